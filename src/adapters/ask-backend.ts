import type {Attempt} from '../domain/attempt.js';
import {isNotice, noticesOf, type ConsentNotices} from '../domain/consent.js';
import {CertError, isCertError, toCertError} from '../domain/errors.js';
import type {Refusal} from '../domain/outcome.schemas.js';
import type {Issue} from './contract-error.js';
import type {RequestOptions, CertBackend} from './backend.js';
import {type HumanCheck, resultOfCheck} from './host-checks.js';
import type {LoggedRequest} from './journey-log.js';
import type {certOperations, Reading} from './operations.js';
import {withTimeLimit} from './time-limit.js';

export type CertOperation = keyof CertBackend;

type Method = (...args: never) => Promise<unknown>;

/** The input of one operation of a backend. Undefined for one that takes only options. */
export type InputOf<B, Q extends keyof B> = B[Q] extends Method
  ? Parameters<B[Q]> extends readonly [infer I, RequestOptions]
    ? I
    : undefined
  : never;

/** The answer of one operation of a backend. */
export type AnswerOf<B, Q extends keyof B> = B[Q] extends Method ? Awaited<ReturnType<B[Q]>> : never;

/** What a client needs of a schema. */
export interface AnswerSchema<T> {
  safeParse(value: unknown): {success: true; data: T} | {success: false; error?: {issues: Issue[]}};
  /** Of one that does not name what does not fit: another schema, loaded for it. */
  explain?(): Promise<AnswerSchema<T>>;
}

/** The schema of each answer. It is built when the first such answer arrives. */
export type AnswerSchemas<B, Q extends keyof B> = {readonly [K in Q]: () => AnswerSchema<AnswerOf<B, K>>};

/** What all requests of a client have in common. */
export interface RequestSettings<B> {
  readonly backend: B;
  /** Read for each request. */
  readonly locale?: string | undefined;
  /** The log of the journey that the requests are a part of. */
  readonly log?: {add: (operation: string) => LoggedRequest} | undefined;
  /** Debug hook, called with each valid answer. */
  readonly onAnswer?: ((operation: string, answer: unknown) => void) | undefined;
}

/**
 * A copy of the response without its nulls: some frameworks write null for an absent member. In a list it stays, and is
 * wrong there. It is a copy of JSON, because the response may be an object that a host wrote, with getters that change or
 * throw.
 */
export const withoutNulls = (answer: unknown, operation: string): unknown => {
  try {
    return JSON.parse(JSON.stringify(answer ?? null), function (this: unknown, _, value: unknown) {
      return Array.isArray(this) ? value : (value ?? undefined);
    });
  } catch {
    throw new CertError('contract', {where: operation});
  }
};

/** The part of the options that is for tracing. */
const traceOf = (request: LoggedRequest) => ({
  traceparent: request.traceparent,
  onSend: (): void => {
    request.wasSent = true;
  },
});

/** Errors without a cause from outside. It may be the page, which old scripts change at any time. */
const nobodySaid = /timeout$|^(?:agent-protocol|contract|network|unexpected)$/;

/** Logs how a request ends. If the page itself is the reason, the error is `page-polluted`, and nobody else is blamed. */
export const logRequest = async <T>(request: Partial<LoggedRequest> = {}, run: () => Promise<T>): Promise<T> => {
  try {
    const answer = await run();
    request.code = (Object(answer) as {refusal?: {code: string}}).refusal?.code;
    return answer;
  } catch (thrown) {
    const own = toCertError(thrown);
    const error = nobodySaid.test(own.code)
      ? await import('./changed-globals.js').then(
          ({pageError}) => pageError(thrown) ?? own,
          () => own,
        )
      : own;
    const {code, details} = error;
    Object.assign(request, {code, details});
    throw error;
  } finally {
    // The early request for the status may have ended before this was loaded.
    request.endedAt ??= Date.now();
  }
};

/**
 * Sends requests about this subject, and accepts only an answer that fits its schema. Otherwise `contract` names the
 * operation and the part. An answer about another subject is `subject-changed`, whatever else it contains.
 */
export const createRequester =
  <B extends object, Q extends keyof B & string>(
    settings: RequestSettings<B>,
    answers: AnswerSchemas<B, Q>,
    about?: string,
  ) =>
  async <K extends Q>(
    operation: K,
    input: InputOf<B, K>,
    signal: AbortSignal,
    more: Partial<Attempt<unknown>['options']> = {},
  ): Promise<AnswerOf<B, K>> => {
    const {backend, locale} = settings;
    const method = backend[operation] as ((...args: readonly unknown[]) => Promise<unknown>) | undefined;
    // The backend is an object that a host may have written, so the method may be missing.
    if (typeof method !== 'function') throw new CertError('not-configured', {where: `backend.${operation}`});
    const request = settings.log?.add(operation);
    return logRequest(request, async () => {
      const args = input === undefined ? [] : [input];
      const options = {...more, ...(about !== undefined && {subject: about}), locale, ...(request && traceOf(request))};
      const answer = await withTimeLimit(
        async (inner) => method.call(backend, ...args, {signal: inner, ...options}),
        signal,
      );
      const copy = withoutNulls(answer, operation);
      const schema = answers[operation]();
      const parsed = schema.safeParse(copy);
      if (parsed.success) {
        const {subject = about} = Object(parsed.data) as {subject?: string};
        if (about !== undefined && subject !== about) throw new CertError('subject-changed');
        settings.onAnswer?.(operation, parsed.data);
        return parsed.data;
      }
      // The details for developers are loaded only when they are needed.
      throw await Promise.all([import('./contract-error.js'), schema.explain?.()]).then(
        ([{contractError}, explained]) => {
          const misfit = explained?.safeParse(copy) ?? parsed;
          return contractError(operation, answer, misfit.success ? undefined : misfit.error);
        },
        () => new CertError('contract', {where: operation}),
      );
    });
  };

export interface ClientSettings extends RequestSettings<CertBackend> {
  readonly humanCheck?: HumanCheck | undefined;
  readonly consent?: ConsentNotices | undefined;
}

type ReadOperation = Reading<typeof certOperations>;

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

  const ask = <K extends Q & ReadOperation>(operation: K, input: InputOf<CertBackend, K>, signal: AbortSignal) =>
    askBackend(operation, input, signal);

  const send = async <K extends Exclude<Q, ReadOperation>>(
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
