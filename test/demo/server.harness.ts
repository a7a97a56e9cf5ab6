import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {type Demo, startDemo} from '../../demo/server.js';
import {defaultUserId, findUser} from '../../simulators/backend/users.js';
import {Client} from '../simulators/client.js';
import {typedAddress} from '../support/navigation.js';

/** A demo for the tests of one `describe`, on ports of its own and with a data folder of its own. */
export const useDemo = (): (() => Demo) => {
  let dataDir: string;
  let demo: Demo;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
    demo = await startDemo({port: 0, agentPort: 0, bankPort: 0, dataDir});
  });
  after(async () => {
    await demo.close();
    await rm(dataDir, {recursive: true});
  });
  return () => demo;
};

/** A browser with one page, as far as the demo's server can tell: it keeps the cookie, and whom the page is about. */
export class Visitor {
  #cookie = '';
  #subject = '';
  #user = '';

  constructor(readonly demo: Demo) {}

  get cookie(): string {
    return this.#cookie;
  }

  get headers(): Record<string, string> {
    return {cookie: this.#cookie, 'sw-subject': this.#subject};
  }

  /** The page's questions, as it is at present. */
  get client(): Client {
    return new Client(this.demo.url, this.#cookie, this.#subject, this.#user);
  }

  async open(path: string): Promise<Response> {
    const response = await fetch(this.demo.url + path, {headers: {...this.headers, ...typedAddress}});
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (cookie !== undefined) {
      this.#cookie = cookie;
      this.#user = new URL(path, this.demo.url).searchParams.get('user') ?? defaultUserId;
      this.#subject = findUser(this.#user)?.subject ?? '';
    }
    return response;
  }

  /** However the page was laid out. */
  async read(path: string): Promise<string> {
    return (await (await this.open(path)).text()).replace(/\s+/g, ' ');
  }

  async agentUrl(path: string): Promise<string> {
    return /agent-url="([^"]+)"/.exec(await this.read(path))?.[1] ?? '';
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
