import type {Frame} from '../card-agent-probe/recording.js';
import {agentTime} from './card-content.js';

/* Values for a recording, which has only their kinds and lengths. */

const redacted =
  /^(digits|hex|base64|ascii|text|binary|number|deep|more|time-past|time-soon|time-later):(\d{1,9})(?:#(\d{1,4}))?((?:\{[^}]*\})*)$/;

/** No value is longer: the file may come from anywhere. */
const longest = 8 * 1024 * 1024;

/** Several for each kind, because another value must be another one. */
const fillers: Readonly<Record<string, string>> = {
  digits: '123456789',
  hex: 'abcdef',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  ascii: '-+*/',
  text: '某甲乙丙丁戊己庚',
};

const dayMs = 86_400_000;
/** Days from now. */
const times: Readonly<Record<string, number>> = {'time-past': -30, 'time-soon': 10, 'time-later': 1_000};

const isPlain = /^[A-Za-z\d+/]+={0,2}$/;
/** A text of this length is a certificate. */
const longValue = 200;

/** Whether the own value says the same: a widget reads only the length of a signature, and a certificate has any. */
const isLike = (own: string, kind: string, length: number): boolean =>
  isPlain.test(own) === ['digits', 'hex', 'base64', 'time-past', 'time-soon', 'time-later'].includes(kind) &&
  (own.length === length || (own.length > longValue && length > longValue) || kind === 'text') &&
  own !== '' &&
  length > 0;

const fillText = (text: string, own: unknown): unknown => {
  if (text === 'pin') return '********';
  const [, kind = '', digits = '', tag, words = ''] = redacted.exec(text) ?? [];
  if (kind === '') return text;
  const length = Math.min(Number(digits), longest);
  if (kind === 'number') return 10 ** Math.min(length - 1, 15);
  const isOther = tag !== undefined;
  const days = times[kind];
  if (typeof own === 'string' && !isOther && words === '' && days === undefined && isLike(own, kind, length))
    return own;
  if (days !== undefined) return agentTime(new Date(Date.now() + (days + Number(tag ?? 1) - 1) * dayMs));
  const filler = fillers[kind] ?? fillers['text'] ?? '';
  const known = words.slice(1, -1).split('}{').join(' ');
  const character = filler.charAt((Number(tag ?? 1) - 1) % filler.length);
  return known + character.repeat(Math.max(0, length - known.length));
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fillValue = (value: unknown, own: unknown): unknown => {
  if (typeof value === 'string') return fillText(value, own);
  if (Array.isArray(value))
    return value.map((each, index) => fillValue(each, Array.isArray(own) ? own[index] : undefined));
  if (!isRecord(value)) return value;
  const owns = isRecord(own) ? own : {};
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillValue(each, owns[key])]));
};

/** The text of a recorded message, under this id. `own` is what the simulator itself would say. */
export const fill = (frame: Extract<Frame, {from: unknown}>, own: unknown, id: number): string => {
  // Whatever it was, it was no JSON.
  if ('text' in frame) return `<${String(fillText(frame.text, undefined)).slice(1)}`;
  return JSON.stringify({...(fillValue(frame.message, own) as object), ...('_id' in frame.message && {_id: id})});
};
