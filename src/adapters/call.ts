import {CertError, developer, isCertError} from '../domain/errors.js';
import type {Issue} from './issue.js';
import type {AskOptions, CertBackend} from './backend.js';

/** Longest wait for one response of the backend, in milliseconds. */
const timeLimitMs = 30_000;

const outside = globalThis as {navigator?: {onLine?: boolean}};

/**
 * Converts anything thrown to `CertError`, the only error that an adapter throws. `fetch` throws a TypeError when it
 * gets no response.
 */
const certErrorFrom = (thrown: unknown): CertError => {
  if (isCertError(thrown)) return thrown;
  if ((thrown as Error | undefined)?.name === 'AbortError') return new CertError('cancelled');
  if (!(thrown instanceof TypeError)) return new CertError('backend', {}, thrown);
  return new CertError(outside.navigator?.onLine === false ? 'offline' : 'network', {}, thrown);
};

/**
 * Runs code that a host may have written. It ends when the signal aborts or the time is up, even if `run` ignores the
 * signal, and rejects only with a `CertError`.
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

/** 128 random bits. `crypto.randomUUID` does not exist on pages loaded over plain HTTP. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export type Question = keyof CertBackend;

/** The input of one request of a backend. */
export type InputOf<B, Q extends keyof B> = B[Q] extends (input: infer I, options: AskOptions) => unknown ? I : never;

/** What `ask` needs of a schema. */
export interface AnswerSchema<T> {
  safeParse(value: unknown): {success: true; data: T} | {success: false; error: {issues: Issue[]}};
}

/** A copy of the response without its nulls: some frameworks write null for an absent value. */
export const withoutNulls = (answer: unknown, question: string): unknown => {
  try {
    return JSON.parse(JSON.stringify(answer ?? null), (_, value: unknown) => value ?? undefined);
  } catch {
    // An object that a host wrote, and that is no JSON.
    throw new CertError('contract', {where: question});
  }
};

/**
 * Sends one request and accepts only a response that fits its schema. Otherwise `contract` names the request and the
 * part. A response about another subject than the one asked for is `subject-changed`, whatever else it contains.
 */
export const ask = async <B extends object, Q extends keyof B & string, T>(
  backend: B,
  question: Q,
  schema: () => AnswerSchema<T>,
  input: InputOf<B, Q>,
  {signal, ...options}: AskOptions,
): Promise<T> => {
  const method = backend[question] as ((input: unknown, options: AskOptions) => Promise<unknown>) | undefined;
  // The backend is an object that a host may have written, so the method may be missing.
  if (typeof method !== 'function') throw new CertError('not-configured', {where: `backend.${question}`});
  const answer = await call(async (inner) => method.call(backend, input, {signal: inner, ...options}), signal);
  const parsed = schema().safeParse(withoutNulls(answer, question));
  if (parsed.success) {
    const {subject = options.subject} = Object(parsed.data) as {subject?: string};
    if (options.subject !== undefined && subject !== options.subject) throw new CertError('subject-changed');
    developer.hear?.(question, parsed.data);
    return parsed.data;
  }
  // The details for developers are loaded only when they are needed.
  throw await import('./not-understood.js').then(
    ({notUnderstood}) => notUnderstood(question, answer, parsed.error.issues[0]),
    () => new CertError('contract', {where: question}),
  );
};
