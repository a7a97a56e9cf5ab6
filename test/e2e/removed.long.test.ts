import {once} from 'node:events';
import {createServer, type AddressInfo, type Server, type Socket} from 'node:net';
import {expect} from 'chai';
import {WebSocketServer, type WebSocket} from 'ws';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

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

  const useAgent = async (journey: Journey, url: string): Promise<void> => {
    await journey.useAgent(url);
    await journey.seesHome();
  };

  it('closes a socket that is not open yet', async () => {
    const {url, connection} = await silentListener();
    // Chromium logs the socket that was closed early as an error.
    const journey = await Journey.open(stage(), {expected: ['WebSocket is closed before the connection']});
    await useAgent(journey, url);
    await journey.chooseCard();
    const closed = once(await connection, 'close');
    await journey.sees('正在连接客户端控件并读卡');
    await journey.remove();
    await closed;
  });

  it('closes the socket during a call', async () => {
    const {url, called} = await silentAgent();
    const journey = await Journey.open(stage());
    await useAgent(journey, url);
    await journey.chooseCard();
    const closed = once(await called, 'close');
    await journey.remove();
    await closed;
  });

  it('keeps the socket when it is only moved', async () => {
    const {url, called} = await silentAgent();
    const journey = await Journey.open(stage());
    await useAgent(journey, url);
    await journey.chooseCard();
    const socket = await called;
    const closed = once(socket, 'close');
    await journey.move();
    await journey.sees('正在连接客户端控件并读卡');
    expect(socket.readyState).to.equal(socket.OPEN);
    await journey.press('取消');
    await closed;
  });

  it('aborts the status query', async () => {
    const journey = await Journey.open(stage(), {scenario: 'backend-slow'});
    await journey.sees('正在查询认证情况');
    const failed = journey.page.waitForEvent('requestfailed');
    await journey.remove();
    const request = await failed;
    expect(request.url()).to.match(/\/status$/);
    expect(request.failure()?.errorText).to.equal('net::ERR_ABORTED');
  });

  it('aborts the challenge request, and signs nothing afterwards', async () => {
    const journey = await Journey.open(stage());
    let answer: (() => Promise<void>) | undefined;
    await journey.page.route('**/ic-card/challenges', (route) => {
      answer = () => route.continue();
    });
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.sees('正在连接服务器');
    const failed = journey.page.waitForEvent('requestfailed');
    await journey.remove();
    const request = await failed;
    expect(request.url()).to.match(/\/challenges$/);
    expect(request.failure()?.errorText).to.equal('net::ERR_ABORTED');
    await answer?.().catch(() => undefined);
    expect(journey.signatures).to.equal(0);
    expect(stage().demo.agent.openConnections).to.equal(0);
  });
});
