/** Whether a number can be read in full. Which character stands for what is hidden is the backend's choice: *, ●, x. */
export const isReadable = (display: string): boolean =>
  display !== '' && /^[\p{Script=Han}0-9A-Za-z()+ -]*$/u.test(display) && !/([^0-9])\1\1/u.test(display);

/** Whether more of an ID number is shown than three and four digits, by which a user knows the own one. */
export const showsMoreOfNumber = (display: string): boolean => display.replace(/\D/g, '').length > 7;

/** Whether more of a mobile is shown than its first three and its last four digits. */
export const showsMoreOfMobile = (display: string): boolean =>
  /\d/.test(
    Array.from(display.replace(/^\D*(?:(?:00)?86\D*(?=1))?/, ''))
      .slice(3, -4)
      .join(''),
  );

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether a text is the whole ID number of a resident, by its check character, or a whole mobile. */
export const isNumberInClear = (text: string): boolean => {
  if (/^1[3-9]\d{9}$/.test(text)) return true;
  if (!/^\d{6}(?:19|20)\d{9}[\dX]$/i.test(text)) return false;
  const sum = weights.reduce((all, weight, at) => all + weight * Number(text[at]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
};
