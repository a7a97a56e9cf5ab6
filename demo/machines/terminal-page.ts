/*
 * A terminal has no page. The bank's and the administrator's path ask their page for its address, and whether it is
 * visible; this is as much of a page as they need.
 */

interface PageLike {
  Text?: unknown;
  addEventListener?: unknown;
}

/** Gives this process a visible page at this address, without storage. */
export const pretendPage = (address: string): void => {
  class FakeDocument {
    get hidden(): boolean {
      return false;
    }
    get baseURI(): string {
      return address;
    }
    get defaultView(): object {
      return {location: new URL(address)};
    }
  }
  const ownerDocument = new FakeDocument();
  const page: PageLike = globalThis;
  page.Text = class {
    readonly ownerDocument = ownerDocument;
  };
  page.addEventListener = () => undefined;
};
