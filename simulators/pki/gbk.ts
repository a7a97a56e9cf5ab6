let table: ReadonlyMap<string, readonly [number, number]> | undefined;
const isMissing = (text: string) => text.length !== 1 || text === '\uFFFD';

/** Node decodes GBK but does not encode it. So the two-byte part is built once from the decoder, in reverse. */
const buildTable = (): ReadonlyMap<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gbk');
  const pairs = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let log = 0x40; log <= 0xfe; log++) {
      const character = decoder.decode(Uint8Array.of(lead, log));
      if (!isMissing(character) && !pairs.has(character)) pairs.set(character, [lead, log]);
    }
  }
  return pairs;
};

/** Throws for a character that GBK does not have. */
export const encodeGbk = (text: string): Uint8Array => {
  table ??= buildTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? [code] : table.get(character);
    if (!pair) throw new RangeError('The text has a character that GBK does not have.');
    bytes.push(...pair);
  }
  return Uint8Array.from(bytes);
};

/** Throws for bytes that are not GBK. */
export const decodeGbk = (bytes: Uint8Array): string => new TextDecoder('gbk', {fatal: true}).decode(bytes);
