import {expect} from 'chai';
import {setTextSize, sideways, violations} from './axe.js';
import {BankJourney, say, words} from './bank-journey.js';
import {useStage} from './stage.js';

describe('Every screen of the banks’ path', () => {
  const stage = useStage();

  const expectFit = async (journey: BankJourney, screen: string): Promise<void> => {
    expect(await violations(journey), screen).to.deep.equal([]);
    expect(await sideways(journey), screen).to.equal(0);
  };

  for (const path of ['/', '/standalone.html'] as const) {
    for (const width of [1280, 320]) {
      for (const textSize of [100, 200]) {
        if (path === '/standalone.html' && textSize !== 100) continue; // It takes no style from elsewhere.
        it(`leaves axe nothing to find on ${path}, ${String(width)} px wide at ${String(textSize)} %`, async () => {
          const journey = await BankJourney.open(stage(), {path, viewport: {width, height: 800}});
          await setTextSize(journey, textSize);
          await journey.seesBanks();
          await expectFit(journey, 'choice');
          await journey.choose();
          await expectFit(journey, 'ready');
          const bank = await journey.depart();
          await journey.link('ccb', true).waitFor();
          await expectFit(journey, 'away');
          await bank.cancel();
          await bank.goBack();
          await journey.heading(words.cancelled[0]).waitFor();
          await expectFit(journey, 'refused');
        });
      }
    }
  }

  for (const theme of ['dark'] as const) {
    it(`leaves axe nothing to find, ${theme}, and where an address is about to expire`, async () => {
      const journey = await BankJourney.open(stage(), {theme, scenario: 'handoff-expires'});
      await journey.seesBanks();
      await expectFit(journey, 'choice');
      await journey.choose();
      await journey.sees(say.endsSoon);
      await expectFit(journey, 'ready');
    });
  }
});
