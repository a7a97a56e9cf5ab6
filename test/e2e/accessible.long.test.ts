import {expect} from 'chai';
import {states} from '../../demo/pages/scenes.js';
import {newPage} from '../support/browser.js';
import {sideways, textAt, violations} from './axe.js';
import {BankJourney} from './bank-journey.js';
import {CardJourney} from './card-journey.js';
import type {Journey} from './journey.js';
import {LegalRepJourney} from './legal-rep-journey.js';
import type {JourneyOptions} from './open-page.js';
import {ProfileJourney} from './profile-journey.js';
import {type Stage, useStage} from './stage.js';

/* Each state alone, in every look and in a small window: `test/components/accessible*`. Here it is the real pages. */

type Look = (screen: string) => Promise<void>;
type Walk = (stage: Stage, options: JourneyOptions, lookAt: (journey: Journey) => Look) => Promise<void>;

const longName = `上海${'浦东样例国际'.repeat(12)}有限公司`;

/** From the first screen of each path to its last, past a form with what is wrong in it and the longest of names. */
const walks: Readonly<Record<string, Walk>> = {
  'the IC card’s path': async (stage, options, lookAt) => {
    const journey = await CardJourney.open(stage, options);
    const look = lookAt(journey);
    await journey.seesHome();
    await look('home');
    await journey.readCard();
    await journey.signInWith('');
    await journey.sees(journey.say.card.pinErrors['pin.missing']);
    await look('no PIN');
    await journey.press(journey.say.card.pinHelp);
    await journey.page.getByRole('dialog').waitFor();
    await look('help');
    await journey.press(journey.say.card.close);
    await journey.finishByCard();
    await look('result');
  },
  'the profile': async (stage, options, lookAt) => {
    const journey = await ProfileJourney.open(stage, options);
    const look = lookAt(journey);
    await journey.seesRecord();
    await look('record');
    const {labels} = journey;
    await journey.edit('enterprise', {[labels.uscc]: '91310115PDY000060Q', [labels.enterpriseName]: longName});
    await journey.press(journey.say.profile.save);
    await journey.summary(journey.say.record.errorSummary).waitFor();
    await look('too many changes');
    await journey.fill({[labels.enterpriseName]: '上海浦东样例贸易有限公司'});
    await journey.save();
    await look('confirmation');
    await journey.confirm();
    await journey.seesSaved();
    await look('saved');
  },
  'the legal representative’s path': async (stage, options, lookAt) => {
    const journey = await LegalRepJourney.open(stage, options);
    const {record, rep, person} = journey.say;
    const look = lookAt(journey);
    await journey.seesAdvice();
    await look('advice');
    await journey.begin();
    await journey.fill({[rep.enterpriseName]: longName, [record.labels.orgCode]: '1'});
    await journey.press(rep.next);
    await journey.summary(record.errorSummary).waitFor();
    await look('enterprise, mistaken');
    await journey.fill({[record.labels.orgCode]: 'PDY000028'});
    await journey.look(1);
    await look('what will be sent');
    await journey.confirm();
    await journey.sees(rep.enterpriseRefused([])[0]);
    await look('enterprise, refused');
    await journey.fill({[rep.enterpriseName]: '上海浦东样例贸易有限公司'});
    await journey.sendAsRecorded();
    await journey.seesStep(2);
    await look('ID card');
    await journey.passIdCard();
    await journey.chooseBankCard(3, '张三');
    await journey.sendCode();
    await journey.enterCode('654321');
    await journey.sees(person.codeIncorrect(2));
    await look('code, wrong');
    await journey.enterCode();
    await journey.seesResult();
    await look('result');
  },
  'the banks’ path': async (stage, options, lookAt) => {
    const journey = await BankJourney.open(stage, options);
    const look = lookAt(journey);
    await journey.seesBanks();
    await look('choice');
    await journey.chooseBank();
    await look('ready');
    const bank = await journey.depart();
    await journey.link('ccb', true).waitFor();
    await look('away');
    await bank.cancel();
    await bank.goBack();
    await journey.heading(journey.say.failure.refusals['handoff-cancelled'][0]).waitFor();
    await look('refused');
  },
};

describe('Accessibility and page width', () => {
  const stage = useStage();

  const lookAt =
    (journey: Journey): Look =>
    async (screen) => {
      expect(await violations(journey), screen).to.deep.equal([]);
      expect(await sideways(journey.page), screen).to.equal(0);
    };

  for (const [path, theme, width, textSize] of [
    ['/', 'light', 1280, 100],
    ['/embed.html', 'dark', 320, 200],
    ['/standalone.html', 'light', 320, 100],
  ] as const) {
    for (const [name, walk] of Object.entries(walks)) {
      it(`of ${name} are correct on ${path}, ${theme}, ${width} px wide, with text at ${textSize} %`, () =>
        walk(stage(), {path, theme, viewport: {width, height: 800}, ...textAt(textSize)}, lookAt));
    }
  }

  it('of the gallery: no state scrolls sideways at 320 px with text at 200 %', async () => {
    const page = await newPage({viewport: {width: 320, height: 800}});
    await textAt(200).prepare(page);
    await page.goto(`${stage().demo.url}/gallery.html?bare`);
    const wide: string[] = [];
    for (const {id} of states) {
      await page.evaluate((hash) => (location.hash = hash), id);
      await page.locator(`[data-shown="${id}"]`).waitFor();
      if ((await sideways(page)) > 0) wide.push(id);
    }
    expect(wide).to.deep.equal([]);
  });
});
