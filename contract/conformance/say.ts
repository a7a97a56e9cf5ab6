import {messages} from './messages.js';

/* What the kit says, in each of its languages. */

/** One sentence in each language. */
export interface Sentence {
  readonly en: string;
  readonly zh: string;
}

export type Tongue = keyof Sentence;

type Messages = typeof messages;
export type Code = keyof Messages;

export type Value = string | number | Message;

type ValuesOf<Each extends Code> = Messages[Each][0] extends (...values: infer Given extends string[]) => string
  ? {readonly [Index in keyof Given]: Value}
  : InText<Messages[Each][0]>;

type InText<
  Words,
  Found extends readonly Value[] = readonly [],
> = Words extends `${string}$${Place<Found['length']>}${string}` ? InText<Words, readonly [...Found, Value]> : Found;

/** What stands for the next value, after so many. */
type Place<Many extends number> = [1, 2, 3, 4, 5][Many];

/** The codes of messages without values. */
export type PlainCode = {[Each in Code]: ValuesOf<Each> extends readonly [] ? Each : never}[Code];

/** A message before it is in a language. */
export interface Message {
  readonly code: Code;
  readonly values: readonly Value[];
}

export const say = <Given extends Code>(code: Given, ...values: ValuesOf<Given>): Message => ({code, values});

/** What is wrong at a place: an operation, or a field of its answer. */
export const finding = <Given extends Code>(where: Value, code: Given, ...values: ValuesOf<Given>): Message =>
  say('at', where, say(code, ...values));

export const isPlain = (text: string): text is PlainCode => {
  const words: unknown = Object.hasOwn(messages, text) && messages[text as Code][0];
  return typeof words === 'string' && !words.includes('$');
};

export const inWords = ({code, values}: Message, tongue: Tongue): string => {
  const words: string | ((...given: string[]) => string) = messages[code][tongue === 'en' ? 0 : 1];
  const given = values.map((each) => (typeof each === 'object' ? inWords(each, tongue) : String(each)));
  return typeof words === 'string' ? words.replace(/\$(\d)/g, (_, at) => given[Number(at) - 1] ?? '') : words(...given);
};

/** An error that a report tells, by a message that quotes nothing. */
export class SaidError extends Error {
  constructor(readonly said: Message) {
    super(inWords(said, 'en'));
  }
}
