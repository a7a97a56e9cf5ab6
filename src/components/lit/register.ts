/** Defines an element unless its name is already used: two copies of the library on a page must not throw. */
export const register = (tag: string, constructor: CustomElementConstructor): void => {
  if (!customElements.get(tag)) customElements.define(tag, constructor);
};
