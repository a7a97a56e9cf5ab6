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

/** Members in one order: a database may give them back in another. */
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Whether both mean the same, as `jsonb` of PostgreSQL compares. */
export const isSameJson = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
