/** The page's own; an element named `baseURI` takes the place of the document's property. */
const baseUrl = () => Reflect.get<Node, 'baseURI'>(Node.prototype, 'baseURI', document);

/** An http or https address of the page's own origin; undefined for any other, a `blob:` among them. */
export const ownAddress = (address: string): URL | undefined => {
  try {
    const url = new URL(address, baseUrl());
    return url.origin === location.origin && /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
};
