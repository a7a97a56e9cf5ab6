import {textsIn} from '../../walks/words.js';
import {checkTexts} from '../../src/components/record/check.texts.js';
import {recordTexts} from '../../src/components/record/record.texts.js';
import {profileTexts} from '../../src/components/profile/profile.texts.js';
import {fakeField} from '../../src/fakes.js';
import {otherUscc} from '../domain/profile-draft.harness.js';
import {focused, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {records} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const {reference: checks} = checkTexts;

/** The manual's, as test systems use it. */
const uscc = 'DYCK12345671234567';
const sample = {enterprise: {uscc: fakeField(uscc), orgCode: fakeField('567123456')}};

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

  it('warns of a passport of Hong Kong or Macau, unless it lists sar-passports', async () => {
    const account = {idType: fakeField('passport-prc'), idNumber: fakeField('')};
    for (const [listed, warning] of [
      ['', checks['passport.sar']],
      ['sar-passports', ''],
    ] as const) {
      const options = {...records({account}), set: {checks: listed}};
      const page = await ProfilePage.atForm('account', {idNumber: 'K12345678'}, options);
      expect(page.fields.warning('idNumber')).to.equal(warning);
    }
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
