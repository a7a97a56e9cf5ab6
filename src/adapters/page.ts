/** With what only some browsers have. */
interface PageDocument extends Document {
  readonly featurePolicy?: {allowsFeature(feature: string): boolean; features(): string[]};
}

/*
 * In the sandbox of a micro-frontend `document`, `window` and `location` are proxies, which the browser refuses and which
 * have another origin. A node knows the real ones.
 */

const page = (): PageDocument => new Text().ownerDocument;

/**
 * A property of the page's document. Read through the prototype, because an element named like it, such as
 * `<img name="body">`, hides it.
 */
export const documentProperty = <Name extends keyof PageDocument>(name: Name): PageDocument[Name] =>
  Reflect.get<PageDocument, Name>(Reflect.getPrototypeOf(page()) as PageDocument, name, page());

/** The window that shows the page. */
export const pageWindow = (): Window => documentProperty('defaultView') as Window;

/**
 * A frame with `srcdoc` is of the origin of the page around, and its address has none. Elsewhere not by `origin`, which a
 * page may have as a variable of its own.
 */
export const pageOrigin = (): string => {
  const {location, origin} = pageWindow();
  return location.protocol === 'about:' ? origin : location.origin;
};

/** Whether the page, or a frame in it, gets the keys of the user. */
export const hasFocus = (): boolean => documentProperty('hasFocus').call(page());

/** A new element of the page's document. */
export const createElement = (tag: string): HTMLElement => documentProperty('createElement').call(page(), tag);

/**
 * What of this page's address may go to others: a query or a fragment may hold a token, and a path a session, as a `;`
 * parameter (Java) or a segment `(S(…))` (ASP.NET without cookies).
 */
export const bare = (address: string): string => {
  const {origin, pathname} = new URL(address);
  return origin + pathname.replace(/(?:;|%3b|\/(?:\(|%28)\w(?:\(|%28))[^/]*/gi, '');
};

/** What of it may go to others. A frame with `srcdoc` has the address of the page around. */
export const pageAddress = (): string => {
  const {protocol, href} = pageWindow().location;
  return bare(protocol === 'about:' ? documentProperty('baseURI') : href);
};

/** An http or https address of the page's own origin. Undefined for any other, including `blob:`. */
export const ownAddress = (address: string): URL | undefined => {
  try {
    const url = new URL(address, documentProperty('baseURI'));
    return url.origin === pageOrigin() && /^https?:$/.test(url.protocol) ? url : undefined;
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

/** A browser does not repeat an import that failed, so the page must be loaded again. */
export const reload = (): void => {
  pageWindow().location.reload();
};
