import type {Page} from 'playwright-core';
import {expect} from 'chai';
import {BankJourney} from './bank-journey.js';
import {CardJourney} from './card-journey.js';
import type {Journey} from './journey.js';
import {LegalRepJourney, personNamed} from './legal-rep-journey.js';
import type {JourneyOptions} from './open-page.js';
import {useStage} from './stage.js';
import {refusalWords} from './words.js';

/* Each time that is reckoned with: `test/adapters/*.wiring.test.ts`, `test/components/clock.test.ts`. Here it is the PC's
   clock beside a real backend's and a real bank's. */

const day = 86_400_000;

/** In every page of the browser; its timers go on as they do. */
const setClock = async (page: Page, aheadMs: number): Promise<void> => {
  await page.context().addInitScript((ms) => {
    const here = Date;
    const now = (): number => here.now() + ms;
    globalThis.Date = new Proxy(here, {
      construct: (target, args, newTarget) =>
        Reflect.construct(target, args.length > 0 ? args : [now()], newTarget) as Date,
      get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
    });
  }, aheadMs);
};

describe('A wrong PC clock', () => {
  const stage = useStage();

  const paths: Readonly<Record<string, (options: JourneyOptions) => Promise<Journey>>> = {
    'the IC card': async (options) => {
      const journey = await CardJourney.open(stage(), options);
      await journey.certifyByCard();
      return journey;
    },
    'a bank card with a code, and an ID card': async (options) => {
      const journey = await LegalRepJourney.open(stage(), options);
      await journey.toCode();
      await journey.enterCode();
      await journey.seesStep(3);
      await journey.sendAsRecorded();
      await journey.seesResult();
      return journey;
    },
    'a bank’s UKey': async (options) => {
      const journey = await BankJourney.open(stage(), options);
      await journey.certifiesAt(await journey.toBank());
      return journey;
    },
  };
  for (const [wrong, aheadMs] of Object.entries({'a day slow': -day, 'a day fast': day})) {
    for (const [path, certify] of Object.entries(paths)) {
      it(`(${wrong}) does not prevent a certification by ${path}`, async () => {
        const {page} = await certify({prepare: (each) => setClock(each, aheadMs)});
        const ahead = (await page.evaluate(() => Date.now())) - Date.now();
        expect(ahead).to.be.within(aheadMs - 30_000, aheadMs + 30_000);
      });
    }
  }

  it('that is a year slow leaves the check of an expired ID card to the backend when the status has no time', async () => {
    // 何平’s has expired, which only a clock that is a year slow does not know.
    const {validFrom, validTo} = personNamed('何平');
    const prepare = async (page: Page): Promise<void> => {
      await setClock(page, new Date('2025-05-02T03:00:00Z').getTime() - Date.now());
      await page.route('**/status', async (route) => {
        const response = await route.fetch();
        const {now: _, ...status} = (await response.json()) as Record<string, unknown>;
        await route.fulfill({response, json: status});
      });
    };
    const journey = await LegalRepJourney.open(stage(), {prepare});
    const {labels} = journey.say.record;
    await journey.toLegalRep();
    await journey.fill({[labels.validFrom]: validFrom, [labels.validTo]: validTo});
    await journey.send(2);
    await journey.sees(refusalWords(journey.say, 'id-card-expired')[0]);
  });
});
