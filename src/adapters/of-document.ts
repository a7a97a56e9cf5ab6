/** With what only some browsers have. */
interface PageDocument extends Document {
  readonly featurePolicy?: {allowsFeature(feature: string): boolean; features(): string[]};
}

/**
 * A property of the page's document. Read through the prototype, because an element named like it, such as
 * `<img name="body">`, hides it.
 */
export const ofDocument = <Name extends keyof PageDocument>(name: Name): PageDocument[Name] =>
  // eslint-disable-next-line no-restricted-globals -- the one place
  Reflect.get<PageDocument, Name>(Document.prototype, name, document);

/** A new element of the page's document. */
export const createElement = (tag: string): HTMLElement =>
  // eslint-disable-next-line no-restricted-globals -- the one place
  ofDocument('createElement').call(document, tag);
