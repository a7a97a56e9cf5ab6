import {isNotice, type ConsentNotices} from '../domain/consent.js';
import {CertError, isCertError} from '../domain/errors.js';
import type {Refusal} from '../domain/outcome.schemas.js';
import type {AskOptions, CertBackend} from './backend.js';
import {ask, call, randomKey, type AnswerSchema, type InputOf, type Question} from './call.js';

/** The host's own slider or captcha. Resolves with its result. */
export type HumanCheck = (reason: keyof CertBackend) => Promise<string>;

export interface Attempting {
  readonly backend: CertBackend;
  readonly humanCheck?: HumanCheck | undefined;
  readonly consent?: ConsentNotices | undefined;
  readonly locale?: string | undefined;
}

type AttemptOptions = Pick<AskOptions, 'idempotencyKey' | 'humanCheck' | 'stepUp'>;

/** Sends requests that change nothing, or that may be repeated without harm, for this subject. */
export const createAsk =
  (adapters: Attempting, subject: string) =>
  <Q extends Question, T>(
    question: Q,
    schema: () => AnswerSchema<T>,
    input: InputOf<CertBackend, Q>,
    signal: AbortSignal,
    more: AttemptOptions = {},
  ): Promise<T> =>
    ask(adapters.backend, question, schema, input, {...more, subject, locale: adapters.locale, signal});

/** Time limit for a check by the host, in milliseconds: a slider, a card, or a walk to the printer. */
const patienceMs = 10 * 60_000;

/** The result of a check by the host. Undefined if the user did not pass it. */
export const resultOfCheck = async <Q>(
  where: 'humanCheck' | 'stepUp',
  check: ((question: Q) => Promise<string>) | undefined,
  question: Q,
  signal: AbortSignal,
): Promise<string | undefined> => {
  if (!check) throw new CertError('not-configured', {where});
  // Ignores the thrown value: it comes from the host and may quote anything.
  const token: unknown = await call(async () => check(question), signal, patienceMs).catch(() => undefined);
  if (typeof token === 'string' && token !== '') return token;
  if (signal.aborted) throw new CertError('cancelled');
  return undefined;
};

/** The key is stored by the attempt object, so that it outlives the method: a session may end in between. */
const options = new WeakMap<object, AttemptOptions>();

/** The options of an attempt: its key, and the result of a check by the host, if it has passed one. */
export const optionsOf = (attempt: object): AttemptOptions => {
  const known = options.get(attempt) ?? {idempotencyKey: randomKey()};
  options.set(attempt, known);
  return known;
};

/** A request that was refused had no effect. Sent again with the result of a check, it is a new request. */
export const afterCheck = (attempt: object, passed: Pick<AttemptOptions, 'humanCheck' | 'stepUp'>): void => {
  options.set(attempt, {idempotencyKey: randomKey(), ...passed});
};

/**
 * Sends attempts. If a response is lost and the attempt is sent again, the backend sees the same attempt: the machine
 * keeps it as one object, and this object has one key.
 */
export const createAttempts = (adapters: Attempting, subject: string, method: string) => {
  const notice = adapters.consent?.[method];
  if (notice && !isNotice(notice)) {
    throw new CertError('config', {where: `consent.${method}`, expected: 'id, version and text'});
  }

  const askBackend = createAsk(adapters, subject);

  return async <Q extends Question, T>(
    attempt: object,
    question: Q,
    schema: () => AnswerSchema<T>,
    input: InputOf<CertBackend, Q>,
    signal: AbortSignal,
  ): Promise<T> => {
    const send = () => askBackend(question, schema, input, signal, optionsOf(attempt));
    const answer = await send().catch((thrown: unknown) => {
      // The user may have typed a different code this time. Then it is a new try with a new key.
      const isReused = isCertError(thrown) && thrown.details.foreignCode === 'idempotency-key-reused';
      if (!isReused) throw thrown;
      afterCheck(attempt, {});
      return send();
    });
    const {refusal} = answer as {refusal?: Refusal};
    // Without a notice, the user has nothing to agree to.
    if (refusal?.code === 'consent-required' && !adapters.consent?.[method])
      throw new CertError('not-configured', {where: 'consent'});
    if (refusal?.code !== 'human-check-required') return answer;
    const humanCheck = await resultOfCheck('humanCheck', adapters.humanCheck, question, signal);
    if (humanCheck === undefined) throw new CertError('human-check-failed');
    afterCheck(attempt, {humanCheck});
    return send();
  };
};
