import {checkTexts} from '../../src/components/record/check.texts.js';
import {fakeField} from '../../src/fakes.js';
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

  it('warns of a passport of Hong Kong or Macau, unless sar-passports is set', async () => {
    const account = {idType: fakeField('passport-prc'), idNumber: fakeField('')};
    for (const [sarPassports, warning] of [
      [false, checks['passport.sar']],
      [true, ''],
    ] as const) {
      const options = {...records({account}), set: {sarPassports}};
      const page = await ProfilePage.atForm('account', {idNumber: 'K12345678'}, options);
      expect(page.fields.warning('idNumber')).to.equal(warning);
    }
  });
});
