/** With what only some browsers have. */
interface PageDocument extends Document {
  readonly featurePolicy?: {allowsFeature(feature: string): boolean; features(): string[]};
}

/**
 * The real document. In the sandbox of a micro-frontend, `document` is a proxy, and what reads a real one's prototype
 * throws for it.
 */
const page = (): Document => new Text().ownerDocument;

/**
 * A property of the page's document. Read through the prototype, because an element named like it, such as
 * `<img name="body">`, hides it.
 */
export const ofDocument = <Name extends keyof PageDocument>(name: Name): PageDocument[Name] =>
  Reflect.get<PageDocument, Name>(Document.prototype, name, page());

/** A new element of the page's document. */
export const createElement = (tag: string): HTMLElement => ofDocument('createElement').call(page(), tag);
