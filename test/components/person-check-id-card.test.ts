import {checkTexts} from '../../src/components/record/check.texts.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';
import {formatDate} from '../../src/domain/identifiers/dates.js';
import {wholePersonOnRecord} from '../machines/person-check.harness.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';
import {refuses} from '../harness/outside.js';
import {wordsInCode} from '../harness/read-code.js';

const {reference: checks} = checkTexts;
const {reference: idTypes} = idTypeTexts;
const {labels} = texts;
const rep = person.labels['legal-rep'];
const links = {ctidApp: 'https://ctid.example/app'};

describe('The legal representative’s ID card form', () => {
  it('asks only for the two dates, and displays the person from the first step', async () => {
    const page = await LegalRepPage.atIdCard();
    expect(page.facts).to.deep.equal({
      [rep.name]: '李四',
      [rep.idType]: idTypes['resident-id'],
      [rep.idNumber]: '3****************7',
    });
    expect(page.heardFacts[rep.idNumber]).to.equal(texts.tail('7'));
    expect(page.fields.names).to.deep.equal(['validFrom', 'validTo']);
    expect(page.fields.labels).to.deep.equal([`*${labels.validFrom}`, `*${labels.validTo}`]);
    expect(page.fields.input('validFrom').inputMode).to.equal('numeric');
    expect(page.words).not.to.contain(person.holder);
  });

  it('requires both dates, and focuses the error summary after a press', async () => {
    const page = await LegalRepPage.atIdCard();
    expect(page.fields.isInvalid('validFrom')).to.be.false;
    await page.submit();
    expect(page.cert.step).to.equal('legalRep.idCard');
    for (const name of ['validFrom', 'validTo'] as const) {
      expect(page.fields.error(name)).to.equal(checks.missing);
      expect(page.fields.isInvalid(name)).to.be.true;
    }
    expect(page.focusedWords).to.match(new RegExp(`^${texts.errorSummary}`));
    page.fields.summaryLinks[1]?.click();
    expect(page.focusedWords).to.equal(`*${labels.validTo}`);
    expect(page.outside.times('checkIdCard')).to.equal(0);
  });

  it('displays the data as it will be sent, and sends it when confirmed', async () => {
    const page = await LegalRepPage.atIdCard({validFrom: '2020.03.10', validTo: '２０４００３１０'});
    await page.submit();
    await page.at('legalRep.confirming');
    expect(page.focusedWords).to.equal(person.confirmTitle);
    expect(page.facts).to.include({
      [rep.name]: '李四',
      [labels.validFrom]: formatDate(validity.validFrom),
      [labels.validTo]: formatDate(validity.validTo),
    });
    expect(page.outside.times('checkIdCard')).to.equal(0);
    await page.confirm();
    await page.at('holder.idCard');
    const claim = page.outside.asked.find(({question}) => question === 'checkIdCard')?.input;
    expect(claim).to.deep.equal({
      ticket: 'ticket-legal-rep',
      whose: 'legal-rep',
      person: wholePersonOnRecord,
      ...validity,
    });
  });
});

describe('The check of an ID card', () => {
  for (const [code, [what, how], title] of [
    ['person-mismatch', person.lockedRefused, person.waysTitle],
    ['ctid-not-enrolled', person.notEnrolled, person.youCan],
  ] as const) {
    it(`displays the refusal, and offers the CTID app and the bank card: ${code}`, async () => {
      const page = await LegalRepPage.idCardSent({checkIdCard: refuses(code), set: {links}});
      await page.at('legalRep.idCard');
      await page.focuses(what);
      await page.shows(how);
      const [link] = page.links();
      expect(link).to.include({href: links.ctidApp, target: '_blank', rel: 'noopener noreferrer'});
      expect(page.words).to.contain(title).and.contain(person.ctid);
      expect(page.fields.value('validFrom')).to.equal(validity.validFrom);
      await page.shows(person.ctidScan);
      expect(await wordsInCode(page)).to.equal(links.ctidApp);
      await page.press(person.toBankCard);
      await page.at('legalRep.bankCard');
    });
  }

  it('has no link to the CTID app when the host sets none', async () => {
    const page = await LegalRepPage.idCardSent({checkIdCard: refuses('person-mismatch')});
    await page.at('legalRep.idCard');
    await page.shows(person.ctid);
    expect(page.links()).to.be.empty;
  });

  it('does not offer the CTID app when the ID card has expired', async () => {
    const page = await LegalRepPage.idCardSent({checkIdCard: refuses('id-card-expired'), set: {links}});
    await page.at('legalRep.idCard');
    await page.shows(person.waysTitle);
    expect(page.words).not.to.contain(person.ctid);
    expect(page.links()).to.be.empty;
    expect(page.pressables.filter((words) => words === person.toBankCard)).to.have.length(2);
  });
});
