import {pageWindow} from './of-document.js';

/** Whether another page is around this one. */
export const isFramed = (): boolean => pageWindow().top !== pageWindow();

/**
 * Whether a page of another origin is around this one: it can hide this page, and have it pressed. Each page of the same
 * origin may be read, and no other, in every browser; `ancestorOrigins` is not in Firefox 115.
 */
export const isFramedByAnother = (): boolean => {
  if (!('document' in globalThis)) return false;
  try {
    let page = pageWindow();
    while (page !== page.parent && page.parent.location.href) page = page.parent;
    return page !== page.parent;
  } catch {
    return true;
  }
};
