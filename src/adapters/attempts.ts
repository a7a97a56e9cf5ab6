import {isNotice, type ConsentNotices} from '../domain/consent.js';
import {CertError, isCertError} from '../domain/errors.js';
import type {Refusal} from '../domain/outcome.schemas.js';
import type {AskOptions, CertBackend} from './backend.js';
import {ask, call, randomKey, type Question, type AnswerSchema} from './call.js';

/** The host's own slider or captcha: resolves with what it gave. */
export type HumanCheck = (reason: keyof CertBackend) => Promise<string>;

export interface Attempting {
  readonly backend: CertBackend;
  readonly humanCheck?: HumanCheck | undefined;
  readonly consent?: ConsentNotices | undefined;
}

/** For a slider, a captcha or a walk to the printer, in milliseconds. */
const patienceMs = 10 * 60_000;

type AttemptOptions = Pick<AskOptions, 'idempotencyKey' | 'humanCheck'>;

/** By the attempt itself, so that its key outlives the method that made it: a session may end in between. */
const options = new WeakMap<object, AttemptOptions>();

/**
 * Sends attempts. Sent again after an answer that was lost, an attempt is the same one to the backend: the machine
 * keeps it as one object, and that has one key.
 */
export const createAttempts = (adapters: Attempting, subject: string, method: string) => {
  const notice = adapters.consent?.[method];
  if (notice && !isNotice(notice)) {
    throw new CertError('config', {where: `consent.${method}`, expected: 'id, version and text'});
  }

  const optionsOf = (attempt: object): AttemptOptions => {
    const known = options.get(attempt) ?? {idempotencyKey: randomKey()};
    options.set(attempt, known);
    return known;
  };

  const passHumanCheck = async (question: Question, signal: AbortSignal): Promise<string> => {
    const {humanCheck} = adapters;
    if (!humanCheck) throw new CertError('not-configured', {where: 'humanCheck'});
    // What was thrown is the host's, and may quote anything.
    const token: unknown = await call(async () => humanCheck(question), signal, patienceMs).catch(() => undefined);
    if (typeof token === 'string' && token !== '') return token;
    throw new CertError(signal.aborted ? 'cancelled' : 'human-check-failed');
  };

  return async <Q extends Question, T>(
    attempt: object,
    question: Q,
    schema: () => AnswerSchema<T>,
    input: Parameters<CertBackend[Q]>[0],
    signal: AbortSignal,
  ): Promise<T> => {
    const send = () => ask(adapters.backend, question, schema, input, {...optionsOf(attempt), subject, signal});
    const answer = await send().catch((thrown: unknown) => {
      // Typed anew, a code may be another one than that of the try before: then it is another try.
      const isReused = isCertError(thrown) && thrown.details.foreignCode === 'idempotency-key-reused';
      if (!isReused) throw thrown;
      options.set(attempt, {idempotencyKey: randomKey()});
      return send();
    });
    const {refusal} = answer as {refusal?: Refusal};
    // Without a notice there is nothing that the user could agree to.
    if (refusal?.code === 'consent-required' && !adapters.consent?.[method])
      throw new CertError('not-configured', {where: 'consent'});
    if (refusal?.code !== 'human-check-required') return answer;
    // Refused, it had no effect: with what the check gave it is another request.
    options.set(attempt, {idempotencyKey: randomKey(), humanCheck: await passHumanCheck(question, signal)});
    return send();
  };
};
