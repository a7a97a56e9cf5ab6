import {fakeOutcome, fakeField} from '../../src/fakes.js';
import {deepAll, heardOf, isShown} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, sendsNoCode, validity} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';
import {refuses, records} from '../harness/outside.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';
import {byPassport, onRecord, wholePersonOnRecord, soundCard} from '../machines/person-check.harness.js';

const begin = async (page: LegalRepPage): Promise<void> => {
  await page.press(texts.start);
  await page.at('enterprise');
};
const sendIdCard = async (page: LegalRepPage): Promise<void> => {
  await page.submit();
  await page.confirm();
};

/** What a screen reader reads of the steps that are done. */
const done = ({root}: LegalRepPage): string[] =>
  deepAll(root, 'ol[part=steps] > li')
    .filter((step) => isShown(step) && heardOf(step).endsWith(texts.stepDone))
    .map(heardOf);

describe('The steps of the path', () => {
  it('are announced as done or current, and each has its heading', async () => {
    const page = await LegalRepPage.atAdvice();
    const stands = (step: 1 | 2 | 3, title = texts.steps[step - 1] ?? ''): void => {
      expect(page.headings.at(-1)).to.contain(title);
      expect(page.steps).to.deep.equal({names: [...texts.steps], current: [texts.steps[step - 1]]});
      const before = texts.steps.slice(0, step - 1).map((name) => `${name} ${texts.stepDone}`);
      expect(done(page)).to.deep.equal(before);
    };
    await begin(page);
    stands(1);
    await page.fill({legalRepName: '王五'});
    await page.submit();
    await page.at('confirming');
    stands(1, texts.confirmTitle);
    await page.confirm();
    await page.at('legalRep.idCard');
    stands(2);
    await page.press(person.toBankCard);
    await page.at('legalRep.bankCard');
    stands(2, person.bankCardTitle);
    await page.press(person.toIdCard);
    await page.fill(validity);
    await sendIdCard(page);
    await page.at('holder.idCard');
    stands(3);
  });

  it('follow the host’s heading level', async () => {
    const page = await LegalRepPage.atIdCard({}, {set: {headingLevel: 3}});
    const levels = deepAll(page.root, 'h1,h2,h3,h4,h5').filter(isShown);
    expect(levels[0]?.localName).to.equal('h3');
  });
});

describe('The events of the path', () => {
  it('are sw-complete at the end', async () => {
    const page = await LegalRepPage.atHolder();
    await sendIdCard(page);
    await page.at('result');
    const [complete, ...others] = page.told('sw-complete');
    expect(others).to.be.empty;
    expect(complete).to.include({method: 'legal-rep', certificationId: fakeOutcome().certificationId});
    expect(complete?.level).to.include({id: 'medium', rank: 2});
    expect([...page.refusals, ...page.errors, ...page.leavings]).to.be.empty;
  });

  it('are sw-refused when a step is refused, and sw-step has the same reason', async () => {
    const page = await LegalRepPage.idCardSent({checkIdCard: refuses('person-mismatch')});
    await page.at('legalRep.idCard');
    expect(page.refusals).to.deep.equal(['legal-rep person-mismatch']);
    expect(page.told('sw-step').at(-1)).to.include({step: 'legalRep.idCard', reason: 'person-mismatch'});
    expect(page.errors).to.be.empty;
  });
});

const {reference: idTypes} = idTypeTexts;
const rep = person.labels['legal-rep'];
const holder = person.labels['account-holder'];

const ofPassport = records({
  enterprise: {legalRepIdType: fakeField('passport-prc'), legalRepIdNumber: fakeField('E*******4')},
});

describe('The account holder’s ID card', () => {
  it('is the current user’s own, and its name can be changed', async () => {
    const page = await LegalRepPage.atHolder();
    expect(page.words).to.contain(person.holder);
    expect(page.fields.names).to.deep.equal(['name', 'idType', 'idNumber', 'validFrom', 'validTo']);
    expect(page.fields.labels[0]).to.equal(`*${holder.name}`);
    expect(page.fields.value('validFrom')).to.equal('20200310');
    await page.fill({name: '王五'});
    await page.submit();
    await page.confirm();
    await page.at('result');
    expect(page.sentWith('checkIdCard')).to.deep.equal({
      ticket: 'ticket-account-holder',
      whose: 'account-holder',
      person: {...wholePersonOnRecord, name: '王五'},
      validFrom: onRecord,
      validTo: onRecord,
    });
  });

  it('leads to the bank card when the holder has another document', async () => {
    const {idType, idNumber} = byPassport();
    const page = await LegalRepPage.atHolder({}, records({account: {idType, idNumber}}));
    expect(page.fields.names).to.deep.equal(['name', 'idType', 'idNumber']);
    expect(page.words).to.contain(person.leadsToBankCard);
    expect(page.pressables).not.to.include(person.toBankCard);
    await page.submit();
    await page.at('holder.bankCard');
    await page.press(person.back);
    await page.at('holder.idCard');
  });
});

describe('The account holder’s bank card', () => {
  it('has the mobile on record, masked, until the user types another', async () => {
    const page = await LegalRepPage.atHolder({}, {sendSmsCode: sendsNoCode('person-mismatch')});
    await page.press(person.toBankCard);
    await page.at('holder.bankCard');
    const {bankCard} = soundCard;
    await page.fill({bankCard});
    expect(page.words).to.contain('138****8000');
    await page.submit();
    await page.shows(person.bankCardRefused[0]);
    expect(page.sentWith('sendSmsCode'))
      .to.include({whose: 'account-holder', bankCard})
      .and.deep.include({mobile: onRecord});
    await page.pressAt('mobile', texts.retype);
    await page.fill({mobile: '13900139000'});
    await page.submit();
    await page.shows(person.bankCardRefused[0]);
    expect(page.sentWith('sendSmsCode')).to.include({mobile: '13900139000'});
    await page.pressAt('mobile', texts.useRecorded(true));
    await page.submit();
    await page.shows(person.bankCardRefused[0]);
    expect(page.sentWith('sendSmsCode')).to.deep.include({mobile: onRecord});
  });
});

describe('A legal representative with another document', () => {
  it('is checked by bank card at once', async () => {
    const page = await LegalRepPage.sent(ofPassport);
    await page.at('legalRep.bankCard');
    expect(page.facts).to.include({[rep.idType]: idTypes['passport-prc'], [rep.idNumber]: 'E*******4'});
    expect(page.fields.names).to.deep.equal(['bankCard', 'mobile', 'smsCode']);
    expect(page.pressables).not.to.include(person.toIdCard);
    await page.press(person.back);
    await page.at('enterprise');
  });
});
