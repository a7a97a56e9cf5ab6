/** Puts names on `window.SwRealnameCert`. A page may have both one-file scripts, in either order. */
export const putOnPage = (names: Partial<Window['SwRealnameCert']>): void => {
  const page = window as {SwRealnameCert?: object};
  page.SwRealnameCert = {...page.SwRealnameCert, ...names};
};
