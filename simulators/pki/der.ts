/** Tags of the DER values that this code reads or writes itself. */
export const derTag = {
  integer: 0x02,
  bitString: 0x03,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  sequence: 0x30,
} as const;

/** Encodes one DER value of at most 65 535 bytes. */
export const encodeDer = (tag: number, content: Uint8Array): Uint8Array => {
  const {length} = content;
  if (length > 0xffff) throw new RangeError('The DER value is too long.');
  const header = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.of(tag, ...header, ...content);
};

/** Reads bytes that are exactly one DER value. Throws if bytes are missing or follow it. */
export const decodeDer = (bytes: Uint8Array): {tag: number; content: Uint8Array} => {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) throw new Error('The DER value is cut off.');
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 2) throw new Error('The DER value has a length that is not allowed here.');
  const start = 2 + lengthBytes;
  const length = lengthBytes === 0 ? first : bytes.subarray(2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (lengthBytes > 0 && length < (lengthBytes === 1 ? 0x80 : 0x100))
    throw new Error('The DER value has an overlong length.');
  if (bytes.length !== start + length) throw new Error('The DER value does not have the length that it says.');
  return {tag, content: bytes.subarray(start)};
};
