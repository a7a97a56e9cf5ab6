import {CertError} from '../domain/errors.js';
import type {AssistanceAnswer, AssistanceQuestion, AssistanceStatus} from '../domain/assistance.schemas.js';
import type {HandoffAnswer, HandoffRequest, HandoffStatus} from '../domain/bank-ukey.schemas.js';
import type {CardVerification, ChallengeAnswer} from '../domain/ic-card.schemas.js';
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
import type {Status} from '../domain/schemas.js';
import type {AskOptions, CertBackend} from './backend.js';
import {randomKey} from './call.js';

export interface HttpBackendOptions {
  /** The path or URL of the operations, such as `/api/realname-cert`. Undefined is a configuration error. */
  readonly baseUrl: string | undefined;
  /**
   * Bearer token for each request; requested once more after a 401. Without it, only the session cookie identifies the
   * user.
   */
  readonly token?: () => string | Promise<string>;
  /** As in `fetch`. Default `same-origin`. */
  readonly credentials?: RequestCredentials;
}

const isJson = (response: Response): boolean =>
  /^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');

/** The body as JSON, or undefined if it is not JSON. If the connection breaks in between, this rejects. */
const readJson = async (response: Response): Promise<unknown> => {
  if (!isJson(response)) return undefined;
  try {
    return await response.json();
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
};

/** `CertBackend` over JSON and HTTP. Rejects with `CertError`, or with the error that `fetch` throws. */
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

  createCardChallenge(_: undefined, options: AskOptions): Promise<ChallengeAnswer> {
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

  requestAssistance(input: AssistanceQuestion, options: AskOptions): Promise<AssistanceAnswer> {
    return this.ask('POST', '/assistance/requests', input, options);
  }

  getAssistance({id}: {readonly id: string}, options: AskOptions): Promise<AssistanceStatus> {
    return this.ask('GET', `/assistance/requests/${encodeURIComponent(id)}`, undefined, options);
  }

  sendAssistanceCode({id, code}: {readonly id: string; readonly code: string}, options: AskOptions): Promise<Outcome> {
    return this.ask('POST', `/assistance/requests/${encodeURIComponent(id)}/code`, {code}, options);
  }

  withdrawAssistance({id}: {readonly id: string}, options: AskOptions): Promise<object> {
    return this.ask('DELETE', `/assistance/requests/${encodeURIComponent(id)}`, undefined, options);
  }

  protected async ask<T>(
    method: string,
    path: string,
    body: object | undefined,
    options: AskOptions,
    version?: string,
  ): Promise<T> {
    return (await this.exchange(method, path, body, options, version)).answer as T; // `ask()` checks the answer.
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
          ...(options.locale !== undefined && {'accept-language': options.locale}),
          ...(token !== undefined && {authorization: `Bearer ${token}`}),
          ...(options.subject !== undefined && {'sw-subject': options.subject}),
          ...(method !== 'GET' && {'idempotency-key': key}),
          ...(body && {'content-type': 'application/json'}),
          ...(version !== undefined && {'if-match': version}),
        },
        ...(body && {body: JSON.stringify({...body, humanCheck: options.humanCheck, stepUp: options.stepUp})}),
        // Undefined means the default: `same-origin`.
        credentials: this.options.credentials as RequestCredentials,
        cache: 'no-store',
        // An old portal answers an ended session with a redirect to its sign-in page, which is HTML. So do not follow
        // it.
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        signal: options.signal,
      });
    };
    const key = options.idempotencyKey ?? randomKey();
    let response = await request();
    if (response.status === 401 && this.options.token) response = await request();
    // A redirect: browsers hide its status and report 0, other runtimes report the real status.
    if (!response.ok && response.status < 400) throw new CertError('unauthenticated');
    if (!response.ok) {
      const problem = await readJson(response);
      const {failureOf, waitToRepeat} = await import('./http-problem.js').catch(() => {
        throw new CertError(response.status === 401 ? 'unauthenticated' : 'backend', {status: response.status});
      });
      await waitToRepeat(failureOf(response, problem), options.signal);
      return this.exchange(method, path, body, {...options, idempotencyKey: key}, version);
    }
    const answer = await readJson(response);
    if (answer === undefined) throw new CertError('contract', {where: path, status: response.status});
    // A proxy that compresses marks the ETag as weak, and a weak ETag never matches `If-Match`.
    return {answer, version: response.headers.get('etag')?.replace(/^W\//, '')};
  }
}
