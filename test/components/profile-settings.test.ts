import {textsIn} from '../../walks/words.js';
import {checkTexts} from '../../src/components/record/check.texts.js';
import {recordTexts} from '../../src/components/record/record.texts.js';
import {profileTexts} from '../../src/components/profile/profile.texts.js';
import {texts} from '../harness/profile-texts.js';
import {fakeField} from '../../src/fakes.js';
import {otherUscc} from '../domain/profile-draft.harness.js';
import type {PageOptions} from '../harness/cert-page.js';
import {focused, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {records} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const {reference: checks} = checkTexts;

/** The manual's, as test systems use it. */
const uscc = 'DYCK12345671234567';
const sample = {enterprise: {uscc: fakeField(uscc), orgCode: fakeField('567123456')}};
const sarPassport = 'K12345678';

describe('The checks attribute', () => {
  it('applies to the record and to the form, where it can change at any time', async () => {
    const record = await ProfilePage.atRecord({...records(sample), set: {checks: 'lenient'}});
    expect(record.facts['统一社会信用代码']).to.equal(uscc);
    const page = await ProfilePage.atForm('enterprise', {uscc});
    await page.submit();
    expect(page.fields.warning('uscc')).to.equal(checks['uscc.region']);
    page.cert.setAttribute('checks', 'strict');
    await page.drawn();
    expect(page.fields.error('uscc')).to.equal(checks['uscc.region']);
    page.cert.setAttribute('checks', 'lenient');
    await page.drawn();
    expect(page.fields.error('uscc') + page.fields.warning('uscc')).to.equal('');
    expect(page.fields.value('uscc')).to.equal(uscc);
    await page.submit();
    await page.at('confirming');
  });
});

describe('Hong Kong and Macau passports', () => {
  const typed = async (set: NonNullable<PageOptions['set']>): Promise<ProfilePage> => {
    const account = {idType: fakeField('passport-prc'), idNumber: fakeField('')};
    return ProfilePage.atForm('account', {idNumber: sarPassport}, {...records({account}), set});
  };

  it('display a warning, unless the host lists sar-passports in checks', async () => {
    const warned = await typed({});
    expect(warned.fields.warning('idNumber')).to.equal(checks['passport.sar']);
    const taken = await typed({checks: 'sar-passports'});
    expect(taken.fields.warning('idNumber')).to.equal('');
    await taken.submit();
    await taken.at('confirming');
  });
});

describe('A change of language while a form is filled in', () => {
  const inEnglish = async () => {
    const own = await textsIn(profileTexts, 'en');
    return {...own, labels: {...own.labels, ...(await textsIn(recordTexts, 'en')).labels}};
  };

  it('keeps the typed values and the focus, and translates the error', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: otherUscc, legalRepName: '李4'}, {set: {lang: 'zh-CN'}});
    await page.submit();
    page.fields.input('legalRepName').focus();
    const input = focused();
    page.cert.lang = 'en';
    const en = await inEnglish();
    await page.shows(en.editTitles.enterprise);
    await page.shows(en.labels.uscc);
    expect(page.fields.labels).to.deep.equal(
      (['uscc', 'orgCode', 'enterpriseName', 'legalRepName'] as const).map((name) => `*${en.labels[name]}`),
    );
    expect(page.fields.value('uscc')).to.equal(otherUscc);
    expect(page.fields.value('legalRepName')).to.equal('李4');
    await until('the error is English', () => /^[A-Z][^\u4e00-\u9fff]+$/.test(page.fields.error('legalRepName')));
    expect(focused() === input).to.be.true;
    await page.fill({legalRepName: '王五'});
    await page.submit();
    await page.press(en.confirm);
    await page.at('saved');
    expect(page.saves).to.deep.equal([
      {changes: {uscc: otherUscc, orgCode: 'PDY00001X', legalRepName: '王五'}, version: '"1"'},
    ]);
  });
});

describe('The host’s own messages', () => {
  it('apply to the profile, its fields, its document types and its errors', async () => {
    const messages = {
      'zh-CN': {
        'profile.save': '提交',
        'profile.certify': '去认证',
        'check.missing': '不能空着',
        'id-types.passport-prc': '中国护照',
        'home.profile': '我的资料',
      },
    };
    const page = await ProfilePage.atRecord({set: {messages}});
    expect(page.pressables).to.include('去认证').and.not.include(texts.certify);
    await page.press(texts.change.account);
    await page.at('editing');
    expect(page.pressables).to.include('提交').and.not.include('保存');
    expect(page.fields.idTypes).to.include('中国护照').and.not.include('护照');
    await page.fill({holderName: ''});
    await page.submit();
    expect(page.fields.error('holderName')).to.equal('不能空着');
    page.cert.messages = {};
    await page.drawn();
    expect(page.pressables).to.include('保存');
    expect(page.fields.error('holderName')).to.equal(checks.missing);
    expect(page.fields.value('holderName')).to.equal('');
  });
});
