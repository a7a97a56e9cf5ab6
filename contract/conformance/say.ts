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

/** The codes of messages without values. */
export type PlainCode = {[Each in Code]: Messages[Each]['en'] extends string ? Each : never}[Code];

export type Value = string | number | Message;

type ValuesOf<Words> = Words extends (...values: infer Given extends string[]) => string
  ? {readonly [Index in keyof Given]: Value}
  : readonly [];

/** A message before it is in a language. */
export interface Message {
  readonly code: Code;
  readonly values: readonly Value[];
}

export const say = <Given extends Code>(code: Given, ...values: ValuesOf<Messages[Given]['en']>): Message => ({
  code,
  values,
});

/** What is wrong at a place: an operation, or a field of its answer. */
export const finding = <Given extends Code>(
  where: Value,
  code: Given,
  ...values: ValuesOf<Messages[Given]['en']>
): Message => say('at', where, say(code, ...values));

export const isPlain = (text: string): text is PlainCode =>
  Object.hasOwn(messages, text) && typeof messages[text as Code].en === 'string';

export const inWords = ({code, values}: Message, tongue: Tongue): string => {
  const words: string | ((...given: string[]) => string) = messages[code][tongue];
  if (typeof words === 'string') return words;
  return words(...values.map((each) => (typeof each === 'object' ? inWords(each, tongue) : String(each))));
};

/** An error that a report tells, by a message that quotes nothing. */
export class SaidError extends Error {
  constructor(readonly said: Message) {
    super(inWords(said, 'en'));
  }
}
