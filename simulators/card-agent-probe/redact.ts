import {parseAgentTime, warnDays} from '../../src/domain/card.js';
import {knownMethods} from './calls.js';

/*
 * Values by kind and length. The rules know kinds, not names of fields: whatever an agent may say that nobody has seen
 * yet is reduced, too. Only what stands in a closed list, or has a shape in which nothing personal fits, is kept.
 */

const knownKeys = new Set([
  ...['_id', '_method', '_status', '_args', 'args', 'Result', 'Data', 'Error', 'VerifyPINSuccess'],
  ...['szStartTime', 'szEndTime', 'guid', 'next', 'finish', 'id', 'inData', 'passwd'],
]);

/** Words in an error that decide how the widget reads it. No others are kept. */
const knownWords = ['输入口令错误', '锁', '其他操作', '正忙', '50200', '51590', '50070'];
const codesInText = [/0x0A0000[\dA-F]{2}/gi, /(?<=错误码\s?[=:：]\s?)\d{5}(?!\d)/g];
const triesInText = /剩余\D{0,8}(\d{1,2})(?!\d)/;
const errorCode = /^Err:(?:Base|Custom)(?:-?\d{1,5}|0x0A0000[\dA-F]{2})$/i;
const versionNumber = /^\d{1,2}(?:\.\d{1,3}){1,3}$/;
const shortNumber = /^\d{1,2}$/;
const largestKept = 9_999;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^\d+$/, 'digits'],
  [/^[\da-f]+$/i, 'hex'],
  [/^[A-Za-z\d+/]+={0,2}$/, 'base64'],
  [/^[\x20-\x7E]+$/, 'ascii'],
];

const dayMs = 86_400_000;

/** Whether a card has expired matters, and on which day does not. */
const kindOfTime = (value: string): string | undefined => {
  const time = /^(?:19|20)\d{12}$/.test(value) ? parseAgentTime(value) : undefined;
  if (time === undefined) return undefined;
  const days = (time - Date.now()) / dayMs;
  return days <= 0 ? 'time-past' : days <= warnDays ? 'time-soon' : 'time-later';
};

const kindOf = (value: string): string =>
  kindOfTime(value) ?? patterns.find(([pattern]) => pattern.test(value))?.[1] ?? 'text';

const wordsIn = (value: string): string[] => {
  const tries = triesInText.exec(value)?.[1];
  const words = knownWords.filter((word) => value.includes(word));
  const codes = codesInText.flatMap((pattern) => value.match(pattern) ?? []);
  return [...new Set([...words, ...(tries === undefined ? [] : [`剩余${tries}`]), ...codes])];
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Place {
  readonly inError?: boolean;
  readonly isVersion?: boolean;
  readonly depth: number;
}

const deepest = 8;
const longestList = 100;

export type Redacted = {readonly message: Record<string, unknown>} | {readonly text: string};

/**
 * Of one recording, because it also tells which values of one kind are equal: another card's number gets `#2`. Holds the
 * values for that, in memory only.
 */
export class Redactor {
  readonly #seen = new Map<string, string[]>();
  #pins: readonly string[] = [];
  #triesLeft: number | undefined;

  /** The last number of tries left that the agent told in an answer. */
  get triesLeft(): number | undefined {
    return this.#triesLeft;
  }

  /** From now on, whatever contains this PIN, also encoded, is only `pin`, without a length. */
  hide(pin: string): void {
    this.#pins = [pin, JSON.stringify(pin).slice(1, -1), encodeURIComponent(pin), btoa(pin)].map((form) =>
      form.toLowerCase(),
    );
  }

  frame(frame: string): Redacted {
    let message: unknown;
    try {
      message = JSON.parse(frame);
    } catch {
      // As below.
    }
    if (!isRecord(message)) return {text: this.#text(frame, {depth: 0})};
    return {message: this.#record(message, {isVersion: message['_method'] === 'ver', depth: 0})};
  }

  #value(value: unknown, place: Place): unknown {
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      const isKept = Number.isInteger(value) && Math.abs(value) <= largestKept;
      if (isKept) return value;
      return this.#isPin(String(value)) ? 'pin' : `number:${String(value).length}`;
    }
    if (typeof value === 'string') return this.#text(value, place);
    const inside = {...place, depth: place.depth + 1};
    if (inside.depth > deepest) return 'deep:0';
    if (!Array.isArray(value)) return this.#record(value as Record<string, unknown>, inside);
    const shown = value.slice(0, longestList).map((each) => this.#value(each, inside));
    return value.length > longestList ? [...shown, `more:${value.length - longestList}`] : shown;
  }

  #record(value: Record<string, unknown>, place: Place): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, longestList)
        .map(([key, each]) => {
          const name = knownKeys.has(key) ? key : `?${this.#text(key, {depth: 0})}`;
          return [name, this.#value(each, {...place, inError: place.inError || key === 'Error'})];
        }),
    );
  }

  #text(value: string, {inError, isVersion}: Place): string {
    if (this.#isPin(value)) return 'pin';
    const isKept =
      shortNumber.test(value) ||
      knownMethods.has(value) ||
      (inError && errorCode.test(value)) ||
      (isVersion && versionNumber.test(value));
    if (isKept) return value;
    const words = inError ? wordsIn(value) : [];
    const tries = words.find((word) => word.startsWith('剩余'));
    if (tries) this.#triesLeft = Number(tries.slice(2));
    return this.#tagged(value) + words.map((word) => `{${word}}`).join('');
  }

  #tagged(value: string): string {
    const kind = `${kindOf(value)}:${value.length}`;
    const seen = this.#seen.get(kind) ?? [];
    this.#seen.set(kind, seen);
    const same = value.toLowerCase();
    if (!seen.includes(same)) seen.push(same);
    const number = seen.indexOf(same) + 1;
    return number === 1 ? kind : `${kind}#${number}`;
  }

  #isPin(value: string): boolean {
    const same = value.toLowerCase();
    return this.#pins.some((pin) => same.includes(pin));
  }
}
