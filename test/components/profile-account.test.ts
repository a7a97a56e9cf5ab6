import {checkTexts} from '../../src/components/record/check.texts.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';
import {texts} from '../harness/profile-texts.js';
import {fakeField} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {deepAll} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {records} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const {reference: checks} = checkTexts;
const {reference: idTypes} = idTypeTexts;

const [idNumber] = idNumbers;
const passport = 'E12345678';
const ofPassport = records({
  account: {idType: fakeField('passport-prc'), validFrom: fakeField(''), validTo: fakeField('')},
});

/** What stands in everything that can be typed into. */
const inputs = (page: ProfilePage): string[] => deepAll<HTMLInputElement>(page.root, 'input').map(({value}) => value);

describe('The account form', () => {
  it('has the manual’s fields, three of them required', async () => {
    const {headings, fields, words} = await ProfilePage.atForm('account');
    expect(headings).to.deep.equal(['账号归属人信息修改']);
    expect(fields.labels).to.deep.equal([
      '*姓名',
      '*证件类型',
      '*证件号码',
      '身份证有效起始日期',
      '身份证有效截止日期',
    ]);
    expect(words).to.contain(texts.required);
    expect(fields.input('holderName').ariaRequired).to.equal('true');
    expect(fields.input('validFrom').ariaRequired).to.be.null;
  });

  it('offers every document type, and first the type on record when it is unknown', async () => {
    const page = await ProfilePage.atForm('account');
    expect(page.fields.idTypes).to.deep.equal(Object.values(idTypes));
    expect(page.fields.value('idType')).to.equal('resident-id');
    const other = await ProfilePage.atForm('account', {}, records({account: {idType: fakeField('x-type')}}));
    expect(other.fields.idTypes).to.deep.equal(['x-type', ...Object.values(idTypes)]);
    expect(other.fields.value('idType')).to.equal('x-type');
    const none = await ProfilePage.atForm('account', {}, records({account: {idType: fakeField('')}}));
    expect(none.fields.idTypes[0]).to.equal(texts.choose);
  });
});

describe('A value that is masked on record', () => {
  it('is displayed beside its field, is announced by its last digits, and is in no input', async () => {
    const page = await ProfilePage.atForm('account');
    expect(page.fields.words('idNumber')).to.equal('*证件号码 3****************4 重新填写');
    expect(page.fields.heard('idNumber')).to.equal('*证件号码 以 4 结尾 重新填写');
    expect(page.fields.value('idNumber')).to.be.undefined;
    await page.pressAt('idNumber', '重新填写');
    expect(page.fields.value('idNumber')).to.equal('');
    expect(inputs(page).join()).not.to.contain('*');
  });

  it('is not sent when it is kept', async () => {
    const page = await ProfilePage.sent('account', {holderName: '王五'});
    expect(page.saves).to.deep.equal([{changes: {holderName: '王五'}, version: '"1"'}]);
  });

  it('can be typed again, and then be replaced by the recorded value', async () => {
    const page = await ProfilePage.atForm('account');
    await page.pressAt('idNumber', '重新填写');
    await page.fill({idNumber});
    await page.pressAt('idNumber', '使用登记的号码');
    expect(page.fields.heard('idNumber')).to.contain('以 4 结尾');
    await page.save();
    expect(page.focusedWords).to.equal(texts.nothingChanged);
  });

  it('must be typed after 重新填写 is pressed', async () => {
    const page = await ProfilePage.atForm('account');
    await page.pressAt('idNumber', '重新填写');
    await page.save();
    expect(page.fields.error('idNumber')).to.equal(checks.missing);
    await page.fill({idNumber: `${idNumber.slice(0, 6)} ${idNumber.slice(6)}`});
    await page.save();
    await page.confirm();
    await page.asked('updateAccount');
    expect(page.saves).to.deep.equal([{changes: {idNumber}, version: '"1"'}]);
  });

  it('moves the focus to the control that replaces the pressed button', async () => {
    const page = await ProfilePage.atForm('account');
    await page.pressAt('idNumber', '重新填写');
    expect(page.focusedWords).to.equal('*证件号码');
    await page.pressAt('idNumber', '使用登记的号码');
    expect(page.focusedWords).to.equal('重新填写');
  });

  it('can also be a name, which can be replaced by the recorded value', async () => {
    const page = await ProfilePage.atForm('account', {}, records({account: {holderName: fakeField('*三')}}));
    await page.pressAt('holderName', '重新填写');
    expect(page.fields.offers('holderName')).to.deep.equal([texts.useRecorded(false)]);
  });
});

describe('The document type', () => {
  it('requires a new number when it changes', async () => {
    const page = await ProfilePage.atForm('account');
    page.fields.choose('passport-prc');
    await page.save();
    expect(page.fields.error('idNumber')).to.equal(checks['idNumber.ofAnotherType']);
    expect(page.saves).to.be.empty;
    await page.pressAt('idNumber', '重新填写');
    await page.fill({idNumber: passport});
    await page.save();
    await page.confirm();
    await page.asked('updateAccount');
    expect(page.saves).to.deep.equal([{changes: {idType: 'passport-prc', idNumber: passport}, version: '"1"'}]);
  });

  it('hides the dates when it is not the resident ID card, and does not send them', async () => {
    const page = await ProfilePage.atForm('account', {validFrom: '20210310', validTo: '20410310'});
    page.fields.choose('passport-prc');
    await page.drawn();
    expect(page.fields.names).to.deep.equal(['holderName', 'idType', 'idNumber']);
    await page.pressAt('idNumber', '重新填写');
    await page.fill({idNumber: passport});
    await page.save();
    await page.at('confirming');
    expect(page.facts).to.have.all.keys('证件类型', '证件号码');
    await page.press(texts.correct);
    page.fields.choose('resident-id');
    await page.drawn();
    expect(page.fields.value('validFrom')).to.equal('20210310');
  });

  it('is suggested when the number matches another document, and changes only at a press', async () => {
    const page = await ProfilePage.atForm('account');
    await page.pressAt('idNumber', '重新填写');
    await page.fill({idNumber: passport});
    await page.save();
    expect(page.fields.error('idNumber')).to.equal(checks['idNumber.passport-prc']);
    expect(page.fields.value('idType')).to.equal('resident-id');
    await page.pressAt('idNumber', texts.take(idTypes['passport-prc']));
    expect(page.fields.value('idType')).to.equal('passport-prc');
    expect(page.fields.value('idNumber')).to.equal(passport);
    expect(page.fields.error('idNumber')).to.equal('');
  });

  it('displays a hint for a passport at once', async () => {
    const page = await ProfilePage.atForm('account', {}, ofPassport);
    expect(page.fields.words('idNumber')).to.contain(texts.hints.idNumber);
    page.fields.choose('resident-id');
    await page.drawn();
    expect(page.fields.words('idNumber')).not.to.contain(texts.hints.idNumber);
  });

  it('can be restored by its own button', async () => {
    const page = await ProfilePage.atForm('account');
    page.fields.choose('passport-prc');
    await page.drawn();
    await page.pressAt('idType', texts.restore);
    expect(page.fields.value('idType')).to.equal('resident-id');
  });
});
