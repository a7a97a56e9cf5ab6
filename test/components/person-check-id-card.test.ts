import {checkTexts} from '../../src/components/record/check.texts.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';
import {formatDate} from '../../src/domain/identifiers/dates.js';
import {never} from '../../src/fakes.js';
import {wholePersonOnRecord} from '../machines/person-check.harness.js';
import {until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';
import {fails, refuses} from '../harness/outside.js';

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

  it('displays the person as typed in the first step', async () => {
    const page = await LegalRepPage.atForm({legalRepName: ' 王五'});
    await page.submit();
    await page.confirm();
    await page.at('legalRep.idCard');
    expect(page.facts[rep.name]).to.equal('王五');
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
    expect(page.focusedWords).to.equal(`${person.confirmTitle} ${texts.progress(2, 4)}`);
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

  it('accepts 长期有效 by a tick, and sends eight zeros', async () => {
    const page = await LegalRepPage.atIdCard({validFrom: validity.validFrom});
    page.fields.tickLongTerm();
    await page.drawn();
    expect(page.fields.value('validTo')).to.equal('00000000');
    await page.submit();
    await page.at('legalRep.confirming');
    expect(page.facts[labels.validTo]).to.equal(texts.longTerm);
    await page.confirm();
    await page.asked('checkIdCard');
    expect(page.outside.asked.find(({question}) => question === 'checkIdCard')?.input).to.include({
      validTo: '00000000',
    });
  });

  it('fills both dates from one paste', async () => {
    const page = await LegalRepPage.atIdCard();
    page.fields.paste('validTo', '2020.03.10-2040.03.10');
    await page.drawn();
    expect(page.fields.value('validFrom')).to.equal(validity.validFrom);
    expect(page.fields.value('validTo')).to.equal(validity.validTo);
  });

  it('can be corrected before it is sent, and the typed values are kept', async () => {
    const page = await LegalRepPage.atIdCard(validity);
    await page.submit();
    await page.press(texts.correct);
    await page.at('legalRep.idCard');
    expect(page.fields.value('validTo')).to.equal(validity.validTo);
    expect(page.focusedWords).to.equal(`${texts.steps[1]} ${texts.progress(2, 4)}`);
  });

  it('leads back to the enterprise form, and its typed values are kept when the user comes back', async () => {
    const page = await LegalRepPage.atIdCard(validity);
    await page.press(person.back);
    await page.at('enterprise');
    await page.submit();
    await page.confirm();
    await page.at('legalRep.idCard');
    expect(page.fields.value('validFrom')).to.equal(validity.validFrom);
  });
});

describe('The check of an ID card', () => {
  it('displays and announces the wait, and leads back to the confirmation when cancelled', async () => {
    const page = await LegalRepPage.idCardSent({checkIdCard: never});
    await page.shows(person.checkingIdCard);
    await until('it is heard', () => page.announced.includes(person.checkingIdCard));
    await page.press(texts.cancel);
    await page.at('legalRep.confirming');
    expect(page.outside.last('checkIdCard').signal.aborted).to.be.true;
  });

  it('retries with the same idempotency key when it fails', async () => {
    const page = await LegalRepPage.idCardSent({checkIdCard: fails('timeout')});
    await page.at('legalRep.notChecked');
    await page.press(texts.retry);
    await page.asked('checkIdCard', 2);
    const [first, second] = page.outside.asked.filter(({question}) => question === 'checkIdCard');
    expect(second?.idempotencyKey).to.be.a('string').and.equal(first?.idempotencyKey);
    await page.at('legalRep.notChecked');
    await page.press(texts.correct);
    await page.at('legalRep.idCard');
    expect(page.fields.value('validFrom')).to.equal(validity.validFrom);
  });

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
