/** Creates a value at its first use. Building schemas while a page loads costs as much time as loading XState. */
export const lazy = <T>(make: () => T): (() => T) => {
  let made: {value: T} | undefined;
  return () => (made ??= {value: make()}).value;
};

/** Calls `make` again only when an argument is not the same (`===`) as at the last call. */
export const memoizeLast = <P extends readonly unknown[], T>(make: (...parts: P) => T): ((...parts: P) => T) => {
  let last: {parts: P; value: T} | undefined;
  return (...parts) => {
    if (!last?.parts.every((part, index) => part === parts[index])) last = {parts, value: make(...parts)};
    return last.value;
  };
};
