import {icCard} from '../../src/components/ic-card/ic-card.method.js';
import {boxes} from '../harness/consent.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';
import {says} from '../harness/outside.js';

const byCard = texts.recommended(icCard.card.reference.action);

describe('The advice', () => {
  it('comes first: the steps, what each needs and the easier method, and it asks for nothing', async () => {
    const page = await LegalRepPage.atAdvice();
    const said = [texts.scope, texts.adviceCard, texts.needsTitle, ...texts.needs, texts.needsOfBankCard];
    for (const each of said) expect(page.words).to.contain(each);
    expect(page.headings).to.deep.equal([texts.title]);
    expect(page.pressables).to.deep.equal([texts.toMethods, texts.start, byCard]);
    expect(page.primary).to.deep.equal([texts.start]);
    expect(boxes(page)).to.be.empty;
    expect(page.outside.asked.map(({question}) => question)).to.deep.equal(['getStatus', 'getProfile']);
  });

  it('leads to the card at a press, and the card is read at once', async () => {
    const page = await LegalRepPage.atAdvice();
    await page.press(byCard);
    await page.at('awaitingPin');
    expect(page.cert.view).to.equal('ic-card');
    expect(page.leavings).to.deep.equal(['legal-rep']);
  });

  it('names no method that is disabled or not listed by the host', async () => {
    const off = {id: 'ic-card', state: 'not-certified', enabled: false} as const;
    const getStatus = says({methods: [off, {...off, id: 'legal-rep', enabled: true}]});
    for (const options of [{getStatus}, {set: {methods: 'legal-rep bank-ukey'}}]) {
      const page = await LegalRepPage.atAdvice(options);
      expect(page.pressables).to.deep.equal([texts.toMethods, texts.start]);
      expect(page.words).not.to.contain(texts.others).and.not.contain(texts.adviceCard);
    }
  });

  it('links to the host’s help, as do both person checks', async () => {
    const set = {links: {help: 'https://help.example/'}};
    const advice = await LegalRepPage.atAdvice({set});
    expect(advice.links().map(({href}) => href)).to.deep.equal(['https://help.example/']);
    for (const page of [await LegalRepPage.atIdCard({}, {set}), await LegalRepPage.atBankCard({}, {set})]) {
      expect(page.links().map(({href}) => href)).to.deep.equal(['https://help.example/']);
      expect(page.words).to.contain(person.help);
    }
    const own = await LegalRepPage.atAdvice({
      set: {links: {help: {legalRep: 'https://help.example/legal-rep', home: 'x'}}},
    });
    expect(own.links().map(({href}) => href)).to.deep.equal(['https://help.example/legal-rep']);
    expect((await LegalRepPage.atAdvice()).links()).to.be.empty;
  });
});
