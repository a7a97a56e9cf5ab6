import {checkTexts} from '../../src/components/record/check.texts.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';
import {today} from '../../src/domain/identifiers/dates.js';
import {fakeField} from '../../src/fakes.js';
import {personNumber} from '../domain/identifiers/oracles.js';
import {byPassport, onRecord, soundCard, wholePersonOnRecord} from '../machines/person-check.harness.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, sendsNoCode} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';
import {records} from '../harness/outside.js';

const {reference: checks} = checkTexts;
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

  it('rejects a holder under 14 before any request, for both checks', async () => {
    const page = await LegalRepPage.atHolder();
    await page.pressAt('idNumber', texts.retype);
    await page.fill({idNumber: personNumber('310000', `${Number(today().slice(0, 4)) - 10}0101`)});
    for (const press of [() => page.submit(), () => page.press(person.toBankCard)]) {
      await press();
      expect(page.cert.step).to.equal('holder.idCard');
      expect(page.fields.error('idNumber')).to.equal(checks['residentId.under14']);
    }
    expect(page.outside.times('checkIdCard')).to.equal(1);
    expect(page.outside.times('sendSmsCode')).to.equal(0);
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
    expect(page.fields.names).to.deep.equal(['bankCard', 'mobile']);
    expect(page.pressables).not.to.include(person.toIdCard);
    await page.press(person.back);
    await page.at('enterprise');
  });
});
