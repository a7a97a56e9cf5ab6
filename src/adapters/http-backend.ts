import {CertError, type CertErrorCode, type CertErrorDetails} from '../domain/errors.js';
import type {HandoffAnswer, HandoffRequest, HandoffStatus} from '../domain/bank-ukey.schemas.js';
import type {CardChallenge, CardVerification} from '../domain/ic-card.schemas.js';
import type {
  BankCardClaim,
  EnterpriseAnswer,
  EnterpriseClaim,
  IdCardClaim,
  PersonAnswer,
  SmsCodeAnswer,
  SmsCodeRequest,
} from '../domain/legal-rep.schemas.js';
import type {Outcome} from '../domain/outcome.schemas.js';
import type {ProfileUpdate} from '../domain/profile-fields.js';
import type {Profile, SaveAnswer} from '../domain/profile.schemas.js';
import {problemSchema, type Status} from '../domain/schemas.js';
import type {AskOptions, CertBackend} from './backend.js';
import {randomKey} from './call.js';

export interface HttpBackendOptions {
  /** The path or URL under which the operations are, such as `/api/realname-cert`. Undefined: a wrong setting. */
  readonly baseUrl: string | undefined;
  /** Bearer token for each request; asked once more after a 401. Without it the session cookie is all there is. */
  readonly token?: () => string | Promise<string>;
  /** As in `fetch`. Default `same-origin`. */
  readonly credentials?: RequestCredentials;
}

const codeOf: Readonly<Record<number, CertErrorCode>> = {
  401: 'unauthenticated',
  409: 'conflict',
  412: 'conflict',
  // Something on the way has taken a header out: `Sw-Subject` or `If-Match`.
  428: 'config',
  429: 'rate-limited',
};

/** Codes of a problem that are ours, too. */
const ownCodes = ['subject-changed', 'handoff-expired', 'handoff-unknown'] as const;

const isJson = (response: Response): boolean =>
  /^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');

/** The body as JSON; undefined where it is none. A connection that breaks midway still rejects. */
const readJson = async (response: Response): Promise<unknown> => {
  if (!isJson(response)) return undefined;
  try {
    return await response.json();
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
};

/** What an RFC 9457 problem tells; nothing where the answer is no such thing. */
const readProblem = async (response: Response): Promise<CertErrorDetails> => {
  const {data} = problemSchema().safeParse(await readJson(response));
  const wait = Number(response.headers.get('retry-after'));
  return {
    status: response.status,
    foreignCode: data?.code,
    requestId: data?.requestId,
    retryAfter: data?.retryAfter ?? (wait > 0 && wait <= 86_400 ? wait : undefined),
  };
};

/** `CertBackend` over JSON and HTTP. Rejects with `CertError`, or with what `fetch` throws. */
export class HttpBackend implements CertBackend {
  private readonly options: HttpBackendOptions;
  private readonly base: string | undefined;

  constructor(options: HttpBackendOptions) {
    this.options = options;
    this.base = options.baseUrl?.replace(/\/+$/, '');
  }

  getStatus(_: undefined, options: AskOptions): Promise<Status> {
    return this.ask('GET', '/status', undefined, options);
  }

  async getProfile(_: undefined, options: AskOptions): Promise<Profile> {
    const {answer, version} = await this.exchange('GET', '/profile', undefined, options);
    return {...(answer as Profile), version: version ?? ''};
  }

  updateEnterprise(input: ProfileUpdate, options: AskOptions): Promise<SaveAnswer> {
    return this.ask('PUT', '/profile/enterprise', input.changes, options, input.version);
  }

  updateAccount(input: ProfileUpdate, options: AskOptions): Promise<SaveAnswer> {
    return this.ask('PUT', '/profile/account', input.changes, options, input.version);
  }

  createCardChallenge(_: undefined, options: AskOptions): Promise<CardChallenge> {
    return this.ask('POST', '/ic-card/challenges', {}, options);
  }

  verifyCard(input: CardVerification, options: AskOptions): Promise<Outcome> {
    return this.ask('POST', '/ic-card/verifications', input, options);
  }

  checkEnterprise({version, ...claim}: EnterpriseClaim, options: AskOptions): Promise<EnterpriseAnswer> {
    return this.ask('POST', '/legal-rep/enterprise', claim, options, version || undefined);
  }

  checkIdCard(input: IdCardClaim, options: AskOptions): Promise<PersonAnswer> {
    return this.ask('POST', '/legal-rep/id-card', input, options);
  }

  sendSmsCode(input: SmsCodeRequest, options: AskOptions): Promise<SmsCodeAnswer> {
    return this.ask('POST', '/legal-rep/sms-codes', input, options);
  }

  checkBankCard(input: BankCardClaim, options: AskOptions): Promise<PersonAnswer> {
    return this.ask('POST', '/legal-rep/bank-card', input, options);
  }

  createHandoff(input: HandoffRequest, options: AskOptions): Promise<HandoffAnswer> {
    return this.ask('POST', '/bank-ukey/handoffs', input, options);
  }

  getHandoff({id}: {readonly id: string}, options: AskOptions): Promise<HandoffStatus> {
    return this.ask('GET', `/bank-ukey/handoffs/${encodeURIComponent(id)}`, undefined, options);
  }

  cancelHandoff({id}: {readonly id: string}, options: AskOptions): Promise<object> {
    return this.ask('DELETE', `/bank-ukey/handoffs/${encodeURIComponent(id)}`, undefined, options);
  }

  private async ask<T>(
    method: string,
    path: string,
    body: object | undefined,
    options: AskOptions,
    version?: string,
  ): Promise<T> {
    return (await this.exchange(method, path, body, options, version)).answer as T; // Whoever asks through `ask()` has it checked.
  }

  private async exchange(
    method: string,
    path: string,
    body: object | undefined,
    options: AskOptions,
    version?: string,
  ): Promise<{answer: unknown; version: string | undefined}> {
    const base = this.base;
    if (base === undefined) throw new CertError('config', {where: 'base-url'});
    const request = async (): Promise<Response> => {
      const token = await this.options.token?.();
      return fetch(base + path, {
        method,
        headers: {
          accept: 'application/json',
          ...(token !== undefined && {authorization: `Bearer ${token}`}),
          ...(options.subject !== undefined && {'sw-subject': options.subject}),
          ...(method !== 'GET' && {'idempotency-key': key}),
          ...(body && {'content-type': 'application/json'}),
          ...(version !== undefined && {'if-match': version}),
        },
        ...(body && {body: JSON.stringify({...body, humanCheck: options.humanCheck})}),
        // Undefined is as if it were not there: `same-origin`.
        credentials: this.options.credentials as RequestCredentials,
        cache: 'no-store',
        // An old portal answers an ended session with its sign-in page; to follow it would be to read HTML.
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        signal: options.signal,
      });
    };
    const key = options.idempotencyKey ?? randomKey();
    let response = await request();
    if (response.status === 401 && this.options.token) response = await request();
    // A redirect: browsers hide its status and say 0, other runtimes tell it.
    if (!response.ok && response.status < 400) throw new CertError('unauthenticated');
    if (!response.ok) {
      const problem = await readProblem(response);
      const own = ownCodes.find((code) => code === problem.foreignCode);
      throw new CertError(own ?? codeOf[response.status] ?? 'backend', problem);
    }
    const answer = await readJson(response);
    if (answer === undefined) throw new CertError('contract', {where: path, status: response.status});
    // A proxy that compresses marks the tag as weak, and then it fits no `If-Match`.
    return {answer, version: response.headers.get('etag')?.replace(/^W\//, '')};
  }
}
