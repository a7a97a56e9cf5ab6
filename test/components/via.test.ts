import {bankUkey} from '../../src/components/bank-ukey/bank-ukey.method.js';
import {legalRep} from '../../src/components/legal-rep/legal-rep.method.js';
import {journeyTexts} from '../../src/components/shell/journey.texts.js';
import {resultTexts} from '../../src/components/result/result.texts.js';
import {bankOf} from '../../src/domain/banks.js';
import {locales, type Locale} from '../../src/domain/locales.js';
import {fakeNext, fakeOutcome} from '../../src/fakes.js';
import {BankPage, saysPassed, tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage} from '../harness/cert-page.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {person} from '../harness/legal-rep-texts.js';
import {textsIn} from '../support/texts.js';
import {says} from '../harness/outside.js';

/* By which bank, or by what, somebody was certified: the backend names an id, the widget says it in words. */

const viaIn = async (locale: Locale) => (await textsIn(journeyTexts, locale)).via;
const verifiedAt = '2026-01-15T02:30:00Z';

tidyUp();

const byPerson = (via: string) =>
  says({methods: [{id: 'legal-rep', state: 'certified', enabled: true, verifiedAt, via}]});

describe('How the user was certified, on home,', () => {
  for (const lang of locales) {
    it(`is the bank’s name, or the kind of person check, in ${lang}`, async () => {
      const bank = await CertPage.atHome({getStatus: saysPassed({verifiedAt}), set: {lang}});
      await bank.shows(bankOf('ccb')?.name[lang] ?? '');
      bank.cert.remove();
      for (const [id, words] of await viaIn(lang)) {
        const page = await CertPage.atHome({getStatus: byPerson(id), set: {lang}});
        await page.shows(words);
        expect(page.words).not.to.contain(id);
        page.cert.remove();
      }
    });
  }

  it('follows a change of language', async () => {
    const page = await CertPage.atHome({getStatus: byPerson('id-card')});
    await page.shows(journeyTexts.reference.via.get('id-card') ?? '');
    for (const lang of locales) {
      page.cert.lang = lang;
      await page.shows((await viaIn(lang)).get('id-card') ?? '');
    }
  });

  it('is not displayed when its id is unknown, and the date still is', async () => {
    const page = await CertPage.atHome({getStatus: byPerson('x-new-way')});
    await page.shows('2026年1月15日 通过认证');
    // What says the others has arrived.
    const other = await CertPage.atHome({getStatus: byPerson('id-card')});
    await other.shows(journeyTexts.reference.via.get('id-card') ?? '');
    expect(page.words).not.to.contain('x-new-way').and.not.contain('（');
  });
});

describe('How the user was certified, in the result,', () => {
  const {method} = resultTexts.reference;

  const certified = async (via: string): Promise<LegalRepPage> => {
    const page = await LegalRepPage.atHolder(
      {},
      {
        checkIdCard: async ({whose}) =>
          whose === 'legal-rep'
            ? fakeNext('account-holder')
            : fakeOutcome({method: 'legal-rep', via, effective: 'now'}),
      },
    );
    await page.submit();
    await page.at('holder.confirming');
    await page.press(person.confirm);
    await page.at('result');
    return page;
  };

  for (const lang of locales) {
    it(`is displayed in ${lang}`, async () => {
      for (const [id, words] of await viaIn(lang)) {
        const page = await certified(id);
        page.cert.lang = lang;
        await page.shows(words);
        expect(page.words).not.to.contain(id);
        page.cert.remove();
      }
    });
  }

  it('is the bank’s name', async () => {
    const page = await BankPage.chosen({
      getHandoff: async () => fakeOutcome({method: 'bank-ukey', via: 'abc', effective: 'now'}),
    });
    await page.at('result');
    for (const lang of locales) {
      page.cert.lang = lang;
      await page.shows(bankOf('abc')?.name[lang] ?? '');
    }
    page.cert.lang = 'zh-CN';
    await page.shows(`${bankUkey.card.reference.name}（${bankOf('abc')?.name['zh-CN'] ?? ''}）`);
    // What to do at the bank is said with the result.
    await page.shows(resultTexts.reference.afterwards.get('bank-ukey') ?? '');
  });

  it('is left out when its id is unknown, and the method is still displayed', async () => {
    const page = await certified('x-new-way');
    expect(page.facts[method]).to.equal(legalRep.card.reference.name);
    expect(page.words).not.to.contain('x-new-way');
  });

  it('is displayed after the method’s name', async () => {
    const page = await certified('bank-card');
    const words = journeyTexts.reference.via.get('bank-card') ?? '';
    expect(page.facts[method]).to.equal(`${legalRep.card.reference.name}（${words}）`);
  });
});
