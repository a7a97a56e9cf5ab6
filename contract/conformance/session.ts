import {randomUUID} from 'node:crypto';
import {hasBody} from '../../src/adapters/operations.js';
import {statusSchema} from '../../src/domain/schemas.js';
import {type Operation, operations} from '../operations.js';
import {type Answer, expect, subjectIn, Undecided} from './answers.js';
import type {Exchanged, Request, Target} from './exchange.js';
import type {Link} from './link.js';
import type {Login} from './login.js';
import {isEditable, isNoOperation, isOffered} from './missing-operations.js';
import {decided} from './pending.js';
import {finding, say} from './say.js';

/** What a request has besides what each request has. */
export interface Sent {
  readonly body?: object;
  /** A body as it is sent, whatever it is. */
  readonly text?: string;
  /** Id in the path. */
  readonly id?: string;
  readonly key?: string;
  /** Version of the record. */
  readonly ifMatch?: string;
  /** About another subject; null: about nobody. */
  readonly subject?: string | null;
  /** Replace the usual ones; null: without this one. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /**
   * The first answer is the answer. Usually a session that has ended is renewed, a lost answer is asked for again, and a
   * pending result is waited for.
   */
  readonly asIs?: boolean;
}

const operationOf = (id: string): Operation => {
  const found = operations.find((each) => each.id === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
};

export class Session {
  /** Who is signed in, from the status. */
  subject = '';
  #first = '';
  #login: Login | undefined;

  constructor(
    readonly link: Link,
    /** Name of the user in the plan. */
    readonly user: string,
    /** Undefined: nobody is signed in. */
    login: Login | undefined,
    /** Names of the headers that a foreign page cannot send. */
    readonly csrf: readonly string[] = [],
    /** Whether a foreign page sends the requests. */
    readonly isForeign = false,
  ) {
    this.#login = login;
  }

  get target(): Target {
    return this.link.target;
  }

  /** The headers that carry the session: a cookie or a token, and a CSRF token if the backend has one. */
  get headers(): Readonly<Record<string, string>> {
    const all = Object.entries(this.#login?.headers ?? {});
    return Object.fromEntries(all.filter(([name]) => !(this.isForeign && this.csrf.includes(name))));
  }

  signedOut(): Session {
    return new Session(this.link, this.user, undefined);
  }

  /**
   * The session's cookie or bearer token with other letters and digits: of the same form, and nobody's session. Undefined
   * where something else may be the session, such as a password, which some tries lock.
   */
  get notOurs(): Readonly<Record<string, string>> | undefined {
    const otherOf = (value: string): string =>
      value.replace(/[a-y0-8]/gi, (each) => String.fromCharCode(each.charCodeAt(0) + 1));
    const sessions = Object.entries(this.headers).filter(([name]) => !this.csrf.includes(name));
    const isKnown = ([name, value]: [string, string]): boolean => name === 'cookie' || /^bearer /i.test(value);
    if (sessions.length === 0 || !sessions.every(isKnown)) return undefined;
    // The scheme of a token and the name of a cookie stay.
    return Object.fromEntries(
      sessions.map(([name, value]) => [name, value.replace(name === 'cookie' ? /=[^;]*/g : / .*/, otherOf)]),
    );
  }

  /** What a foreign page can make this browser send: the cookie, and no CSRF token. */
  fromForeignPage(): Session {
    const session = new Session(this.link, this.user, this.#login, this.csrf, true);
    session.subject = this.subject;
    return session;
  }

  async identify(): Promise<void> {
    this.subject = subjectIn(await this.send('getStatus'));
    this.#first ||= this.subject;
  }

  /**
   * After a new sign-in of the same user: where a backend allows one session, this one has ended. Then both are the new
   * one, as two tabs of a browser are.
   */
  async mayHaveEnded(newer: Session): Promise<void> {
    const {status} = await this.#probe();
    if (status !== 401) return;
    this.#login = newer.#login;
    this.subject = newer.subject;
  }

  async send(id: string, sent: Sent = {}): Promise<Answer> {
    const key = sent.key ?? randomUUID();
    const request = () => this.#request(id, {...sent, key});
    const answer = await this.#exchange(request, sent);
    const keyed = {...answer, ...(operationOf(id).method !== 'GET' && {key})};
    if (isNoOperation(answer)) await this.#expectOffered(id);
    if (sent.asIs) return keyed;
    const {id: handoff, url} = Object(answer.body) as {id?: string; url?: string};
    if (id === 'createHandoff' && url !== undefined && handoff !== undefined) this.link.handoffs.set(url, handoff);
    return decided(keyed, {
      link: this.link,
      id: sent.id,
      status: async () => {
        const status = await this.send('getStatus');
        return {...status, body: expect.answer(status, statusSchema)};
      },
      again: (operation) => this.#exchange(() => this.#request(operation, {id: sent.id ?? ''}), {}),
    });
  }

  /** Whoever has become another subject, such as an administrator's operator, signs in anew once that was taken back. */
  async returned(): Promise<void> {
    if (this.subject === this.#first) return;
    await this.#login?.renew(this.#login.generation);
    await this.identify();
  }

  async sendTwice(id: string, sent: Sent): Promise<Answer> {
    const keyed = {...sent, key: randomUUID()};
    const first = await this.send(id, keyed);
    expect.same(first, await this.send(id, keyed), 'key-again');
    return first;
  }

  /** An address that is no operation. */
  get(path: string): Promise<Answer> {
    const request = () => ({
      operation: `GET ${path}`,
      method: 'GET',
      path,
      headers: {...this.headers, 'sw-subject': this.subject},
    });
    return this.#exchange(request, {});
  }

  /** What a browser asks before it lets a page of another origin send a change. It has no session. */
  preflight(origin: string): Promise<Answer> {
    const asked = {'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type,sw-subject'};
    const headers = {origin, ...asked};
    return this.link.send(() => ({operation: 'OPTIONS /status', method: 'OPTIONS', path: '/status', headers}));
  }

  /** Sends a request, and signs in again if the session has ended meanwhile. */
  async #exchange(request: () => Request, {asIs = false, headers = {}}: Sent): Promise<Exchanged> {
    const login = this.#login;
    const generation = login?.generation ?? 0;
    const answer = await (asIs ? this.link.once(request()) : this.link.send(request));
    // With a session that a rule made up, nothing of the answer is about this one.
    if (!login || Object.keys(this.headers).some((name) => name in headers)) return answer;
    if (generation === login.generation) login.keep(answer.setCookies);
    if (answer.status !== 401 || asIs) return answer;
    if (!login.signIn) return this.#endedFor(answer);
    // A session that never was one.
    if (this.subject === '') return answer;
    this.link.disturbances += 1;
    await login.renew(generation);
    await this.#mayBeAnother();
    const second = await this.link.send(request);
    login.keep(second.setCookies);
    return second;
  }

  /** At its next sign-in an account may have another subject. */
  async #mayBeAnother(): Promise<void> {
    const answer = await this.#probe();
    if (answer.status === 200) this.subject = subjectIn(answer);
  }

  /** A 401 of one request only is the backend's fault. */
  async #endedFor(answer: Exchanged): Promise<Exchanged> {
    const {status} = await this.#probe();
    if (status !== 401) return answer;
    throw new Undecided(say('session-over', `users.${this.user}`));
  }

  /** A backend need not have what its status does not offer. */
  async #expectOffered(id: string): Promise<void> {
    const status = statusSchema().safeParse((await this.#probe()).body);
    if (status.success && !isOffered(status.data, operationOf(id))) throw new Undecided(finding(id, 'not-offered'));
    if (operationOf(id).method === 'PUT' && !isEditable(await this.#probe('getProfile'), operationOf(id)))
      throw new Undecided(finding(id, 'part-not-editable'));
  }

  /** The status, or what else a user may always read, without signing in again. */
  async #probe(id = 'getStatus'): Promise<Answer> {
    const answer = await this.link.send(() => this.#request(id, {}));
    this.#login?.keep(answer.setCookies);
    return answer;
  }

  #request(id: string, sent: Sent): Request {
    const {method, path, version} = operationOf(id);
    const changes = method !== 'GET';
    const body = sent.text ?? (hasBody(method) ? JSON.stringify(sent.body ?? {}) : undefined);
    const headers = {
      accept: 'application/json',
      ...this.headers,
      ...(id !== 'getStatus' && {'sw-subject': sent.subject === undefined ? this.subject : sent.subject}),
      ...(changes && {origin: this.target.origin, 'idempotency-key': sent.key ?? null}),
      ...(body !== undefined && {'content-type': 'application/json'}),
      ...(version === 'If-Match' && {'if-match': sent.ifMatch ?? null}),
      ...sent.headers,
    };
    return {operation: id, method, path: path.replace('{id}', sent.id ?? 'none'), headers, body};
  }
}
