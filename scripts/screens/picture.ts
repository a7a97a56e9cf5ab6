import {convertIndexedToRgb, decode, encode} from 'fast-png';
import pixelmatch from 'pixelmatch';

/** Four bytes for each pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** The browser that drew it, if the file says so. */
  readonly drawnBy?: string;
}

export const readPicture = (png: Uint8Array): Picture => {
  const decoded = decode(png);
  const {width, height, text} = decoded;
  const source = decoded.palette ? convertIndexedToRgb(decoded) : decoded.data;
  const channels = source.length / (width * height);
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      data[pixel * 4 + channel] = source[pixel * channels + channel] ?? 0;
    }
  }
  return {width, height, data, ...(text['Software'] && {drawnBy: text['Software']})};
};

const colourAt = ({data}: Picture, pixel: number): number =>
  ((data[pixel * 4] ?? 0) << 16) | ((data[pixel * 4 + 1] ?? 0) << 8) | (data[pixel * 4 + 2] ?? 0);

const channelsOf = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as [number, number, number];

/** The surfaces: their colours stay as they are. All others are those of smoothed edges. */
const surfaceColours = 32;
/** The others' channels become multiples of this, which is hardly seen. */
const edgeStep = 8;

/** Each pixel as a number in a palette. */
const indexColours = (picture: Picture) => {
  const length = picture.data.length / 4;
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < length; pixel++) {
    const colour = colourAt(picture, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = new Map<number, number>();
  const numbers = new Map<number, number>();
  for (const [index, [colour]] of [...counts].sort(([, a], [, b]) => b - a).entries()) {
    const [red, green, blue] = channelsOf(colour).map((value) =>
      Math.min(255, Math.round(value / edgeStep) * edgeStep),
    );
    const kept = index < surfaceColours ? colour : ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0);
    const number = palette.get(kept) ?? palette.size;
    palette.set(kept, number);
    numbers.set(colour, number);
  }
  const pixels = Uint16Array.from({length}, (_, pixel) => numbers.get(colourAt(picture, pixel)) ?? 0);
  return {palette: [...palette.keys()].map(channelsOf), pixels};
};

/** A file of a third of the size. */
export const writeSmall = (picture: Picture, drawnBy: string): Uint8Array => {
  const {width, height} = picture;
  const {palette, pixels} = indexColours(picture);
  const image =
    palette.length <= 256
      ? {data: Uint8Array.from(pixels), channels: 1, palette}
      : {data: Uint8Array.from([...pixels].flatMap((number) => palette[number] ?? [])), channels: 3};
  return encode({width, height, depth: 8, text: {Software: drawnBy}, ...image}, {zlib: {level: 9}});
};

/** Above the rounding of `writeSmall`, and below the step from the page to a pale ground: 1 is black beside white. */
const colourTolerance = 0.04;
/**
 * Noise is a pixel here and there. What has moved differs in many pixels in one place: a hairline of a button, moved by
 * one pixel, in two of its lines.
 */
const placeSize = 32;
const tolerance = 12;

export interface Difference {
  readonly text: string;
  /** The pixels that differ, in red on a pale copy. */
  readonly picture?: Picture;
}

/** Undefined if both show the same. Edges of letters and lines that are only smoothed in another way do not count. */
export const differenceOf = (before: Picture, now: Picture): Difference | undefined => {
  const {width, height} = before;
  if (now.width !== width || now.height !== height) {
    return {text: `${width} × ${height} px before, ${now.width} × ${now.height} px now`};
  }
  const data = new Uint8Array(before.data.length);
  const most = pixelmatch(before.data, now.data, data, width, height, {
    threshold: colourTolerance,
    windowSize: placeSize,
  });
  if (most <= tolerance) return undefined;
  return {text: `${most} pixels in one place`, picture: {width, height, data}};
};

export const writePicture = ({width, height, data}: Picture): Uint8Array =>
  encode({width, height, data, depth: 8, channels: 4});
