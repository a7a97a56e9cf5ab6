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
export const ofDocument = <Name extends keyof PageDocument>(name: Name): PageDocument[Name] =>
  Reflect.get<PageDocument, Name>(Reflect.getPrototypeOf(page()) as PageDocument, name, page());

/** The window that shows the page. */
export const pageWindow = (): Window => ofDocument('defaultView') as Window;

/** A new element of the page's document. */
export const createElement = (tag: string): HTMLElement => ofDocument('createElement').call(page(), tag);
