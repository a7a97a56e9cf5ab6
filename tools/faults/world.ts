import {origin} from './node-page.js';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {HttpBackend, HttpInboxBackend} from '../../src/adapters/http-backend.js';
import {noNetworkRules} from '../../src/adapters/local-network.js';
import {banks} from '../../src/domain/banks.js';
import {placeIn} from '../../src/domain/places.js';
import type {BackendEvent} from '../../simulators/backend/events.js';
import {apiPath, type Backend} from '../../simulators/backend/index.js';
import {findUser} from '../../simulators/backend/users.js';
import {startCardAgent, type RunningCardAgent} from '../../simulators/card-agent/agent.js';
import {makeCa, openCa} from '../../simulators/pki/demo-ca.js';
import {behaviours} from '../../simulators/places/behaviours.js';
import {createSettling} from '../../simulators/places/settling.js';
import {findScenario} from '../../simulators/scenarios.js';
import {createStage} from '../../simulators/stage.js';
import {createStagedBackend} from '../../simulators/staged-backend.js';
import {AgentProxy} from './agent-proxy.js';
import {HttpProxy, type Fault} from './http-proxy.js';

const ca = openCa(makeCa());

const serve = async (backend: Backend): Promise<{server: Server; url: string}> => {
  const server = createAdaptorServer({fetch: backend.app.fetch}) as Server;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {server, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`};
};

/** A backend and a card agent for one run, each behind its proxy, and whoever decides elsewhere. */
export const openWorld = async (user: string, fault: Fault | undefined) => {
  const happenings: BackendEvent[] = [];
  const log: string[] = [];
  let decide = async (): Promise<void> => undefined;
  const agent: RunningCardAgent = await startCardAgent({port: 0, ca});
  const stage = createStage(agent);
  const {backend, placeKeyOf} = createStagedBackend({
    record: (happening) => void happenings.push(happening),
    ca: ca.certificate,
    origins: () => [origin],
    isReturnPage: () => true,
    stage,
    log: (line) => void log.push(line),
    addressOf: (at, order) => {
      decide = async () => {
        const {singleWindow} = backend;
        const settling = createSettling({singleWindow, keyOf: placeKeyOf, now: Date.now, lateMs: 1});
        const one = await singleWindow.open(at, order);
        if (one) await settling.settle({...one, ...at, order}, behaviours.normal, 'passed');
      };
      return `https://${placeIn(banks, at.place)?.hosts[0] ?? ''}/certify?order=${order}`;
    },
  });
  const {server, url} = await serve(backend);
  const {token, session} = backend.sessions.signIn(user);
  await stage.set(findScenario('normal'), session, backend);
  const http = new HttpProxy(url, origin, fault);
  const wire = new AgentProxy(agent.url, fault);
  await Promise.all([http.door.open(), wire.door.open()]);

  /** The administrator, on a page of their own. */
  const administrator = 'zhaoliu';
  const signedIn = backend.sessions.signIn(administrator);
  const inbox = new HttpInboxBackend({
    baseUrl: url + apiPath,
    token: () => signedIn.token,
    fetch: (to, init) => fetch(to, {...init, headers: {...(init?.headers as Record<string, string>), origin}}),
  });
  const asking = () => ({
    signal: new AbortController().signal,
    idempotencyKey: randomUUID(),
    subject: findUser(administrator)?.subject ?? '',
    stepUp: `demo-step-up-${administrator}-${randomUUID()}`,
  });
  /** What the account holder has asked for. */
  const requested = async (): Promise<{readonly id: string}> => {
    const {requests} = (await inbox.getInbox(asking())) as {requests: readonly {id: string}[]};
    return {id: requests[0]?.id ?? ''};
  };

  return {
    ...{happenings, log, http, wire},
    pin: agent.settings.pin,
    /** That the administrator tells. */
    code: '',
    /** What a host sets on the element. */
    adapters: {
      backend: new HttpBackend({
        baseUrl: http.url + apiPath,
        token: () => token,
        fetch: http.fetch,
        propagateTraceHeader: true,
      }),
      agent: new EportAgent({urls: [wire.url], WebSocket: wire.WebSocket, network: noNetworkRules}),
    },
    /** Whether the page waits for something that still comes. */
    isBusy: (): boolean => [http, wire].some(({waiting, isStalled}) => waiting > 0 && !isStalled),
    /** At the bank. */
    decide: () => decide(),
    confirm: async (number: string) => inbox.confirmAssistance({...(await requested()), number}, asking()),
    tellCode: async function (this: {code: string}): Promise<void> {
      const answer = await inbox.createAssistanceCode(await requested(), asking());
      this.code = (answer as {code: string}).code;
    },
    close: (): void => {
      http.door.close();
      wire.close();
      server.closeAllConnections();
      server.close();
      void agent.close();
    },
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;
