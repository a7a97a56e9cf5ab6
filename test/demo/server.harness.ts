import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {type Demo, type DemoOptions, startDemo} from '../../demo/server.js';
import {defaultUserId, findUser} from '../../simulators/backend/users.js';
import {Client} from '../simulators/client.js';
import {typedAddress} from '../support/navigation.js';

export const sessionCookie = 'sw_demo_session';

/** A demo for the tests of one `describe`, on ports of its own and with a data folder of its own. */
export const useDemo = (further: () => Promise<Partial<DemoOptions>> = async () => ({})): (() => Demo) => {
  let dataDir: string;
  let demo: Demo;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
    demo = await startDemo({port: 0, agentPort: 0, dataDir, ...(await further())});
  });
  after(async () => {
    await demo.close();
    await rm(dataDir, {recursive: true});
  });
  return () => demo;
};

/** A browser with one page, as far as the demo's server can tell: it keeps the cookies, and whom the page is about. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  #user = '';

  constructor(readonly demo: Demo) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get headers(): Record<string, string> {
    return {cookie: this.cookie, 'sw-subject': this.#subject};
  }

  /** The page's requests, as it is at present. */
  get client(): Client {
    return new Client(this.demo.url, this.cookie, this.#subject, this.#user);
  }

  get #subject(): string {
    return findUser(this.#user)?.subject ?? '';
  }

  /** Follows no redirect, unless it is told to. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      cookie: this.cookie,
      ...(!init.method && typedAddress),
      ...(init.headers as Record<string, string> | undefined),
    };
    const response = await fetch(this.demo.url + path, {redirect: 'manual', ...init, headers});
    for (const each of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      if (/max-age=0/i.test(each)) this.cookies.delete(name);
      else this.cookies.set(name, value);
      if (name === sessionCookie) this.#user = new URL(path, this.demo.url).searchParams.get('user') ?? defaultUserId;
    }
    return response;
  }

  open(path: string): Promise<Response> {
    return this.ask(path, {redirect: 'follow'});
  }

  /** However the page was laid out. */
  async read(path: string): Promise<string> {
    return (await (await this.open(path)).text()).replace(/\s+/g, ' ');
  }

  status() {
    return this.client.status();
  }
}

/** An answer of which the end never comes. */
export const expectBrokenOff = async (answer: Promise<Response>): Promise<void> => {
  const failure: unknown = await answer.then((response) => response.text()).catch((error: unknown) => error);
  expect(failure).to.be.instanceOf(TypeError);
};
