import {expect} from 'chai';
import {
  type AssistanceAnswer,
  assistanceAnswerSchema,
  type AssistanceCode,
  type AssistanceCodeAnswer,
  assistanceCodeAnswerSchema,
  type AssistanceRequest,
  type AssistanceStatus,
  assistanceStatusSchema,
  assistanceWithdrawnSchema,
  type InboxAnswer,
  type InboxAnsweredAnswer,
  inboxAnsweredAnswerSchema,
  inboxAnswerSchema,
  type InboxRequest,
} from '../../src/domain/assistance.schemas.js';
import {type Outcome, outcomeSchema} from '../../src/domain/outcome.schemas.js';
import type {BackendHarness, Client} from './backend.harness.js';

type PostOptions = Parameters<Client['post']>[2];

interface Schema<T> {
  safeParse(value: unknown): {success: boolean; data?: T};
}

const read = async <T>(response: Response, schema: Schema<T>): Promise<T> => {
  const body: unknown = await response.json();
  const {success, data} = schema.safeParse(body);
  expect(success, JSON.stringify(body)).to.equal(true);
  return data as T;
};

/** The enterprise of the two administrators. */
export const pudong = {name: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G'};

export const minutes = (count: number): number => count * 60_000;

/** A personal account, with the questions of its side. */
export class Helped {
  constructor(readonly client: Client) {}

  async ask(enterprise = pudong.uscc, options?: PostOptions): Promise<AssistanceAnswer> {
    return read(await this.client.post('/assistance/requests', {enterprise}, options), assistanceAnswerSchema());
  }

  /** A request that was made. */
  async request(enterprise?: string, options?: PostOptions): Promise<AssistanceRequest> {
    const answer = await this.ask(enterprise, options);
    expect(answer).to.have.all.keys('id', 'subject', 'number', 'expiresAt');
    return answer as AssistanceRequest;
  }

  get(id: string): Promise<Response> {
    return this.client.get(`/assistance/requests/${id}`);
  }

  async status(id: string): Promise<AssistanceStatus> {
    return read(await this.get(id), assistanceStatusSchema());
  }

  async code(id: string, code: string, options?: PostOptions): Promise<Outcome> {
    return read(await this.client.post(`/assistance/requests/${id}/code`, {code}, options), outcomeSchema());
  }

  delete(id: string, origin: string | undefined = this.client.origin): Promise<Response> {
    return fetch(`${this.client.url}/api/realname-cert/assistance/requests/${id}`, {
      method: 'DELETE',
      headers: {...this.client.headers, ...(origin !== '' && {origin}), 'idempotency-key': crypto.randomUUID()},
    });
  }

  async withdraw(id: string): Promise<void> {
    expect(await read(await this.delete(id), assistanceWithdrawnSchema())).to.deep.equal({
      subject: this.client.subject,
    });
  }
}

export const newStepUp = (user = 'zhaoliu'): string => `demo-step-up-${user}-${crypto.randomUUID()}`;

/** An administrator who has proved to be there, unless a test says otherwise. */
export class Administrator {
  constructor(
    readonly client: Client,
    private readonly user: string,
  ) {}

  post(id: string, action: string, body: object, options?: PostOptions): Promise<Response> {
    return this.client.post(`/assistance/inbox/${id}/${action}`, body, options);
  }

  async inbox(): Promise<InboxAnswer> {
    return read(await this.client.get('/assistance/inbox'), inboxAnswerSchema());
  }

  async requests(): Promise<readonly InboxRequest[]> {
    const inbox = await this.inbox();
    return 'requests' in inbox ? inbox.requests : [];
  }

  async confirm(id: string, number: string, more: object = {}, options?: PostOptions): Promise<InboxAnsweredAnswer> {
    const body = {number, stepUp: newStepUp(this.user), ...more};
    return read(await this.post(id, 'confirm', body, options), inboxAnsweredAnswerSchema());
  }

  async decline(id: string, reason = '不认识此人', options?: PostOptions): Promise<InboxAnsweredAnswer> {
    return read(await this.post(id, 'decline', {reason}, options), inboxAnsweredAnswerSchema());
  }

  async makeCode(id: string, more: object = {}, options?: PostOptions): Promise<AssistanceCodeAnswer> {
    const body = {stepUp: newStepUp(this.user), ...more};
    return read(await this.post(id, 'code', body, options), assistanceCodeAnswerSchema());
  }

  /** A code that was made. */
  async code(id: string): Promise<AssistanceCode> {
    const answer = await this.makeCode(id);
    expect(answer).to.have.all.keys('subject', 'code', 'expiresAt');
    return answer as AssistanceCode;
  }
}

/** A two-digit number that is not this one. */
export const wrongNumber = (right: string): string => (right === '47' ? '74' : '47');

/** An eight-digit code that is not this one. */
export const wrongCode = (code: string): string => (code === '00000000' ? '00000001' : '00000000');

export const helpedOf = async (backend: BackendHarness): Promise<Helped> => new Helped(await backend.signIn('jiangqi'));

export const administratorOf = async (backend: BackendHarness, user = 'zhaoliu'): Promise<Administrator> =>
  new Administrator(await backend.signIn(user), user);
