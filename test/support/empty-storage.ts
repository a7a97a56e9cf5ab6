type Entries = Record<string, string>;

/** A storage without entries. As in a browser, its entries are its own properties. */
export const emptyStorage = (): Entries =>
  Object.create({
    getItem(this: Entries, key: string) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
    setItem(this: Entries, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Entries, key: string) {
      Reflect.deleteProperty(this, key);
    },
  }) as Entries;
