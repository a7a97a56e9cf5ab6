/** Whether a number can be read in full. Which character stands for what is hidden is the backend's choice: *, ●, x. */
export const isReadable = (display: string): boolean =>
  display !== '' && /^[\p{Script=Han}0-9A-Za-z()+ -]*$/u.test(display) && !/([^0-9])\1\1/u.test(display);
