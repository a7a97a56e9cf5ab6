/*
 * A text that is too long for one frame is sent in blocks, each after a header of 128 characters, one at a time: the
 * agent asks for the next block. Lengths are UTF-16 code units.
 */

export const blockMark = 'BLOCKTXT';
const headerLength = 128;
const header = /^BLOCKTXT([0-9A-F]{4})([0-9A-F]{4})(\d{16})(\d{8})(\d{4})([^]{36})(\d{4})[^]{44}$/;

// synthetic: all four limits. A client ends a block after the character that exceeds 120 KiB minus three.
const longestBlock = 120 * 1024;
const longestText = 8 * 1024 * 1024;
const mostGroups = 4;
const mostRepeats = 5;

/** CRC-16/MODBUS over the low byte of every code unit. The low byte of the result comes first. */
export const checkCode = (text: string): string => {
  let crc = 0xffff;
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  const swapped = ((crc & 0xff) << 8) | (crc >> 8);
  return swapped.toString(16).toUpperCase().padStart(4, '0');
};

/** The agent's reply to a block. `Result` tells whether this block was valid. */
interface BlockReply {
  readonly Result: boolean;
  readonly guid: string;
  readonly next: number;
}

export type BlockOutcome =
  | ({readonly kind: 'ask'} & BlockReply)
  /** All blocks have arrived, so the client may delete them. */
  | ({readonly kind: 'finish'; readonly text: string} & BlockReply)
  | {readonly kind: 'refuse'};

interface Group {
  /** The part of the header that is equal in all blocks. */
  readonly common: string;
  readonly parts: string[];
  repeats: number;
}

interface Block {
  readonly common: string;
  readonly textCode: string;
  readonly blockCode: string;
  readonly textLength: number;
  readonly blockLength: number;
  readonly count: number;
  readonly guid: string;
  readonly number: number;
  readonly part: string;
}

const readBlock = (frame: string): Block | undefined => {
  const found = header.exec(frame.slice(0, headerLength));
  if (!found) return undefined;
  const [, textCode = '', blockCode = '', textLength = '', blockLength = '', count = '', guid = '', number = ''] =
    found;
  return {
    common: [textCode, textLength, count].join(),
    textCode,
    blockCode,
    textLength: Number(textLength),
    blockLength: Number(blockLength),
    count: Number(count),
    guid,
    number: Number(number),
    part: frame.slice(headerLength),
  };
};

const isWithinLimits = ({textLength, blockLength, count, number}: Block): boolean =>
  count > 0 && number < count && blockLength <= longestBlock && textLength <= longestText && count <= textLength + 1;

export class BlockReader {
  readonly #groups = new Map<string, Group>();

  accept(frame: string): BlockOutcome {
    const block = readBlock(frame);
    if (!block || !isWithinLimits(block)) return {kind: 'refuse'};
    const {guid} = block;
    const group = this.#groups.get(guid) ?? {common: block.common, parts: [], repeats: 0};
    if (group.common !== block.common) return this.#refuse(guid);
    if (!this.#groups.has(guid)) {
      if (this.#groups.size >= mostGroups) return {kind: 'refuse'};
      this.#groups.set(guid, group);
    }

    const {parts} = group;
    const {part} = block;
    const isInOrder =
      block.number === parts.length && block.blockLength === part.length && block.blockCode === checkCode(part);
    if (!isInOrder) return this.#askAgain(guid, group, parts.length);
    parts.push(part);
    if (parts.length < block.count) return {kind: 'ask', Result: true, guid, next: parts.length};

    const text = parts.join('');
    if (text.length !== block.textLength || block.textCode !== checkCode(text)) {
      // synthetic: that all blocks are sent again if each block was valid but the whole text is not.
      parts.length = 0;
      return this.#askAgain(guid, group, 0);
    }
    this.#groups.delete(guid);
    return {kind: 'finish', Result: true, guid, next: block.count, text};
  }

  #askAgain(guid: string, group: Group, next: number): BlockOutcome {
    group.repeats += 1;
    return group.repeats > mostRepeats ? this.#refuse(guid) : {kind: 'ask', Result: false, guid, next};
  }

  #refuse(guid: string): BlockOutcome {
    this.#groups.delete(guid);
    return {kind: 'refuse'};
  }
}
