import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {expect} from 'chai';
import {type Backend, createBackend} from '../../simulators/backend/index.js';
import type {CardRequest, IssuedCard} from '../../contract/conformance/card-issuer.js';
import {makeCa, openCa} from '../../simulators/pki/demo-ca.js';
import {externalMethods, places} from './places.js';
import {Client} from './client.js';

const startOfTime = Date.parse('2026-03-02T01:00:00Z');
const dayMs = 86_400_000;

/** Time that passes when a test says so. */
export class Clock {
  now = startOfTime;

  pass(milliseconds: number): void {
    this.now += milliseconds;
  }
}

/** The backend over real HTTP, on a port of its own. */
export class BackendHarness {
  readonly clock = new Clock();
  readonly ca = openCa(makeCa());
  /** Numbers of the cards that the authority has revoked. */
  readonly revoked = new Set<string>();
  /** All that a backend would have written down. */
  readonly happenings: (Readonly<Record<string, unknown>> & {readonly type: string})[] = [];
  /** What it has logged. */
  readonly log: string[] = [];
  /** For those that are opened from then on. */
  bodyPatienceMs: number | undefined;
  #backend: Backend | undefined;
  #server: Server | undefined;

  /** With nothing left of what was before. */
  async begin(): Promise<void> {
    this.clock.now = startOfTime;
    this.bodyPatienceMs = undefined;
    this.revoked.clear();
    this.happenings.length = 0;
    await this.open();
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server!.address() as AddressInfo).port)}`;
  }

  async open(): Promise<void> {
    const backend = createBackend({
      record: (happening) => void this.happenings.push({...happening}),
      ca: this.ca.certificate,
      revoked: this.revoked,
      origins: () => [this.url],
      isReturnPage: ({pathname}) => ['/', '/certification'].includes(pathname),
      now: () => this.clock.now,
      places,
      externalMethods,
      log: (line) => this.log.push(line),
      ...(this.bodyPatienceMs !== undefined && {bodyPatienceMs: this.bodyPatienceMs}),
    });
    const server = createAdaptorServer({fetch: backend.app.fetch}) as Server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#backend = backend;
    this.#server = server;
  }

  async close(): Promise<void> {
    const server = this.#server;
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  }

  /** What the demo does with the backend beside asking it. */
  get inside(): Backend {
    return this.#backend!;
  }

  async signIn(user: string): Promise<Client> {
    const response = await this.session('POST', {'content-type': 'application/json'}, {user, as: 'program'});
    const {token, subject} = (await response.json()) as {token: string; subject: string};
    return new Client(this.url, token, subject, user);
  }

  signOut({token}: Client): Promise<Response> {
    return this.session('DELETE', {authorization: `Bearer ${token}`});
  }

  /** Asks the demo's own sign-in. */
  session(method: string, headers: Record<string, string>, body?: object): Promise<Response> {
    return fetch(`${this.url}/demo/session`, {
      method,
      headers: {origin: this.url, ...headers},
      ...(body && {body: JSON.stringify(body)}),
    });
  }

  /** A card of the first user's enterprise, in force, unless said otherwise. */
  card(changes: Partial<CardRequest> = {}): IssuedCard {
    return this.ca.issueCard({
      enterpriseName: '上海浦东样例贸易有限公司',
      orgCode: 'PDY000028',
      holder: '张三',
      holderIdNumber: '11010519491231002X',
      cardId: '8600000000001',
      algorithm: 'sm2',
      notBefore: new Date(this.clock.now - 365 * dayMs),
      notAfter: new Date(this.clock.now + 365 * dayMs),
      ...changes,
    });
  }
}

/** A backend of its own for each test of a `describe`. */
export const useBackend = (): BackendHarness => {
  const backend = new BackendHarness();
  beforeEach(() => backend.begin());
  afterEach(() => backend.close());
  return backend;
};

/** A failure of this kind, with all that is the same for each. */
export const expectProblem = async (
  answer: Response | Promise<Response>,
  status: number,
  code: string,
): Promise<void> => {
  const response = await answer;
  const problem = (await response.json()) as {readonly requestId: string};
  expect({...problem, httpStatus: response.status}).to.include({httpStatus: status, status, code});
  expect(problem.requestId).to.match(/^[\da-f-]{36}$/);
  expect(Object.fromEntries(response.headers)).to.include({
    ...{'content-type': 'application/problem+json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff'},
  });
};
