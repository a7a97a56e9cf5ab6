import {expect} from 'chai';
import {levels} from '../../simulators/backend/status.js';
import {byIdCardsWalk, legalRepWalk} from '../../walks/legal-rep.walk.js';
import type {Walk} from '../../walks/walk.js';
import {Journey} from './journey.js';
import {type Operation, operations} from './sent-fields.js';
import {useStage} from './stage.js';

/* Who is asked for what: `test/components/legal-rep*` and `person-check*`; each fault of the network at each request:
   `test/adapters/legal-rep.faults.test.ts`. Here it is the whole path in a page, to what the backend has written down. */

describe('A user of the legal representative’s method', () => {
  const stage = useStage();

  /** What the backend took for a request of its own since then, and that it certified, in order. */
  const deedsSince = (before: number): (Operation | 'certified')[] =>
    stage()
      .happenings()
      .slice(before)
      .flatMap((happening) => {
        if (happening.type === 'certified') return ['certified' as const];
        const {what} = happening.type === 'tried' ? happening : {};
        return operations.filter((each) => what === `legal-rep/${each}`);
      });

  /** By any way: in force at once, at the medium level, written down once. */
  const certify = async (journey: Journey, walk: Walk, deeds: readonly Operation[]): Promise<void> => {
    const {home, 'legal-rep-home': card, result} = journey.say;
    const before = stage().happenings().length;
    await journey.take(walk);
    await journey.seesResult();
    await journey.sees(result.effectiveNow);
    expect(await journey.fact(result.level)).to.equal(home.levels.get('medium'));
    const by = home.via.get(deeds.at(-1) ?? '') ?? '';
    expect(await journey.fact(result.method)).to.equal(`${card.name}${result.via(by)}`);
    expect(deedsSince(before)).to.deep.equal([...deeds, 'certified']);
    expect(await journey.stateOf('legal-rep')).to.equal('certified');
  };

  it('passes by two ID cards, with each request sent once, and sees the method certified on home', async () => {
    const journey = await Journey.open(stage());
    const heard = await journey.listen('sw-complete', 'sw-refused', 'sw-error');
    const clicks = await journey.clicks();
    await certify(journey, byIdCardsWalk, ['enterprise', 'id-card', 'id-card']);
    // Besides the 16 digits of two dates; two of them are for the demo's notices.
    expect(await clicks()).to.equal(8);
    expect(
      new Set(journey.asked('POST', '/legal-rep/').map((each) => each.headers()['idempotency-key'])).size,
    ).to.equal(3);
    const [complete, ...others] = await heard();
    expect(complete).to.deep.include({type: 'sw-complete', method: 'legal-rep', level: levels.medium});
    expect(others).to.deep.equal([]);
    await journey.finish();
    await journey.sees(/^中$/);
  });

  it('passes by ID card and bank card in English, in Chromium 109', async () => {
    const journey = await Journey.open(stage(), {lang: 'en', browser: {version: '109'}});
    await certify(journey, legalRepWalk, operations);
  });
});
