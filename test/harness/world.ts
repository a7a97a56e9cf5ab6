import type {RequestOptions, CertBackend, InboxBackend} from '../../src/adapters/backend.js';
import {certOperations, inboxOperations} from '../../src/adapters/operations.js';
import {fakeBackend, fakeInboxBackend} from '../../src/fakes.js';

/** What account holders and administrators ask, as one backend. */
export type Backend = CertBackend & InboxBackend;
export type Question = keyof Backend;

/** Answers any question; what it throws, or what does not fit, is the answer that a host's own code gives. */
export type Ask = (question: Question, input: unknown, options: RequestOptions) => unknown;

/** A backend of which one function answers every question. */
export const backendBy = (ask: Ask): Backend => {
  const questions = Object.keys({...certOperations, ...inboxOperations}) as Question[];
  const answers = questions.map((question) => [
    question,
    (...args: readonly [RequestOptions] | readonly [unknown, RequestOptions]) =>
      args.length === 2 ? ask(question, ...args) : ask(question, undefined, ...args),
  ]);
  return Object.fromEntries(answers) as Backend;
};

/** One operation of a backend, with its input before the options also where it has none. */
export const askOf =
  (backend: Backend, question: Question) =>
  (input: unknown, options: RequestOptions): unknown => {
    const operations = backend as unknown as Readonly<Record<Question, (...args: readonly unknown[]) => unknown>>;
    return input === undefined ? operations[question](options) : operations[question](input, options);
  };

/** Answers as the fakes do, unless a test says otherwise. */
export const rightly = (answers: Partial<Backend> = {}): Ask => {
  const right = {...fakeBackend(), ...fakeInboxBackend(), ...answers};
  return (question, input, options) => askOf(right, question)(input, options);
};
