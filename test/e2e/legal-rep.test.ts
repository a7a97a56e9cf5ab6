import {expect} from 'chai';
import {levels} from '../../simulators/backend/status.js';
import {LegalRepJourney, type Operation, operations} from './legal-rep-journey.js';
import {useStage} from './stage.js';

/* Who is asked for what: `test/components/legal-rep*` and `person-check*`; each fault of the network at each request:
   `test/adapters/legal-rep.faults.test.ts`. Here it is the whole path in a page, to what the backend has written down. */

describe('A user of the legal representative’s method', () => {
  const stage = useStage();

  /** By any way: in force at once, at the medium level, written down once. */
  const expectCertified = async (journey: LegalRepJourney, deeds: readonly Operation[]): Promise<void> => {
    const {home, later, methods, result} = journey.say;
    await journey.seesResult();
    expect(await journey.fact(result.effect)).to.equal(result.effectiveNow);
    expect(await journey.fact(result.level)).to.equal(home.levels.get('medium'));
    const by = later.via.get(deeds.at(-1) ?? '') ?? '';
    expect(await journey.fact(result.method)).to.equal(`${methods['legal-rep'].name}${result.via(by)}`);
    expect(journey.deeds).to.deep.equal([...deeds, 'certified']);
    expect(await journey.stateOf('legal-rep')).to.equal('certified');
  };

  it('passes by two ID cards, with each request sent once, and sees the method certified on home', async () => {
    const journey = await LegalRepJourney.open(stage(), {view: 'home'});
    const heard = await journey.listen('sw-complete', 'sw-refused', 'sw-error');
    let clicks = 0;
    await journey.page.exposeFunction('clicked', () => (clicks += 1));
    await journey.page.evaluate("addEventListener('click', clicked)");
    await journey.choose('legal-rep');
    await journey.toHolder();
    await journey.sendAsRecorded();
    await expectCertified(journey, ['enterprise', 'id-card', 'id-card']);
    // Besides the 16 digits of two dates; two of them are for the demo's notices.
    expect(clicks).to.equal(8);
    expect(new Set(journey.sent.map(({key}) => key)).size).to.equal(3);
    const [complete, ...others] = await heard();
    expect(complete).to.deep.include({type: 'sw-complete', method: 'legal-rep', level: levels.medium});
    expect(others).to.deep.equal([]);
    await journey.finish();
    await journey.sees(/^中$/);
  });

  it('passes by ID card and bank card in English, in Chromium 109', async () => {
    const journey = await LegalRepJourney.open(stage(), {lang: 'en', browser: {version: '109'}, view: 'home'});
    await journey.choose('legal-rep');
    await journey.toHolder();
    await journey.chooseBankCard(3, '张三');
    await journey.passBankCard();
    await expectCertified(journey, operations);
  });
});
