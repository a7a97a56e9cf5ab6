import {pageWindow} from './page.js';

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

interface Device {
  readonly matchMedia?: (query: string) => {readonly matches: boolean};
  readonly screen: {readonly width: number; readonly height: number};
}

/**
 * Whether no card reader and no UKey can be plugged in here: on a phone, and on a tablet without a mouse. With a mouse or
 * a touchpad it is a desktop. So is a large touch screen, such as a terminal in an office hall, and a keyboard without
 * any pointer. Where nothing tells, as in jsdom, it is a desktop, too.
 */
export const isHandheld = ({matchMedia, screen}: Device = globalThis): boolean =>
  matchMedia?.('(any-pointer: coarse)').matches === true &&
  !matchMedia('(any-pointer: fine)').matches &&
  // The short side of the largest tablet is 1032.
  Math.min(screen.width, screen.height) < 1080;
