import {randomInt} from 'node:crypto';

const digitWords = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** Each digit as a line in a box of 20 by 32. As lines and not as text: a program cannot read them from the page. */
const strokes = [
  'M10 2C3 2 2 10 2 16s1 14 8 14 8-8 8-14S17 2 10 2',
  'M4 8l7-6v28M5 30h12',
  'M3 9c0-9 15-9 15 0 0 7-15 12-15 21h16',
  'M3 4h14l-8 10c6 0 9 3 9 8 0 9-13 10-16 3',
  'M14 30V2L2 21h17',
  'M17 2H5L4 14c5-3 14-2 14 7s-12 11-16 4',
  'M15 2C7 6 3 13 3 21s5 9 8 9 7-2 7-8-4-8-8-8-7 3-7 7',
  'M3 2h15L8 30',
  'M10 15C1 15 2 2 10 2s9 13 0 13S0 30 10 30s9-15 0-15',
  'M17 11c0 4-3 7-7 7s-7-3-7-8 3-8 7-8 7 3 7 9c0 9-4 16-11 19',
] as const;

const size = {width: 132, height: 44};
const step = 29;

/** From `-range` to `range`. */
const jitter = (range: number): number => randomInt(-range, range + 1);

export const newDigits = (): string => String(randomInt(10_000)).padStart(4, '0');

/** For people who cannot see or read the picture. A real portal would not print the answer beside the question. */
export const digitsInWords = (digits: string): string =>
  digits.replace(/\d/g, (digit) => `${digitWords[Number(digit)] ?? ''} `).trim();

const drawDigit = (digit: string, at: number): string => {
  const [x, y] = [12 + at * step + jitter(3), 6 + jitter(4)];
  return `<path d="${strokes[Number(digit)] ?? ''}" transform="translate(${String(x)} ${String(y)}) rotate(${String(jitter(14))} 10 16)" stroke-width="3"/>`;
};

const drawNoise = (): string => {
  const height = () => String(6 + randomInt(size.height - 12));
  const half = String(size.width / 2);
  return `<path d="M0 ${height()}Q${half} ${height()} ${String(size.width)} ${height()}" stroke-width="1.5"/>`;
};

/** An SVG picture of the digits. It has the colour of the text around it, and no word of its own. */
export const drawCaptcha = (digits: string): string => {
  const drawn = Array.from({length: digits.length}, (_, at) => drawDigit(digits.charAt(at), at));
  const lines = [...drawn, drawNoise(), drawNoise()].join('');
  const {width, height} = size;
  return `<svg class="captcha" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-label="验证码图片" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${lines}</svg>`;
};
