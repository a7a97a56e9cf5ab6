import {ofDocument, pageWindow} from './of-document.js';

/** An http or https address of the page's own origin. Undefined for any other, including `blob:`. */
export const ownAddress = (address: string): URL | undefined => {
  try {
    const url = new URL(address, ofDocument('baseURI'));
    return url.origin === pageWindow().location.origin && /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Injected markup must not send data elsewhere, so another origin needs the `backend` property. A query is not allowed
 * either: with it, one uploaded file could answer every request.
 */
export const backendAddress = (address: string): string | undefined => {
  const url = ownAddress(address);
  return url && !/[?#]/.test(url.href) && url.username === '' ? url.href : undefined;
};
