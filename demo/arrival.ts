import type {Context} from 'hono';

/*
 * How a request arrived here, by the browser's Fetch Metadata. A program sends none and needs no check, because it
 * carries no user's cookie. A foreign address that a user types and that redirects here counts as typed.
 */

const own: readonly (string | undefined)[] = [undefined, 'none', 'same-origin'];
const documents: readonly (string | undefined)[] = [undefined, 'document', 'iframe'];

/** From the address bar, a bookmark, one of our pages, or a program; not from a link or a frame on a foreign page. */
export const isFromUs = (c: Context): boolean => own.includes(c.req.header('sec-fetch-site'));

/** The response will be shown as a document, not used as an image or a script. */
export const isForDocument = (c: Context): boolean => documents.includes(c.req.header('sec-fetch-dest'));
