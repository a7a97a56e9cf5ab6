import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {WebSocket} from 'ws';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {noNetworkRules} from '../../src/adapters/local-network.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {HttpInboxBackend} from '../../src/adapters/http-inbox.js';
import {BackendClock} from '../../src/domain/clock.js';
import {apiPath} from '../../simulators/backend/index.js';
import {demoNotices} from '../../simulators/consent.js';
import {encrypt} from '../../simulators/encrypt.js';
import {startDemo} from '../server.js';
import type {World} from './world.js';

export interface RealWorld {
  readonly url: string;
  /** Sets the scenario anew, so that each run begins at the same place. */
  world(): Promise<World>;
  close(): Promise<void>;
}

/** The demo's backend, banks and simulated card agent in this process, on free ports and with an own data folder. */
export const startRealWorld = async (scenario: string, user: string): Promise<RealWorld> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'machine-'));
  const demo = await startDemo({port: 0, agentPort: 0, bankPort: 0, dataDir});
  const {url} = demo;
  let session = {};

  // Node's fetch keeps no cookie and has no origin; a page has both.
  const {fetch: plainFetch} = globalThis;
  globalThis.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.startsWith(url)) return plainFetch(input, init);
    return plainFetch(input, {...init, headers: {...(init?.headers as object | undefined), ...session, origin: url}});
  };

  const post = async <T>(path: string, body: object): Promise<T> => {
    const headers = {'content-type': 'application/json'};
    const response = await fetch(url + path, {method: 'POST', headers, body: JSON.stringify(body)});
    if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
    return (await response.json()) as T;
  };

  return {
    url,
    world: async () => {
      const {token} = await post<{token: string}>('/demo/session', {user, as: 'program'});
      session = {authorization: `Bearer ${token}`};
      const {agentUrl} = await post<{agentUrl: string}>('/demo/scene', {scenario});
      const clock = new BackendClock();
      const agent = new EportAgent({
        urls: [agentUrl],
        WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
        network: noNetworkRules,
      });
      return {
        adapters: {
          backend: new HttpBackend({baseUrl: url + apiPath}),
          agent: () => Promise.resolve(agent),
          clock,
          origin: url,
          consent: demoNotices,
          encryptField: (_, value) => Promise.resolve(encrypt(value)),
          humanCheck: () => Promise.resolve(`demo-human-${crypto.randomUUID()}`),
        },
        inbox: {
          backend: new HttpInboxBackend({baseUrl: url + apiPath}),
          clock,
          stepUp: () => Promise.resolve(`demo-step-up-${user}-${crypto.randomUUID()}`),
        },
      };
    },
    close: async () => {
      globalThis.fetch = plainFetch;
      await demo.close();
      await rm(dataDir, {recursive: true, force: true});
    },
  };
};
