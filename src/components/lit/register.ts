interface Rendering extends HTMLElement {
  readonly broke?: (thrown: unknown) => void;
  performUpdate: (this: Rendering) => void;
  connectedCallback?: (this: Rendering) => void;
}

const reportAround = (element: Rendering, thrown: unknown): void => {
  element.broke?.(thrown);
  const {host} = element.getRootNode() as {host?: Rendering};
  if (host) reportAround(host, thrown);
};

/** A browser reads the callback when the element is defined. */
const guarded = ['connectedCallback', 'performUpdate'] as const;

/** Names of ours that something else of the page has. */
export const takenNames: string[] = [];

/**
 * Defines an element unless its name is already used: two copies of the library on a page must not throw. If it throws
 * where it comes into the page or renders, the public element around is told: nobody else would hear of it.
 */
export const register = (tag: string, constructor: CustomElementConstructor): void => {
  const there = customElements.get(tag);
  if (there) {
    // Those of any copy are Lit's.
    if (!('performUpdate' in there.prototype)) takenNames.push(tag);
    return;
  }
  const {prototype} = constructor as {prototype: Rendering};
  for (const name of guarded) {
    const before = prototype[name];
    prototype[name] = function () {
      try {
        before?.call(this);
      } catch (thrown) {
        reportAround(this, thrown);
        throw thrown;
      }
    };
  }
  customElements.define(tag, constructor);
};
