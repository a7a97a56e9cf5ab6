import {decode, encode} from 'fast-png';
import pixelmatch from 'pixelmatch';

/** 1 is black beside white. A paler change is not seen. */
const colourTolerance = 0.04;
/**
 * Noise is a pixel here and there. What has moved differs in many pixels in one place: a hairline of a button, moved by
 * one pixel, in two of its lines.
 */
const placeSize = 32;
const tolerance = 12;

/** With four bytes for each pixel. */
const read = (png: Uint8Array) => {
  const {width, height, channels, data: source} = decode(png);
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let index = 0; index < source.length; index++) {
    data[Math.floor(index / channels) * 4 + (index % channels)] = source[index] ?? 0;
  }
  return {width, height, data};
};

export interface Difference {
  readonly text: string;
  /** The pixels that differ, in red on a pale copy. */
  readonly picture?: Uint8Array;
}

/** Undefined if both show the same. Edges of letters and lines that are only smoothed in another way do not count. */
export const differenceOf = (before: Buffer, now: Buffer): Difference | undefined => {
  if (before.equals(now)) return undefined;
  const [{width, height, data}, other] = [read(before), read(now)];
  if (other.width !== width || other.height !== height) {
    return {text: `${width} × ${height} px before, ${other.width} × ${other.height} px now`};
  }
  const output = new Uint8Array(data.length);
  const most = pixelmatch(data, other.data, output, width, height, {
    threshold: colourTolerance,
    windowSize: placeSize,
  });
  if (most <= tolerance) return undefined;
  return {text: `${most} pixels in one place`, picture: encode({width, height, data: output, depth: 8, channels: 4})};
};
