import {version} from '../version.js';

/**
 * Puts names on `window.SwRealnameCert`. A page may have both one-file scripts, in either order. Another version that came
 * before has defined the elements, so its names stay.
 */
export const putOnPage = (names: Omit<Partial<Window['SwRealnameCert']>, 'version'>): void => {
  const page = window as {SwRealnameCert?: {readonly version?: string}};
  // Of an element with this id, nothing.
  const before = {...page.SwRealnameCert};
  if (before.version !== undefined && before.version !== version) return;
  page.SwRealnameCert = {...before, ...names, version};
};
