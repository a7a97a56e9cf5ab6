import {expect} from 'chai';
import type {Browser, CDPSession, Page} from 'playwright-core';
import {useSilence} from '../adapters/eport-agent.harness.js';
import {newPage, openBrowser} from '../support/browser.js';
import {Journey} from './journey.js';
import {startPublicFront} from './public-front.js';
import {useStage} from './stage.js';

/** A refused WebSocket is written to the console by the browser, whoever refused it. */
const expected = [/WebSocket connection to .* failed/];

describe('A page of a public network', () => {
  const stage = useStage();
  let front: Awaited<ReturnType<typeof startPublicFront>>;
  /** One that checks WebSockets, as Chrome does from 147 on. */
  let checking: Browser;
  /** One that does not: without a person at it, a checking one answers its own prompt, so no prompt stays open. */
  let waiting: Browser;
  /** What these set lasts as long as they do. */
  const roots = new Map<Browser, CDPSession>();
  const silence = useSilence();

  before(async () => {
    front = await startPublicFront(stage().demo.url);
    const args = ['--enable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets'];
    checking = await openBrowser({args});
    waiting = await openBrowser();
    for (const browser of [checking, waiting]) roots.set(browser, await browser.newBrowserCDPSession());
  });
  after(() => {
    front.close();
  });

  /** What the user would answer, or has answered. */
  const setPermission = async (page: Page, setting: 'granted' | 'denied' | 'prompt'): Promise<void> => {
    const session = await page.context().newCDPSession(page);
    const {targetInfo} = await session.send('Target.getTargetInfo');
    await roots.get(page.context().browser()!)?.send('Browser.setPermission', {
      permission: {name: 'loopback-network'},
      setting,
      origin: new URL(page.url()).origin,
      browserContextId: targetInfo.browserContextId!,
    });
  };

  const open = async (
    setting: 'granted' | 'denied' | 'prompt',
    {agentUrl, browser = checking}: {agentUrl?: string; browser?: Browser} = {},
  ): Promise<Journey> => {
    const page = await newPage({browser, expected});
    await page.goto(`http://portal.localhost:${String(front.port)}/embed.html?scenario=normal`);
    await setPermission(page, setting);
    const journey = await Journey.on(page, stage());
    await journey.seesHome();
    if (agentUrl !== undefined) await journey.useAgent(agentUrl);
    await journey.choose('ic-card');
    return journey;
  };

  it('reads the card at once when the browser permits the connection', async () => {
    const journey = await open('granted');
    await journey.at('awaitingPin');
  });

  it('displays where to change a permission that was denied before', async () => {
    const journey = await open('denied');
    await journey.seesFailure('agent-undetermined');
    await journey.sees(journey.say['ic-card-failure'].unblock.chrome);
    await setPermission(journey.page, 'granted');
    await journey.press(journey.say['ic-card'].checkAgain);
    await journey.at('awaitingPin');
  });

  it('explains the browser’s prompt first, and does not contact the agent before', async () => {
    const {connections} = stage().demo.agent;
    const journey = await open('prompt');
    await journey.heading(journey.say['ic-card'].explainTitle).waitFor();
    expect(stage().demo.agent.connections).to.equal(connections);
    await setPermission(journey.page, 'granted');
    await journey.press(journey.say.path.goOn);
    await journey.at('awaitingPin');
  });

  it('displays that the browser is asking, and follows the user’s answer', async () => {
    const {url, accepted} = await silence();
    const journey = await open('prompt', {agentUrl: url, browser: waiting});
    await journey.press(journey.say.path.goOn);
    await accepted;
    await journey.sees(journey.say['ic-card'].prompting);
    await setPermission(journey.page, 'denied');
    await journey.seesFailure('agent-blocked');
  });

  for (const [allow, outcome] of [
    ['', 'is told that its portal has to hand the permission on'],
    ['loopback-network', 'reads the card where its portal has handed the permission on'],
  ] as const) {
    it(`in a frame of another site ${outcome}`, async () => {
      const page = await newPage({browser: checking, expected});
      await page.goto(`http://localhost:${String(front.port)}/framing.html?allow=${allow}`);
      await setPermission(page, 'granted');
      const journey = await Journey.on(page, stage(), {frame: 'iframe'});
      await journey.choose('ic-card');
      await (allow === '' ? journey.seesFailure('agent-not-delegated') : journey.at('awaitingPin'));
    });
  }

  it('displays that the agent does not answer when the browser permits the connection', async () => {
    const journey = await open('granted', {agentUrl: 'ws://127.0.0.1:1'});
    await journey.seesFailure('agent-not-answering');
  });
});
