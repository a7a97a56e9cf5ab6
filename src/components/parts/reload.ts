/** A browser does not try twice to import what failed once: to load the page anew is the way on. */
export const reload = (): void => {
  location.reload();
};
