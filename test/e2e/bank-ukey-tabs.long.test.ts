import {expect} from 'chai';
import {bankUkeyWalk} from '../../walks/external.walk.js';
import {Journey, until} from './journey.js';
import {withClock} from './open-page.js';
import {useStage} from './stage.js';

describe('Windows of one browser that wait for a bank', () => {
  const stage = useStage();

  /** Another window that waits for what the first one waits for. */
  const openSecond = async (journey: Journey): Promise<Journey> => {
    const id = await journey.handoffId();
    const second = await Journey.on(await journey.page.context().newPage(), stage());
    await second.page.goto(`${journey.demo.url}/?sw-handoff=${id}`);
    await second.at('waiting');
    await until(() => second.asked('GET', `/handoffs/${id}`).length > 0);
    return second;
  };

  /** How often they all ask while that many seconds pass, by the windows' own clock. */
  const askedWithin = async (seconds: number, journeys: readonly Journey[]): Promise<number> => {
    const [{page}] = journeys as [Journey];
    const context = page.context();
    let open = 0;
    const begun = (): void => void (open += 1);
    const done = (): void => void (open -= 1);
    context.on('request', begun).on('requestfinished', done).on('requestfailed', done);
    const asked = (): number => journeys.reduce((sum, journey) => sum + journey.asked('GET', '/handoffs/').length, 0);
    const before = asked();
    for (let second = 0; second < seconds; second += 1) {
      await page.clock.runFor(1_000);
      await until(() => open <= 0);
      // What one window tells another has arrived before an answer that was asked for later.
      await Promise.all(journeys.map((journey) => journey.page.evaluate('0')));
    }
    context.off('request', begun).off('requestfinished', done).off('requestfailed', done);
    return asked() - before;
  };

  it('query less than twice as often as one window, and both display the result', async function () {
    this.timeout(90_000);
    const seconds = 480;
    const alone = await Journey.open(stage(), {path: '/', ...withClock});
    await alone.take(bankUkeyWalk, {to: 'waiting'});
    await alone.page.clock.pauseAt(Date.now() + 60_000);
    const byOne = await askedWithin(seconds, [alone]);

    const first = await Journey.open(stage(), {path: '/', ...withClock});
    await first.take(bankUkeyWalk, {to: 'waiting'});
    const second = await openSecond(first);
    await first.page.clock.pauseAt(Date.now() + 60_000);
    const byTwo = await askedWithin(seconds, [first, second]);
    expect(byOne).to.be.greaterThan(5);
    expect(byTwo / byOne).to.be.lessThan(1.8);
    await first.page.clock.resume();
    await first.take(bankUkeyWalk, {from: 'waiting'});
    await first.seesCertified();
    await second.seesCertified();
    expect([first, second].flatMap((each) => each.asked('POST', '/handoffs'))).to.have.length(1);
  });

  it('both stop when one of them cancels', async () => {
    const first = await Journey.open(stage(), {path: '/', expected: ['status of 404']});
    await first.take(bankUkeyWalk, {to: 'waiting'});
    const second = await openSecond(first);
    await first.press(first.say['bank-ukey'].abandon);
    await second.seesProblem('handoff-unknown');
    await second.at('choosing');
    expect(await second.kept()).to.equal(null);
  });
});
