import {checkTexts} from '../../src/components/record/check.texts.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';
import {texts} from '../harness/profile-texts.js';
import {fakeField} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {deepAll} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {records} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const {reference: checks} = checkTexts;
const {reference: idTypes} = idTypeTexts;

const [idNumber] = idNumbers;
const passport = 'E12345678';

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
    expect(words.replaceAll(' ', '')).to.contain(texts.required.replaceAll(' ', ''));
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
    expect(page.fields.heard('idNumber')).to.contain('证件号码 以 4 结尾 重新填写');
    expect(page.fields.value('idNumber')).to.be.undefined;
    await page.pressAt('idNumber', '重新填写');
    expect(page.fields.value('idNumber')).to.equal('');
    expect(inputs(page).join()).not.to.contain('*');
  });

  it('can be typed again, and then be replaced by the recorded value', async () => {
    const page = await ProfilePage.atForm('account');
    await page.pressAt('idNumber', '重新填写');
    await page.fill({idNumber});
    await page.pressAt('idNumber', '使用登记的号码');
    expect(page.fields.heard('idNumber')).to.contain('以 4 结尾');
  });
});

describe('The document type', () => {
  it('hides the dates when it is not the resident ID card, and does not send them', async () => {
    const page = await ProfilePage.atForm('account', {validFrom: '20210310', validTo: '20410310'});
    page.fields.choose('passport-prc');
    await page.drawn();
    expect(page.fields.names).to.deep.equal(['holderName', 'idType', 'idNumber']);
    await page.pressAt('idNumber', '重新填写');
    await page.fill({idNumber: passport});
    await page.submit();
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
    await page.submit();
    expect(page.fields.error('idNumber')).to.equal(checks['idNumber.passport-prc']);
    expect(page.fields.value('idType')).to.equal('resident-id');
    await page.pressAt('idNumber', texts.take(idTypes['passport-prc']));
    expect(page.fields.value('idType')).to.equal('passport-prc');
    expect(page.fields.value('idNumber')).to.equal(passport);
    expect(page.fields.error('idNumber')).to.equal('');
  });
});

const withoutDates = records({account: {validFrom: fakeField(''), validTo: fakeField('')}});

describe('A paste', () => {
  it('of both dates fills both fields, whichever field receives it', async () => {
    for (const name of ['validFrom', 'validTo'] as const) {
      const page = await ProfilePage.atForm('account', {}, withoutDates);
      page.fields.paste(name, '2016.03.15-2036.03.15');
      await page.drawn();
      expect([page.fields.value('validFrom'), page.fields.value('validTo')]).to.deep.equal(['20160315', '20360315']);
    }
  });

  it('of a range without an end ticks 长期有效', async () => {
    const page = await ProfilePage.atForm('account', {}, withoutDates);
    page.fields.paste('validFrom', '2006.03.15-长期');
    await page.drawn();
    expect(page.fields.value('validFrom')).to.equal('20060315');
    expect(page.fields.longTerm.checked).to.be.true;
    expect(page.fields.value('validTo')).to.equal('00000000');
  });
});

describe('The 长期有效 box', () => {
  it('fills in eight zeros, leaves the end date enabled, and is confirmed in words', async () => {
    const page = await ProfilePage.atForm('account', {validFrom: '20060315'});
    page.fields.tickLongTerm();
    await page.drawn();
    expect(page.fields.longTerm.labels?.[0]?.innerText.trim()).to.equal('长期有效');
    expect(page.fields.longTerm.ariaLabel).to.equal('长期有效 身份证有效截止日期');
    expect(page.fields.input('validTo')).to.include({value: '00000000', disabled: false});
    await page.submit();
    if (page.cert.step === 'editing') await page.submit();
    await page.at('confirming');
    expect(page.facts['身份证有效截止日期']).to.equal(`${texts.from} 2040-03-10 ${texts.to} 长期有效`);
    await page.confirm();
    await page.asked('updateAccount');
    expect(page.saves).to.deep.equal([{changes: {validFrom: '20060315', validTo: '00000000'}, version: '"1"'}]);
  });

  it('does not move the focus when eight zeros are typed or pasted', async () => {
    for (const text of ['00000000', '2006.03.15-长期']) {
      const page = await ProfilePage.atForm('account');
      page.fields.paste('validTo', text);
      await page.drawn();
      expect(page.fields.longTerm.checked).to.be.true;
      expect(page.focusedWords).to.equal('身份证有效截止日期');
    }
  });

  it('can be unticked, and the end date is then required', async () => {
    const page = await ProfilePage.atForm('account');
    page.fields.tickLongTerm();
    page.fields.tickLongTerm();
    await page.drawn();
    expect(page.fields.input('validTo')).to.include({value: '', disabled: false});
    await page.submit();
    expect(page.fields.isInvalid('validTo')).to.be.true;
    expect(page.saves).to.be.empty;
  });
});
