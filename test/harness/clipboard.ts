/** The page’s clipboard, as `write` has it, while `use` goes on; undefined where the page has none. */
export const withClipboard = async (
  write: ((text: string) => Promise<void>) | undefined,
  use: () => Promise<void>,
): Promise<void> => {
  Object.defineProperty(navigator, 'clipboard', {value: write && {writeText: write}, configurable: true});
  try {
    await use();
  } finally {
    // The browser’s own is on the prototype.
    Reflect.deleteProperty(navigator, 'clipboard');
  }
};
