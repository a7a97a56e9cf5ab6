import {bankUkey} from '../../src/components/element/paths/bank-ukey.chunk.js';
import {legalRep} from '../../src/components/element/paths/legal-rep.chunk.js';
import {homeTexts} from '../../src/components/home/home.texts.js';
import {resultTexts} from '../../src/components/result/result.texts.js';
import {banks} from '../../src/domain/banks.js';
import {placeIn} from '../../src/domain/places.js';
import {locales} from '../../src/domain/locales.js';
import {fakeOutcome, fakeStatus} from '../../src/fakes.js';
import {BankPage, saysPassed, tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage} from '../harness/cert-page.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {textsIn} from '../../walks/words.js';
import {says} from '../harness/outside.js';

/* By which bank, or by what, somebody was certified: the backend names an id, the widget says it in words. */

const verifiedAt = '2026-01-15T02:30:00Z';
const {reference: words} = homeTexts;

tidyUp();

const byPerson = (via: string) =>
  says({methods: [{id: 'legal-rep', state: 'certified', enabled: true, verifiedAt, via}]});

/** The widget says it in each language, also when that changes. */
const follows = async (page: CertPage, via: string): Promise<void> => {
  for (const lang of locales) {
    page.cert.lang = lang;
    const said = placeIn(banks, via)?.name[lang] ?? (await textsIn(homeTexts, lang)).via.get(via);
    await page.shows(said ?? 'no words');
    expect(page.words).not.to.contain(via);
  }
};

describe('How the user was certified, on home,', () => {
  it('is the bank’s name, or the kind of person check, in each language', async () => {
    await follows(await CertPage.atHome({getStatus: saysPassed({verifiedAt})}), 'ccb');
    for (const id of words.via.keys()) await follows(await CertPage.atHome({getStatus: byPerson(id)}), id);
  });

  it('is not displayed when its id is unknown, and the date still is', async () => {
    const page = await CertPage.atHome({getStatus: byPerson('x-new-way')});
    await page.shows('2026年1月15日 通过认证');
    // What says the others has arrived.
    const other = await CertPage.atHome({getStatus: byPerson('id-card')});
    await other.shows(words.via.get('id-card') ?? '');
    expect(page.words).not.to.contain('x-new-way').and.not.contain('（');
  });
});

describe('The level to which a method leads', () => {
  const medium = {id: 'medium', rank: 2, label: '中', advice: '建议提升'};
  const high = {id: 'high', rank: 3, label: '高', advice: '建议提升'};
  const {methods} = fakeStatus();

  it('is displayed at each method, and the method that leads highest is named beside the current level', async () => {
    const page = await CertPage.atHome();
    await page.shows('认证后级别 高 ，重新登录后生效');
    expect(page.words).to.contain('可通过IC卡认证提升至高').and.contain('认证后级别 中 ，立即生效');
  });

  it('is not displayed when the method does not raise the level or is off, or the backend sends no level', async () => {
    const [card, legal] = methods;
    if (!card || !legal) throw new Error('The fake has two methods');
    for (const given of [
      {level: high, methods},
      {level: medium, methods: [{...card, enabled: false}, legal]},
      {methods: methods.map(({leadsTo: _, ...each}) => each)},
    ]) {
      const page = await CertPage.atHome({getStatus: says(given)});
      expect(page.words).to.contain('建议提升实名认证等级').and.not.contain('提升至');
    }
    // Nor does a card promise what the user has, or will have from the next sign-in on.
    for (const given of [{level: high}, {nextLevel: high}, {level: medium, nextLevel: high}]) {
      const page = await CertPage.atHome({getStatus: says({methods, ...given})});
      expect(page.words).to.contain(words.needs).and.not.contain(words.leadsTo);
    }
    const page = await CertPage.atHome({getStatus: says({level: medium, methods})});
    expect(page.words.split(words.leadsTo)).to.have.length(2);
  });
});

describe('How the user was certified, in the result,', () => {
  const {method} = resultTexts.reference;
  const certified = async (via: string): Promise<LegalRepPage> => {
    const checkBankCard = async () => fakeOutcome({method: 'legal-rep', via, samePerson: true, effective: 'now'});
    const page = await LegalRepPage.atCode('123456', {checkBankCard});
    await page.at('result');
    return page;
  };

  it('is the kind of person check after the method’s name, in each language, and that one check was of both persons', async () => {
    for (const [id, said] of words.via) {
      const page = await certified(id);
      await page.shows(said);
      await page.shows(resultTexts.reference.samePerson);
      expect(page.facts[method]).to.equal(`${legalRep.card.reference.name}（${said}）`);
      await follows(page, id);
    }
  });

  it('is the bank’s name, with what to do at the bank', async () => {
    const getHandoff = async () => fakeOutcome({method: 'bank-ukey', via: 'abc', effective: 'now'});
    const page = await BankPage.chosen({getHandoff});
    await page.at('result');
    await page.shows(`${bankUkey.card.reference.name}（${placeIn(banks, 'abc')?.name['zh-CN'] ?? ''}）`);
    await page.shows(resultTexts.reference.afterBank);
    await follows(page, 'abc');
  });

  it('is left out when its id is unknown, and the method is still displayed', async () => {
    const page = await certified('x-new-way');
    expect(page.facts[method]).to.equal(legalRep.card.reference.name);
    // It is in force, so the status has it, too.
    expect(page.cert.status?.level).to.deep.equal(fakeOutcome().level);
    expect(page.words).not.to.contain('x-new-way');
  });
});
