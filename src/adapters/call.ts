import {CertError, isCertError} from '../domain/errors.js';
import type {Issue} from './issue.js';
import type {AskOptions, CertBackend} from './backend.js';

/** Longest wait for one answer of the backend, in milliseconds. */
const timeLimitMs = 30_000;

const outside = globalThis as {navigator?: {onLine?: boolean}};

/** What was thrown, as the one error that leaves an adapter. A TypeError is how `fetch` says that it got no answer. */
const certErrorFrom = (thrown: unknown): CertError => {
  if (isCertError(thrown)) return thrown;
  if ((thrown as Error | undefined)?.name === 'AbortError') return new CertError('cancelled');
  if (!(thrown instanceof TypeError)) return new CertError('backend', {}, thrown);
  return new CertError(outside.navigator?.onLine === false ? 'offline' : 'network', {}, thrown);
};

/**
 * Runs what a host may have written: it ends when the signal aborts or the time is up, even if `run` takes no
 * notice, and rejects with a `CertError` only.
 */
export const call = async <T>(
  run: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  limitMs: number = timeLimitMs,
): Promise<T> => {
  const controller = new AbortController();
  let fail = (_: CertError): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    fail = (error) => {
      reject(error);
      controller.abort();
    };
  });
  const cancel = (): void => {
    fail(new CertError('cancelled'));
  };
  const timer = setTimeout(() => {
    fail(new CertError('timeout'));
  }, limitMs);
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    return await Promise.race([stopped, run(controller.signal)]);
  } catch (thrown) {
    throw certErrorFrom(thrown);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
};

/** 128 random bits. `crypto.randomUUID` is missing from pages that came over plain HTTP. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export type Question = keyof CertBackend;

/** What `ask` needs of a schema. */
export interface AnswerSchema<T> {
  safeParse(value: unknown): {success: true; data: T} | {success: false; error: {issues: Issue[]}};
}

/**
 * Asks one question and lets nothing in that its schema does not know: `contract` names the question and the part. An
 * answer about somebody else than the one it was asked for is `subject-changed`, whatever it says.
 */
export const ask = async <Q extends Question, T>(
  backend: CertBackend,
  question: Q,
  schema: () => AnswerSchema<T>,
  input: Parameters<CertBackend[Q]>[0],
  {signal, ...options}: AskOptions,
): Promise<T> => {
  const method = backend[question] as ((input: unknown, options: AskOptions) => Promise<unknown>) | undefined;
  // An object that a host may have written.
  if (typeof method !== 'function') throw new CertError('not-configured', {where: `backend.${question}`});
  const answer = await call(async (inner) => method.call(backend, input, {signal: inner, ...options}), signal);
  const parsed = schema().safeParse(answer);
  if (parsed.success) {
    const {subject = options.subject} = Object(parsed.data) as {subject?: string};
    if (options.subject !== undefined && subject !== options.subject) throw new CertError('subject-changed');
    return parsed.data;
  }
  // What a developer needs to know of it is loaded when there is something to be known.
  throw await import('./not-understood.js').then(
    ({notUnderstood}) => notUnderstood(question, answer, parsed.error.issues[0]),
    () => new CertError('contract', {where: question}),
  );
};
