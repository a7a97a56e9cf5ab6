import {expect} from 'chai';
import fc from 'fast-check';
import {createActor} from 'xstate';
import {certErrorCodes, type CertErrorCode} from '../../src/domain/errors.js';
import {pollingMachine} from '../../src/machines/polling.machine.js';
import {intervalMs} from '../../src/machines/polling.setup.js';
import {fakeOutcome, fakePending} from '../../simulators/testing.js';
import {failing, refused, sessionCodes, silent} from './answers.js';
import {open, PollingRun} from './polling.harness.js';
import {startedAt} from './run.js';

const rounds = fc.nat({max: 500});
const random = fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true});
const wanted = fc.option(fc.integer({min: 0, max: 86_400}), {nil: undefined});

describe('The time until the next poll request', () => {
  it('grows by half each time from 2 to 30 seconds, with a random deviation of a fifth', () => {
    fc.assert(
      fc.property(rounds, random, (count, by) => {
        const wait = Math.min(2_000 * 1.5 ** count, 30_000);
        expect(intervalMs(count, undefined, by)).to.be.closeTo(wait * (0.8 + 0.4 * by), 0.001);
      }),
    );
  });

  it('is at least checkAfter and up to a fifth more, and the usual interval without checkAfter', () => {
    fc.assert(
      fc.property(rounds, wanted, random, (count, checkAfter, by) => {
        const least = intervalMs(count, undefined, by);
        expect(intervalMs(count, checkAfter, by)).to.equal(Math.max(least, (checkAfter ?? 0) * 1_000 * (1 + 0.2 * by)));
      }),
    );
  });
});

describe('The polling machine', () => {
  it('asks at once, and then at growing intervals', async () => {
    const run = new PollingRun();
    expect(run.asked).to.deep.equal([{id: 'handoff-1'}]);
    const waits: number[] = [];
    for (let times = 0; times < 9; times++) waits.push(await run.untilAsked());
    expect(waits[0]).to.be.within(2_400, 3_700);
    expect(waits[3]).to.be.within(8_100, 12_250);
    expect(waits[8]).to.be.within(24_000, 36_100);
    expect([run.times, run.toldAsked]).to.deep.equal([10, 10]);
  });

  it('ends with the answer, and watches the page no longer', async () => {
    const run = new PollingRun([open, refused('handoff-rejected')]);
    expect(run.isWatched).to.equal(true);
    await run.untilAsked();
    expect(await run.ended()).to.deep.equal({type: 'answered', answer: refused('handoff-rejected')});
    expect(run.isWatched).to.equal(false);
    run.pass(600_000);
    expect(run.times).to.equal(2);
  });

  it('sends no request while the page is hidden, and one at once when it is shown again', async () => {
    const run = (await new PollingRun().reach('resting')).tell('hidden').pass(3_600_000).shows('unseen');
    expect(run.times).to.equal(1);
    run.tell('woken');
    expect(run.times).to.equal(2);
    await run.at('resting');
  });

  it('notices during a request that the page is hidden or shown again', async () => {
    const run = new PollingRun([silent, open]).tell('hidden', 'woken');
    expect(run.now.context.isHidden).to.equal(false);
    const other = await new PollingRun([open, open]).tell('hidden').reach('unseen');
    expect(other.pass(3_600_000).times).to.equal(1);
  });

  it('sends a request at once on hinted, also while the page is hidden, and is unseen again after that', async () => {
    const run = await new PollingRun().reach('resting');
    run.pass(1_000).tell('hinted');
    expect(run.times).to.equal(2);
    (await run.reach('resting')).tell('hidden').pass(1_000).tell('hinted');
    expect(run.times).to.equal(3);
    await run.at('unseen');
    expect(run.pass(3_600_000).times).to.equal(3);
  });

  it('repeats a request at once after a hint during the request, but not before the retryAfter of a failure', async () => {
    const before = new PollingRun([open, fakePending(40), open], {pending: {checkAfter: 0}});
    expect(await before.untilAsked()).to.be.at.most(2_500);
    await before.tell('hinted').reach('resting');
    expect(before.times).to.equal(2);
    expect(await before.untilAsked()).to.be.within(40_000, 48_100);
    const soon = await new PollingRun([failing('rate-limited', {retryAfter: 5}), open]).reach('resting');
    expect(await soon.tell('hinted').untilAsked()).to.be.within(5_000, 5_100);
    const unseen = await new PollingRun().tell('hidden').reach('unseen');
    expect(unseen.tell('hinted').times).to.equal(2);
    await unseen.at('unseen');
    expect(unseen.pass(3_600_000).times).to.equal(2);
  });

  it('starts again with short intervals when the page is shown again', async () => {
    const run = new PollingRun();
    for (let times = 0; times < 7; times++) await run.untilAsked();
    await run.at('resting');
    expect(run.now.context.rounds).to.equal(8);
    run.pass(1_000).tell('woken');
    await run.at('resting');
    expect(run.now.context.rounds).to.equal(1);
    expect(await run.untilAsked()).to.be.within(2_400, 3_700);
  });

  it('skips a request that another page has just sent, but at most twice in a row', async () => {
    const run = await new PollingRun().reach('resting');
    for (let times = 0; times < 2; times++) run.pass(2_300).tell('askedElsewhere');
    expect(run.times).to.equal(1);
    run.pass(2_300).tell('askedElsewhere').pass(1_300);
    expect(run.times).to.equal(2);
    // Once it has asked itself, it leaves it to others again.
    await run.at('resting');
    for (let times = 0; times < 2; times++) run.pass(3_500).tell('askedElsewhere');
    expect(run.times).to.equal(2);
    expect(await run.untilAsked()).to.be.within(3_600, 5_500);
  });

  it('waits for the checkAfter of the last answer, also before its first request', async () => {
    const run = new PollingRun([fakePending(45), {open: true, checkAfter: 60}, open], {pending: {checkAfter: 20}});
    expect(run.times).to.equal(0);
    expect(await run.untilAsked()).to.be.within(20_000, 24_100);
    expect(await run.untilAsked()).to.be.within(45_000, 54_100);
    expect(await run.untilAsked()).to.be.within(60_000, 72_100);
    // That was said for once.
    expect(await run.untilAsked()).to.be.lessThan(10_000);
  });

  it('ends with the first pending or scanned answer, and uses a known answer without a request', async () => {
    const scanned = {open: true, scanned: true} as const;
    for (const answer of [fakePending(45), scanned])
      expect(await new PollingRun([answer]).ended()).to.deep.equal({type: 'answered', answer});
    const goesOn = new PollingRun([scanned, fakePending(45)], {scanned: true});
    for (let times = 0; times < 2; times++) expect(await goesOn.untilAsked()).to.be.lessThan(4_000);
    expect(await goesOn.ended()).to.deep.equal({type: 'answered', answer: fakePending(45)});
    for (const answer of [fakePending(45), refused('handoff-rejected')]) {
      const known = new PollingRun([open], {answer});
      expect(await known.ended()).to.deep.equal({type: 'answered', answer});
      expect([known.times, known.isWatched]).to.deep.equal([0, false]);
    }
    const undecided = new PollingRun([open], {answer: open}).shows('resting');
    expect([undecided.times, undecided.toldAsked]).to.deep.equal([0, 1]);
    expect(await undecided.untilAsked()).to.be.within(2_400, 3_700);
  });

  for (const [when, answers, end] of [
    ['at rest', [open], 'handoff-expired'],
    ['while it asks', [silent, open], 'handoff-expired'],
    ['unseen', [open], 'handoff-expired'],
    ['unseen, but decided', [open, fakeOutcome()], 'answered'],
    ['unseen, and nobody answers', [open, failing('network')], 'network'],
  ] as const) {
    it(`asks a last time when the time for the decision is over, ${when}`, async () => {
      const run = new PollingRun([...answers], {endsAt: startedAt + 90_000});
      if (when !== 'while it asks') await run.reach('resting');
      if (when.startsWith('unseen')) run.tell('hidden');
      run.pass(89_999);
      expect(run.now.status).to.equal('active');
      run.pass(1);
      const result = await run.ended();
      expect(result.type === 'failed' ? result.error.code : result.type).to.equal(end);
      expect(run.isWatched).to.equal(false);
    });
  }

  const ends: CertErrorCode[] = [...sessionCodes, 'handoff-unknown', 'handoff-expired', 'contract', 'config'];

  for (const code of ends) {
    it(`ends where the answer is ${code}`, async () => {
      const run = new PollingRun([open, failing(code)]);
      await run.untilAsked();
      const result = await run.ended();
      expect(result.type === 'failed' && result.error.code).to.equal(code);
      expect(run.isWatched).to.equal(false);
    });
  }

  it('continues after any other failure, which it reports and keeps until the next answer', async () => {
    const others = certErrorCodes.filter((code) => !ends.includes(code));
    expect(others).to.include.members(['network', 'offline', 'timeout', 'backend', 'rate-limited', 'unexpected']);
    for (const code of others) {
      const run = await new PollingRun([failing(code), open]).reach('resting');
      expect(run.reported).to.deep.equal([code]);
      expect(run.now.context.problem?.code).to.equal(code);
      await run.untilAsked();
      await run.at('resting');
      expect(run.now.context).to.include({problem: undefined, rounds: 2});
    }
  });

  it('waits for the retryAfter of a failure, and counts each failure as a round for its intervals', async () => {
    const run = new PollingRun([failing('rate-limited', {retryAfter: 40}), failing('network')]);
    expect(await run.untilAsked()).to.be.within(40_000, 48_100);
    await run.at('resting');
    expect(run.now.context).to.include({rounds: 2, checkAfter: undefined});
  });

  it('that is stopped aborts its request, and sends no more requests', async () => {
    const run = new PollingRun([silent]);
    expect(run.signals[0]?.aborted).to.equal(false);
    run.actor.stop();
    expect(run.signals[0]?.aborted).to.equal(true);
    expect(run.isWatched).to.equal(false);
    const resting = await new PollingRun().reach('resting');
    resting.actor.stop();
    expect(resting.pass(600_000).times).to.equal(1);
  });

  it('without a provided port has the problem not-configured', async () => {
    const actor = createActor(pollingMachine(), {input: {id: 'handoff-1', endsAt: Date.now() + 60_000}}).start();
    const problem = new Promise((resolve) => {
      actor.subscribe(({context}) => {
        if (context.problem) resolve(context.problem.code);
      });
    });
    expect(await problem).to.equal('not-configured');
    actor.stop();
  });
});
