import {expect} from 'chai';
import type {IssuedCard} from '../../contract/conformance/card-issuer.js';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import {type CardChallenge, cardChallengeSchema, type CardVerification} from '../../src/domain/ic-card.schemas.js';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import {type Profile, profileSchema} from '../../src/domain/profile.schemas.js';
import {statusSchema} from '../../src/domain/schemas.js';

export interface SendOptions {
  /** Null for none. */
  readonly key?: string | null;
  /** In the place of the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer, with what a test may go on with. */
export interface Answer extends Readonly<Record<string, unknown>> {
  readonly certificationId: string;
  readonly code: string;
  readonly expiresAt: string;
  readonly id: string;
  readonly number: string;
  readonly requests: readonly Answer[];
  readonly smsId: string;
  readonly ticket: string;
  readonly url: string;
}

/** A program or a page that is signed in, with the requests of the contract. */
export class Client {
  constructor(
    readonly url: string,
    /** Of a page: its cookie. */
    readonly token: string,
    /** About whom it asks. */
    readonly subject: string,
    readonly user: string,
  ) {}

  /** Of each request. */
  get headers(): Readonly<Record<string, string>> {
    return {
      ...(this.token.includes('=') ? {cookie: this.token} : {authorization: `Bearer ${this.token}`}),
      'sw-subject': this.subject,
      origin: this.url,
      'content-type': 'application/json',
    };
  }

  send(method: string, path: string, body?: unknown, options: SendOptions = {}): Promise<Response> {
    const {key = crypto.randomUUID(), headers = {}} = options;
    return fetch(`${this.url}/api/realname-cert${path}`, {
      method,
      headers: {...this.headers, ...(key !== null && {'idempotency-key': key}), ...headers},
      ...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
    });
  }

  async ask(method: string, path: string, body?: unknown, options?: SendOptions): Promise<Answer> {
    const response = await this.send(method, path, body, options);
    const answer = (await response.json()) as Answer;
    expect(response.status, JSON.stringify(answer)).to.equal(200);
    return answer;
  }

  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  post(path: string, body: unknown = {}, options?: SendOptions): Promise<Answer> {
    return this.ask('POST', path, body, options);
  }

  async status() {
    return statusSchema().parse(await this.get('/status'));
  }

  /** Whether the status says that this method certifies, and the level in force. */
  async standing(method: string): Promise<readonly [state: string | undefined, level: string]> {
    const {methods, level} = await this.status();
    return [methods.find(({id}) => id === method)?.state, level.id];
  }

  async challenge() {
    return cardChallengeSchema().parse(await this.post('/ic-card/challenges'));
  }

  /** What the page does with a challenge: compose, let the card sign. */
  prove(card: IssuedCard, challenge: CardChallenge): CardVerification {
    return {
      challengeId: challenge.challengeId,
      certificate: Buffer.from(card.certificate).toString('base64'),
      certNo: card.certNo,
      signature: card.sign(composeCardChallenge({...challenge, origin: this.url})),
      algorithm: card.algorithm === 'rsa' ? 'RSA-SHA1' : 'SM2-SM3',
    };
  }

  async certify(card: IssuedCard): Promise<Answer> {
    return this.post('/ic-card/verifications', this.prove(card, await this.challenge()));
  }

  /** As a page reads it: the version is in the ETag. */
  async record(): Promise<Profile> {
    const response = await this.send('GET', '/profile');
    return profileSchema().parse({...((await response.json()) as object), version: response.headers.get('etag')});
  }

  /** Of a request about the record as it is now. */
  async version(): Promise<{readonly headers: Readonly<Record<string, string>>}> {
    return {headers: {'if-match': (await this.record()).version}};
  }

  async put(part: ProfilePart, body: unknown): Promise<Response> {
    return this.send('PUT', `/profile/${part}`, body, await this.version());
  }

  async save(part: ProfilePart, body: object): Promise<object> {
    return (await (await this.put(part, body)).json()) as object;
  }
}
