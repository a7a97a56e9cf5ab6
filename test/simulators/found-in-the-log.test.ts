import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect} from 'chai';
import {createRequester} from '../../src/adapters/ask-backend.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {JourneyLog} from '../../src/adapters/journey-log.js';
import {diagnosticsOf, diagnosticsText} from '../../src/components/failure/diagnostics.js';
import {statusAnswers} from '../../src/domain/status.js';
import {idle} from '../adapters/eport-agent.harness.js';
import {errorOf} from '../adapters/errors.js';
import {lend, tabWith} from '../harness/tab.js';
import {useBackend} from './backend.harness.js';

/* What breaks on the way is tried by `npm run faults`, at each request and each call of every path. */

/** What support gets, and nothing else. */
const copied = async (log: JourneyLog, promise: Promise<unknown>): Promise<string> => {
  const error = await errorOf(promise);
  const giveBack = lend({...tabWith(), navigator: {userAgent: 'Node'}});
  try {
    return diagnosticsText(diagnosticsOf(error, log, 'zh-CN'));
  } finally {
    giveBack();
  }
};

describe('By the copied text alone', () => {
  const backend = useBackend();

  const statusBy = (log: JourneyLog, options: ConstructorParameters<typeof HttpBackend>[0]): Promise<unknown> =>
    createRequester({backend: new HttpBackend(options), log}, statusAnswers)('getStatus', undefined, idle());

  it('a failure of the backend’s own is found by its request id, too', async () => {
    const gateway = createServer(({url = ''}, response) => {
      void fetch(backend.url + url).then(() => {
        const [, requestId] = /(\S+) \d+ ms$/.exec(backend.log.at(-1) ?? '') ?? [];
        response.writeHead(503, {'content-type': 'application/problem+json'});
        response.end(JSON.stringify({code: 'unavailable', status: 503, requestId}));
      });
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${String((gateway.address() as AddressInfo).port)}/api/realname-cert`;
    const log = new JourneyLog();
    const text = await copied(log, statusBy(log, {baseUrl}));
    const [, requestId = '-'] = /^failed: .*request-id (\S+),/m.exec(text) ?? [];
    expect(backend.log.filter((line) => line.includes(requestId))).to.have.length(1);
    gateway.closeAllConnections();
    gateway.close();
  });

  it('a token function that throws and a missing base URL are recognised as not sent', async () => {
    const log = new JourneyLog();
    const token = () => Promise.reject(new Error('no session'));
    for (const options of [{baseUrl: backend.url, token}, {baseUrl: undefined}])
      expect(await copied(log, statusBy(log, options))).to.match(/^left-the-page: no$/m);
  });
});
