import {checkTexts} from '../../src/components/record/check.texts.js';
import {texts} from '../harness/profile-texts.js';
import {fails, records} from '../harness/outside.js';
import {orgCodeOf, otherUscc} from '../domain/profile-draft.harness.js';
import {expect} from '../harness/expect.js';
import {ProfilePage} from '../harness/profile-page.js';

const {reference: checks} = checkTexts;

/** The manual's, as test systems use it. */
const sample = 'DYCK12345671234567';
const misread = otherUscc.replace('1XY', 'IXY');

const summary = (page: ProfilePage): string[] => page.fields.summaryLinks.map(({innerText}) => innerText);

describe('An error in a form', () => {
  it('is displayed only after 保存, at each field and in a focused summary', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: '9131', legalRepName: '李4'});
    expect(page.fields.isInvalid('uscc')).to.be.false;
    expect(page.fields.error('uscc')).to.equal('');
    await page.submit();
    expect(page.fields.isInvalid('uscc')).to.be.true;
    expect(page.fields.error('uscc')).to.equal(checks['uscc.length']);
    expect(page.fields.description('uscc')).to.equal(`${texts.hints.uscc} ${checks['uscc.length']}`);
    expect(page.fields.isInvalid('enterpriseName')).to.be.false;
    expect(summary(page)).to.deep.equal([
      texts.ofField('统一社会信用代码', checks['uscc.length']),
      texts.ofField('法人姓名', checks['personName.characters']),
    ]);
    expect(page.focusedWords).to.match(new RegExp(`^${texts.errorSummary}`));
    expect(page.saves).to.be.empty;
  });

  it('has a link from the summary to its field', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: '9131', legalRepName: '李4'});
    await page.submit();
    page.fields.summaryLinks[1]?.click();
    expect(page.focusedWords).to.equal('*法人姓名');
    expect(location.hash).to.equal('');
  });

  it('is updated while the field is corrected', async () => {
    const page = await ProfilePage.atForm('enterprise', {legalRepName: ''});
    await page.submit();
    expect(page.fields.error('legalRepName')).to.equal(checks.missing);
    await page.fill({legalRepName: '李4'});
    expect(page.fields.error('legalRepName')).to.equal(checks['personName.characters']);
    await page.fill({legalRepName: '王五'});
    expect(page.fields.error('legalRepName')).to.equal('');
    expect(page.fields.isInvalid('legalRepName')).to.be.false;
    expect(page.fields.summaryWords).to.equal('');
    expect(page.focusedWords).to.equal('*法人姓名');
  });

  it('can be that nothing was changed', async () => {
    const page = await ProfilePage.atForm('enterprise');
    await page.submit();
    expect(page.focusedWords).to.equal(texts.nothingChanged);
    expect(page.fields.summaryWords).to.equal('');
    await page.fill({legalRepName: '王五'});
    expect(page.words).not.to.contain(texts.nothingChanged);
  });

  it('focuses the summary again when it is still wrong', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: '9131'});
    await page.submit();
    page.fields.input('uscc').focus();
    await page.submit();
    expect(page.focusedWords).to.contain(checks['uscc.length']);
  });

  it('focuses the summary also when the message of a changed record is displayed', async () => {
    const page = await ProfilePage.sent(
      'enterprise',
      {legalRepName: '王五'},
      {...records({}, {version: '"2"'}), updateEnterprise: fails('conflict', {status: 412})},
    );
    await page.at('editing');
    await page.fill({legalRepName: ''});
    await page.submit();
    expect(page.focusedWords).to.contain(checks.missing);
  });
});

describe('A suggested correction', () => {
  it('is offered at the field, is used only at a press, and fills the dependent field', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: misread});
    await page.submit();
    expect(page.fields.error('uscc')).to.equal(checks['uscc.letters']);
    expect(page.fields.value('uscc')).to.equal(misread);
    await page.pressAt('uscc', texts.take(otherUscc));
    expect(page.fields.value('uscc')).to.equal(otherUscc);
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
    expect(page.fields.error('uscc')).to.equal('');
  });

  it('moves the focus back to the field when it is used', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: misread});
    await page.submit();
    await page.pressAt('uscc', texts.take(otherUscc));
    expect(page.focusedWords).to.equal('*统一社会信用代码');
  });

  it('is the organisation code inside the credit code when the typed one differs', async () => {
    const page = await ProfilePage.atForm('enterprise', {orgCode: 'PDY000386', uscc: otherUscc});
    await page.submit();
    expect(page.fields.error('orgCode')).to.equal(checks['orgCode.mismatch']);
    await page.pressAt('orgCode', texts.take(orgCodeOf(otherUscc)));
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
    await page.submit();
    await page.at('confirming');
  });
});

describe('A warning in a form', () => {
  it('is displayed at once, is focused at the first 保存, and does not block the second', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: sample});
    expect(page.fields.warning('uscc')).to.equal(checks['uscc.region']);
    expect(page.fields.isInvalid('uscc')).to.be.false;
    expect(page.fields.description('uscc')).to.contain(checks['uscc.region']);
    expect(page.fields.summaryWords).to.equal('');
    await page.submit();
    expect(page.cert.step).to.equal('editing');
    expect(page.focusedWords).to.match(new RegExp(`^${texts.warningSummary(texts.save)}`));
    expect(summary(page)).to.deep.equal([
      texts.ofField('统一社会信用代码', checks['uscc.region']),
      texts.ofField('组织机构代码（主体标识码）', checks['orgCode.checkDigit']),
    ]);
    await page.submit();
    await page.at('confirming');
    expect(page.facts).to.have.all.keys('统一社会信用代码', '组织机构代码（主体标识码）');
    expect(page.saves).to.be.empty;
  });

  it('must be confirmed again after another change', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: sample});
    await page.submit();
    await page.fill({legalRepName: '王五'});
    expect(page.fields.summaryWords).to.equal('');
    await page.submit();
    expect(page.cert.step).to.equal('editing');
    expect(page.focusedWords).to.match(new RegExp(`^${texts.warningSummary(texts.save)}`));
  });

  it('does not let the form continue when there is also an error', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: sample, legalRepName: '李4'});
    await page.submit();
    await page.submit();
    expect(page.cert.step).to.equal('editing');
    expect(summary(page)).to.deep.equal([texts.ofField('法人姓名', checks['personName.characters'])]);
  });
});
