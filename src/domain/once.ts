/** Creates a value at its first use. Building schemas while a page loads costs as much time as loading XState. */
export const once = <T>(make: () => T): (() => T) => {
  let made: {value: T} | undefined;
  return () => (made ??= {value: make()}).value;
};
