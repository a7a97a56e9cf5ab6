import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {BankJourney} from './bank-journey.js';
import {Journey, type JourneyOptions} from './journey.js';
import {LegalRepJourney, personNamed} from './legal-rep-journey.js';
import {refusalWords} from './legal-rep-words.js';
import {useStage} from './stage.js';

const minute = 60_000;
const day = 1_440 * minute;

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
      const journey = await Journey.open(stage(), options);
      await journey.certifyByCard();
      return journey;
    },
    'the ID cards of the legal representative and of the account holder': async (options) => {
      const journey = await LegalRepJourney.open(stage(), options);
      await journey.toHolder('陈静');
      await journey.send(3);
      await journey.seesResult();
      return journey;
    },
    'their bank cards, with a code for each': async (options) => {
      const journey = await LegalRepJourney.open(stage(), options);
      await journey.toLegalRep();
      await journey.chooseBankCard(2);
      await journey.byBankCard('陈静');
      await journey.seesStep(3);
      await journey.chooseBankCard(3);
      await journey.byBankCard('张三');
      await journey.seesResult();
      return journey;
    },
    'a bank’s UKey': async (options) => {
      const journey = await BankJourney.open(stage(), options);
      const bank = await journey.toBank();
      await journey.certifiesAt(bank);
      return journey;
    },
  };

  for (const [wrong, aheadMs] of [
    ['a day slow', -day],
    ['ten minutes slow', -10 * minute],
    ['ten minutes fast', 10 * minute],
    ['a day fast', day],
  ] as const) {
    for (const [path, certify] of Object.entries(paths)) {
      it(`(${wrong}) does not prevent a certification by ${path}`, async () => {
        const {page} = await certify({prepare: (each) => setClock(each, aheadMs)});
        const ahead = (await page.evaluate(() => Date.now())) - Date.now();
        expect(ahead).to.be.within(aheadMs - minute / 2, aheadMs + minute / 2);
      });
    }
  }

  // 何平’s has expired, which only a clock that is a year slow does not know.
  const {validFrom, validTo} = personNamed('何平');
  const sinceThen = new Date('2025-05-02T03:00:00Z').getTime() - Date.now();
  const fillExpired = async (journey: LegalRepJourney): Promise<void> => {
    const {labels} = journey.say.record;
    await journey.toLegalRep();
    await journey.fill({[`*${labels.validFrom}`]: validFrom, [`*${labels.validTo}`]: validTo});
  };

  it('that is a year slow does not hide an expired ID card: the form displays the error', async () => {
    const journey = await LegalRepJourney.open(stage(), {prepare: (page) => setClock(page, sinceThen)});
    await fillExpired(journey);
    await journey.press(journey.say.rep.next);
    await journey.sees(journey.say.checks['idValidity.expired']);
    expect(journey.sentTo('id-card')).to.deep.equal([]);
  });

  it('that is a year slow leaves the check of the ID card to the backend when the status has no time', async () => {
    const journey = await LegalRepJourney.open(stage(), {
      prepare: async (page) => {
        await setClock(page, sinceThen);
        await page.route('**/status', async (route) => {
          const response = await route.fetch();
          const {now: _, ...status} = (await response.json()) as Record<string, unknown>;
          await route.fulfill({response, json: status});
        });
      },
    });
    const {person} = journey.say;
    await fillExpired(journey);
    await journey.send(2);
    await journey.sees(refusalWords(journey.say, 'id-card-expired')[0]);
    const ways = journey.page.getByRole('region', {name: person.waysTitle});
    // No app makes an ID card valid.
    expect(await ways.getByRole('listitem').allInnerTexts()).to.deep.equal([person.toBankCard]);
  });
});
