/* What a page of the demo remembers for its tab. A browser may keep storage back; then nothing is remembered. */

export const recall = (key: string): string => {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
};

export const keep = (key: string, text: string): void => {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // As above.
  }
};
