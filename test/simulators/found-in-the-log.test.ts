import {createServer, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect} from 'chai';
import {errand} from '../../src/adapters/agent-errand.js';
import {createAsk} from '../../src/adapters/call.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {Trail} from '../../src/adapters/trail.js';
import {diagnosticsOf, diagnosticsText} from '../../src/components/failure/diagnostics.js';
import {isCertError} from '../../src/domain/errors.js';
import {statusAnswers} from '../../src/domain/status.js';
import {agentClient, absentUrl, idle, readingCalls, useAgents} from '../adapters/eport-agent.harness.js';
import {errorOf, inHaste, until} from '../adapters/errors.js';
import {BackendHarness} from './backend.harness.js';

/** What support gets, and nothing else. */
const copied = async (trail: Trail, promise: Promise<unknown>): Promise<string> => {
  const error = await errorOf(promise);
  expect(isCertError(error)).to.equal(true);
  const page = {window: globalThis, navigator: {userAgent: 'Node'}};
  const former = Object.keys(page).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(page))
    Object.defineProperty(globalThis, name, {value, configurable: true});
  try {
    return diagnosticsText(diagnosticsOf(error, trail, 'zh-CN'));
  } finally {
    for (const [name, descriptor] of former)
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
  }
};

const failed = (text: string): string => /^failed: (.*)$/m.exec(text)?.[1] ?? '';

/** What lies between page and backend may do, after the backend has answered. */
const faults: Readonly<Record<string, (response: ServerResponse) => unknown>> = {
  'a connection that breaks': (response) => response.socket?.destroy(),
  'a gateway’s page': (response) => response.writeHead(502, {'content-type': 'text/html'}).end('<h1>502</h1>'),
  'a redirect to a sign-in page': (response) => response.writeHead(302, {location: '/sign-in'}).end(),
  'an answer that is another’s': (response) =>
    response.writeHead(200, {'content-type': 'application/json'}).end('{"level": 7}'),
  'no answer in time': () => undefined,
};

describe('By the copied text alone', () => {
  let backend: BackendHarness;
  let gateway: Server;
  let fault: (response: ServerResponse) => unknown = () => undefined;

  before(async () => {
    backend = await BackendHarness.start();
    gateway = createServer(({url = '', headers}, response) => {
      const {traceparent, authorization} = headers as Record<string, string>;
      void fetch(backend.url + url, {
        headers: {traceparent: traceparent ?? '', authorization: authorization ?? ''},
      }).then(() => fault(response));
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    gateway.closeAllConnections();
    gateway.close();
    await backend.stop();
  });

  const statusBy = (trail: Trail, token: () => string | Promise<string>): Promise<unknown> => {
    const baseUrl = `http://127.0.0.1:${String((gateway.address() as AddressInfo).port)}/api/realname-cert`;
    const asking = {backend: new HttpBackend({baseUrl, token, propagateTraceHeader: true}), trail};
    return createAsk(asking, statusAnswers)('getStatus', undefined, idle());
  };

  for (const [what, break_] of Object.entries(faults))
    it(`a request is found in the backend’s log: ${what}`, async () => {
      const {token} = await backend.signIn('zhangsan');
      fault = break_;
      const trail = new Trail();
      const text = await inHaste(
        () =>
          copied(
            trail,
            statusBy(trail, () => token),
          ),
        {atLeast: 30_000, times: 1},
      );
      const [, trace = '-', span = '-'] = /trace (\w+), span (\w+)/.exec(failed(text)) ?? [];
      await until(() => backend.log.some((line) => line.includes(`${trace}-${span}`)));
      const [, ids, operation, status] = backend.log.find((line) => line.includes(span))?.split(' ') ?? [];
      expect([ids, operation, status]).to.deep.equal([`${trail.id}-${span}`, 'getStatus', '200']);
    });

  it('a failure of the backend’s own is found by its request id, too', async () => {
    fault = (response) => {
      const [, requestId] = /(\S+) \d+ ms$/.exec(backend.log.at(-1) ?? '') ?? [];
      response.writeHead(503, {'content-type': 'application/problem+json'});
      response.end(JSON.stringify({code: 'unavailable', status: 503, requestId}));
    };
    const trail = new Trail();
    const text = await copied(
      trail,
      statusBy(trail, () => 'nobody'),
    );
    const [, requestId = '-'] = /request-id (\S+),/.exec(failed(text)) ?? [];
    expect(backend.log.filter((line) => line.includes(requestId))).to.have.length(1);
    expect(backend.log.at(-1)).to.contain(' 401 unauthenticated ');
  });

  it('a hook of the host’s that throws, or a missing address, is no request', async () => {
    const lines = backend.log.length;
    const trail = new Trail();
    const hook = await copied(
      trail,
      statusBy(trail, () => Promise.reject(new Error('no session'))),
    );
    const asking = {backend: new HttpBackend({baseUrl: undefined}), trail};
    const address = await copied(trail, createAsk(asking, statusAnswers)('getStatus', undefined, idle()));
    for (const text of [hook, address]) expect(text).to.match(/^left-the-page: no$/m);
    expect(backend.log).to.have.length(lines);
  });
});

describe('By the copied text alone, in the log of the agent', () => {
  const rig = useAgents();

  it('the call is found at which it was killed, and none where it was never there', async () => {
    const log: (readonly [number, string])[] = [];
    for (const killedAt of readingCalls.slice(1, -1)) {
      const agent = await rig.start({
        onCall: ({method}) => {
          log.push([Date.now(), method]);
          if (method === killedAt) void agent.close();
        },
      });
      const client = agentClient(agent.url);
      const trail = new Trail();
      const text = await copied(
        trail,
        errand({trail}, 'readCard', (onCall) => client.readCard({signal: idle(), onCall})),
      );
      const [, at = '', call, ms] =
        /^at (\S+), name readCard, call (\S+), ms (\d+), code agent-lost/.exec(failed(text)) ?? [];
      const begun = Date.parse(at);
      const found = log.filter(([when]) => when >= begun && when <= begun + Number(ms)).map(([, method]) => method);
      expect([call, found.at(-1)], text).to.deep.equal([killedAt, killedAt]);
    }
    const trail = new Trail();
    const absent = await copied(
      trail,
      errand({trail}, 'readCard', (onCall) => agentClient(absentUrl).readCard({signal: idle(), onCall})),
    );
    expect(absent).to.match(/^left-the-page: no$/m);
  });
});
