import {expect} from 'chai';
import {BankJourney} from './bank-journey.js';
import {banks, BankVisit} from './bank-visit.js';
import {clerk, focusOf, stopsAt, tab} from './focus.js';
import {useStage} from './stage.js';
import {refusalWords, wordsIn} from './words.js';

const {name} = banks.ccb;
const words = wordsIn['zh-CN'];
const say = words.bank;

describe('The bank path with the keyboard alone', () => {
  const stage = useStage();

  /** By Tab, past what stands before it; whatever has the focus on the way is to be seen. */
  const tabTo = async (journey: BankJourney, wanted: string): Promise<void> => {
    for (let presses = 0; presses < 25; presses += 1) {
      await journey.page.keyboard.press('Tab');
      const at = await focusOf(journey);
      expect(at.shown, at.name).to.equal(true);
      if (at.name === wanted.replace(/\s+/g, '')) return;
    }
    throw new Error(`Tab never came to ${wanted}.`);
  };

  /** From the button that chooses a bank into its window. */
  const toBank = async (journey: BankJourney): Promise<BankVisit> => {
    const {keyboard} = journey.page;
    await keyboard.press('Enter');
    await stopsAt(journey, say.go(name));
    await tab(journey, say.ieExample);
    await tab(journey, say.copy);
    await tab(journey, say.openHere(name) + say.newTab);
    const opened = journey.page.context().waitForEvent('page');
    await keyboard.press('Enter');
    return new BankVisit(await opened);
  };

  for (const path of ['/embed.html', '/standalone.html'] as const) {
    it(`leads from home to the bank, and to the result, on ${path}`, async () => {
      const journey = await BankJourney.open(stage(), {path, view: 'home', ...clerk});
      const {keyboard} = journey.page;
      await journey.seesHome();
      await tabTo(journey, words.methods['bank-ukey'].action);
      await keyboard.press('Enter');
      await journey.seesBanks();
      await stopsAt(journey, say.title);
      await tab(journey, say.choose(name));
      const bank = await toBank(journey);
      await bank.heading('单一窗口企业实名认证');
      // What has the focus stays there, under another name.
      await stopsAt(journey, say.again(name) + say.newTab);
      await tab(journey, say.abandon);
      await journey.certifiesAt(bank);
      await stopsAt(journey, words.result.passed);
      await tab(journey, words.result.finish);
      await keyboard.press('Enter');
      await stopsAt(journey, words.frame.title);
    });
  }

  it('leads from a refusal back to the banks', async () => {
    const journey = await BankJourney.open(stage(), {path: '/embed.html'});
    await journey.seesBanks();
    await tabTo(journey, say.choose(name));
    const bank = await toBank(journey);
    await bank.cancel();
    await bank.goBack();
    await stopsAt(journey, refusalWords(words, 'handoff-cancelled')[0]);
    await tabTo(journey, say.chooseAgain);
    await journey.page.keyboard.press('Enter');
    await stopsAt(journey, say.title);
  });
});
