import type {Context} from 'hono';

/*
 * How a request came here, by what browsers say of it (Fetch Metadata). A program says nothing, and needs no guard: it
 * carries no user's cookie. A foreign address that is typed and redirects here counts as typed.
 */

const own: readonly (string | undefined)[] = [undefined, 'none', 'same-origin'];
const documents: readonly (string | undefined)[] = [undefined, 'document', 'iframe'];

/** From the address bar, a bookmark, a page of ours, or a program; not from a link or a frame on a foreign page. */
export const isFromUs = (c: Context): boolean => own.includes(c.req.header('sec-fetch-site'));

/** To be shown to somebody, and not for an image or a script. */
export const isForDocument = (c: Context): boolean => documents.includes(c.req.header('sec-fetch-dest'));
