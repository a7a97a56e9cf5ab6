/** Makes a value when it is first asked for: building schemas while a page loads costs as much as loading XState. */
export const once = <T>(make: () => T): (() => T) => {
  let made: {value: T} | undefined;
  return () => (made ??= {value: make()}).value;
};
