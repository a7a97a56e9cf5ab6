import type {Context} from 'hono';

/*
 * How a request arrived here, by the browser's Fetch Metadata. A foreign address that a user types and that redirects
 * here counts as typed.
 */

const own: readonly (string | undefined)[] = ['none', 'same-origin'];
const documents: readonly (string | undefined)[] = [undefined, 'document', 'iframe'];
/** What browsers say of a page that they load before anybody has gone to it. */
const ahead = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/**
 * A person goes to this page: from the address bar, a bookmark or a page of ours, and not by a link or a frame on a
 * foreign page. Only what says so itself counts: a WebSocket handshake, which any page can send, says nothing.
 */
export const isOwnNavigation = (c: Context): boolean =>
  own.includes(c.req.header('sec-fetch-site')) && c.req.header('sec-fetch-dest') === 'document';

/** The response will be shown as a document now, and is not used as an image or a script, nor loaded ahead. */
export const isForDocument = (c: Context): boolean =>
  documents.includes(c.req.header('sec-fetch-dest')) && !ahead.some((name) => c.req.header(name) !== undefined);
