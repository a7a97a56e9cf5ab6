import {once} from 'node:events';
import {type AddressInfo, createServer, type Server, type Socket} from 'node:net';
import {expect} from 'chai';
import {WebSocketServer, type WebSocket} from 'ws';
import {CardJourney} from './card-journey.js';
import {useStage} from './stage.js';

/* Each request that is given up: `test/components/lifecycle.test.ts`. Here it is the sockets and requests of a browser. */

describe('An element that is removed from the page', () => {
  const stage = useStage();
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  const urlOf = (server: {address(): unknown}): string => `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** Takes connections and never says a word. */
  const silentListener = async (): Promise<{url: string; connection: Promise<Socket>}> => {
    const server: Server = createServer();
    const connection = once(server, 'connection').then(([socket]) => (socket as Socket).resume());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    closers.push(() => server.close());
    return {url: urlOf(server), connection};
  };

  /** Opens sockets, and answers no call. */
  const silentAgent = async (): Promise<{url: string; called: Promise<WebSocket>}> => {
    const server = new WebSocketServer({port: 0, host: '127.0.0.1'});
    const called = new Promise<WebSocket>((resolve) => {
      server.on('connection', (socket) => socket.once('message', () => resolve(socket)));
    });
    await once(server, 'listening');
    closers.push(() => server.close());
    return {url: urlOf(server), called};
  };

  /** A page whose card is being read at another agent. */
  const openAt = async (url: string, expected: readonly string[] = []): Promise<CardJourney> => {
    const journey = await CardJourney.open(stage(), {expected});
    await journey.useAgent(url);
    await journey.seesHome();
    await journey.chooseCard();
    return journey;
  };

  const remove = ({cert}: CardJourney) => cert.evaluate((element) => element.remove());

  it('closes a socket that is not open yet', async () => {
    const {url, connection} = await silentListener();
    // Chromium logs the socket that was closed early as an error.
    const journey = await openAt(url, ['WebSocket is closed before the connection']);
    const closed = once(await connection, 'close');
    await journey.sees(journey.say.card.connecting);
    await remove(journey);
    await closed;
  });

  it('closes the socket during a call', async () => {
    const {url, called} = await silentAgent();
    const journey = await openAt(url);
    const closed = once(await called, 'close');
    await remove(journey);
    await closed;
  });

  it('keeps the socket when it is only moved', async () => {
    const {url, called} = await silentAgent();
    const journey = await openAt(url);
    const socket = await called;
    const closed = once(socket, 'close');
    await journey.cert.evaluate((cert) => document.body.appendChild(document.createElement('section')).append(cert));
    await journey.sees(journey.say.card.reading);
    expect(socket.readyState).to.equal(socket.OPEN);
    await journey.press(journey.say.path.cancel);
    await closed;
  });

  it('aborts the challenge request, and signs nothing afterwards', async () => {
    const journey = await CardJourney.open(stage());
    let answer: (() => Promise<void>) | undefined;
    await journey.page.route('**/ic-card/challenges', (route) => {
      answer = () => route.continue();
    });
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.sees(journey.say.card.challenging);
    const failed = journey.page.waitForEvent('requestfailed');
    await remove(journey);
    expect((await failed).failure()?.errorText).to.equal('net::ERR_ABORTED');
    await answer?.().catch(() => undefined);
    expect(journey.signatures).to.equal(0);
    expect(stage().demo.agent.openConnections).to.equal(0);
  });
});
