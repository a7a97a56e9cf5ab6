const deepest = 32;

/**
 * Whether JSON that can be parsed has one reading. RFC 8259, 4, leaves open which of two members of the same name
 * counts: neither does here. Nor does what is nested deeper than 32.
 */
export const isPlainJson = (json: string): boolean => {
  const names: Set<string>[] = [];
  for (const [token, text, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[[\]{}]/g)) {
    if (token === '{' || token === '[') names.push(new Set());
    else if (text === undefined) names.pop();
    else if (colon) {
      const name = JSON.parse(text) as string;
      if (names.at(-1)?.has(name)) return false;
      names.at(-1)?.add(name);
    }
    if (names.length > deepest) return false;
  }
  return true;
};
