interface Rendering extends HTMLElement {
  readonly broke?: (thrown: unknown) => void;
  performUpdate: (this: Rendering) => void;
}

const tellAround = (element: Rendering, thrown: unknown): void => {
  element.broke?.(thrown);
  const {host} = element.getRootNode() as {host?: Rendering};
  if (host) tellAround(host, thrown);
};

/**
 * Defines an element unless its name is already used: two copies of the library on a page must not throw. If a render
 * throws, the public element around is told: nobody else would hear of it.
 */
export const register = (tag: string, constructor: CustomElementConstructor): void => {
  if (customElements.get(tag)) return;
  const {prototype} = constructor as {prototype: Rendering};
  const {performUpdate} = prototype;
  prototype.performUpdate = function () {
    try {
      performUpdate.call(this);
    } catch (thrown) {
      tellAround(this, thrown);
      throw thrown;
    }
  };
  customElements.define(tag, constructor);
};
