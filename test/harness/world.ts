import type {RequestOptions, CertBackend, InboxBackend} from '../../src/adapters/backend.js';
import {certOperations, inboxOperations} from '../../src/adapters/operations.js';
import {fakeBackend, fakeInboxBackend} from '../../src/fakes.js';

/** What account holders and administrators ask, as one backend. */
export type Backend = CertBackend & InboxBackend;
export type OperationName = keyof Backend;

/** Answers any request; what it throws, or what does not fit, is the answer that a host's own code gives. */
export type Ask = (operation: OperationName, input: unknown, options: RequestOptions) => unknown;

/** A backend of which one function answers every request. */
export const backendBy = (ask: Ask): Backend => {
  const operations = Object.keys({...certOperations, ...inboxOperations}) as OperationName[];
  const answers = operations.map((operation) => [
    operation,
    (...args: readonly [RequestOptions] | readonly [unknown, RequestOptions]) =>
      args.length === 2 ? ask(operation, ...args) : ask(operation, undefined, ...args),
  ]);
  return Object.fromEntries(answers) as Backend;
};

/** One operation of a backend, with its input before the options also where it has none. */
export const askOf =
  (backend: Backend, operation: OperationName) =>
  (input: unknown, options: RequestOptions): unknown => {
    const operations = backend as unknown as Readonly<Record<OperationName, (...args: readonly unknown[]) => unknown>>;
    return input === undefined ? operations[operation](options) : operations[operation](input, options);
  };

/** Answers as the fakes do, unless a test says otherwise. */
export const rightly = (answers: Partial<Backend> = {}): Ask => {
  const right = {...fakeBackend(), ...fakeInboxBackend(), ...answers};
  return (operation, input, options) => askOf(right, operation)(input, options);
};
