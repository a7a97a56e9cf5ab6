import type {Attempt} from '../domain/attempt.js';
import {isNotice, noticesOf, type ConsentNotices} from '../domain/consent.js';
import {CertError, isCertError} from '../domain/errors.js';
import type {Refusal} from '../domain/outcome.schemas.js';
import type {CertBackend} from './backend.js';
import type {certOperations, Reading} from './operations.js';
import {
  withTimeLimit,
  createRequester,
  type AnswerOf,
  type RequestSettings,
  type AnswerSchemas,
  type InputOf,
  type CertOperation,
} from './ask-backend.js';

/** The host's own slider or captcha. Resolves with its result. */
export type HumanCheck = (reason: keyof CertBackend) => Promise<string>;

export interface ClientSettings extends RequestSettings<CertBackend> {
  readonly humanCheck?: HumanCheck | undefined;
  readonly consent?: ConsentNotices | undefined;
}

/** Time limit for a check by the host, in milliseconds: a slider, a card, or a walk to the printer. */
const patienceMs = 10 * 60_000;

/** The result of a check by the host. Undefined if the user did not pass it. */
export const resultOfCheck = async <Q>(
  where: 'humanCheck' | 'stepUp',
  check: ((operation: Q) => Promise<string>) | undefined,
  operation: Q,
  signal: AbortSignal,
): Promise<string | undefined> => {
  if (!check) throw new CertError('not-configured', {where});
  // Ignores the thrown value: it comes from the host and may quote anything.
  const token: unknown = await withTimeLimit(async () => check(operation), signal, patienceMs).catch(() => undefined);
  if (typeof token === 'string' && token !== '') return token;
  if (signal.aborted) throw new CertError('cancelled');
  return undefined;
};

type ReadingQuestion = Reading<typeof certOperations>;

/** Asks about this subject, and sends the attempts of a method: all that has an effect. */
export const createClient = <Q extends CertOperation>(
  adapters: ClientSettings,
  answers: AnswerSchemas<CertBackend, Q>,
  subject: string,
  method: string,
) => {
  const notices = Object.values(noticesOf(adapters.consent, method));
  if (notices.some((notice) => !isNotice(notice))) {
    throw new CertError('config', {where: `consent.${method}`, expected: 'id, version and text'});
  }

  const askBackend = createRequester(adapters, answers, subject);

  const ask = <K extends Q & ReadingQuestion>(operation: K, input: InputOf<CertBackend, K>, signal: AbortSignal) =>
    askBackend(operation, input, signal);

  const send = async <K extends Exclude<Q, ReadingQuestion>>(
    operation: K,
    attempt: Attempt<unknown, unknown>,
    input: InputOf<CertBackend, K>,
    signal: AbortSignal,
  ): Promise<AnswerOf<CertBackend, K>> => {
    const once = () => askBackend(operation, input, signal, attempt.options);
    const answer = await once().catch((thrown: unknown) => {
      // The user may have typed a different code this time. Then it is a new try with a new key.
      const isReused = isCertError(thrown) && thrown.details.foreignCode === 'idempotency-key-reused';
      if (!isReused) throw thrown;
      attempt.renew();
      return once();
    });
    const {refusal} = answer as {refusal?: Refusal};
    // Without a notice, the user has nothing to agree to.
    if (refusal?.code === 'consent-required' && !notices.some(Boolean))
      throw new CertError('not-configured', {where: 'consent'});
    if (refusal?.code !== 'human-check-required') return answer;
    const humanCheck = await resultOfCheck('humanCheck', adapters.humanCheck, operation, signal);
    if (humanCheck === undefined) throw new CertError('human-check-failed');
    attempt.renew({humanCheck});
    return once();
  };

  return {ask, send};
};
