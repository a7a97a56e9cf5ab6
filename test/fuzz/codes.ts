/** The code itself, and no digits of a longer number. */
export const says = (text: string, code: string): boolean =>
  text.includes(code) && new RegExp(`(?<!\\d)${code}(?!\\d)`).test(text);

/** Eight digits that are nowhere in the text. */
export const unusedCode = (text: string): string => {
  for (;;) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    const code = String(random % 100_000_000).padStart(8, '0');
    if (!text.includes(code)) return code;
  }
};
