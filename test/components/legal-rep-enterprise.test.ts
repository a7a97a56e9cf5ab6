import {checkTexts} from '../../src/components/record/check.texts.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';
import {enterpriseFields} from '../../src/domain/enterprise-draft.js';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {idNumbers, orgCodeOf, otherUscc} from '../domain/profile-draft.harness.js';
import {expect} from '../harness/expect.js';
import {listen} from '../harness/heard.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {texts} from '../harness/legal-rep-texts.js';
import {records} from '../harness/outside.js';

const {reference: checks} = checkTexts;
const {labels} = texts;

const onRecord = {onRecord: true} as const;
const wholeOnRecord = {...Object.fromEntries(enterpriseFields.map((name) => [name, onRecord])), version: '"1"'};

describe('The enterprise form', () => {
  it('has the manual’s fields, all required, filled with the unmasked values on record', async () => {
    const {fields} = await LegalRepPage.atForm();
    const {enterprise} = fakeProfile();
    expect(fields.names).to.deep.equal([...enterpriseFields]);
    expect(fields.labels).to.deep.equal(enterpriseFields.map((name) => `*${labels[name]}`));
    for (const name of enterpriseFields.slice(0, -1)) {
      expect(fields.value(name), name).to.equal(enterprise[name].display);
      expect(fields.control(name).getAttribute('aria-required'), name).to.equal('true');
    }
  });

  it('displays a masked number read-only until 重新填写 is pressed, and can return to the recorded one', async () => {
    const page = await LegalRepPage.atForm();
    expect(page.fields.value('legalRepIdNumber')).to.be.undefined;
    expect(page.fields.words('legalRepIdNumber')).to.contain('3****************7');
    expect(page.fields.heard('legalRepIdNumber')).to.contain(texts.tail('7')).and.not.contain('*3');
    await page.pressAt('legalRepIdNumber', texts.retype);
    expect(page.fields.value('legalRepIdNumber')).to.equal('');
    expect(page.focusedWords).to.equal(`*${labels.legalRepIdNumber}`);
    await page.pressAt('legalRepIdNumber', texts.useRecorded(true));
    expect(page.fields.value('legalRepIdNumber')).to.be.undefined;
    expect(page.fields.offers('legalRepIdNumber')).to.deep.equal([texts.retype]);
    expect(page.focusedWords).to.equal(texts.retype);
  });

  it('disables autocomplete and spell checking, and sets no maximum length', async () => {
    const {fields} = await LegalRepPage.atForm({}, records({enterprise: {legalRepIdNumber: fakeField('')}}));
    for (const name of ['uscc', 'orgCode', 'legalRepName', 'legalRepIdNumber'] as const) {
      expect(fields.input(name), name).to.include({autocomplete: 'off', spellcheck: false, maxLength: -1});
    }
  });

  it('fills the organisation code from a complete credit code, and announces it once', async () => {
    const page = await LegalRepPage.atForm();
    const heard = listen(page);
    await page.fill({uscc: otherUscc, legalRepName: '王五'});
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
    const filled = texts.filled(orgCodeOf(otherUscc), false);
    expect(page.fields.words('orgCode')).to.contain(filled);
    expect(heard).to.deep.equal([filled]);
  });

  it('displays that a passport must be of the PRC as soon as it is chosen', async () => {
    const page = await LegalRepPage.atForm();
    page.fields.choose('passport-prc', 'legalRepIdType');
    await page.drawn();
    expect(page.fields.words('legalRepIdNumber')).to.contain(texts.hints.idNumber);
    expect(page.focusedWords).to.equal(`*${labels.legalRepIdType}`);
  });
});

describe('An error in the enterprise form', () => {
  it('is displayed only after a press, in a focused summary and at the field', async () => {
    const page = await LegalRepPage.atForm({legalRepName: '', uscc: '913'});
    expect(page.fields.summary).to.be.undefined;
    expect(page.fields.isInvalid('legalRepName')).to.be.false;
    await page.submit();
    expect(page.cert.step).to.equal('enterprise');
    expect(page.fields.error('legalRepName')).to.equal(checks.missing);
    expect(page.fields.description('legalRepName')).to.contain(checks.missing);
    expect(page.fields.isInvalid('legalRepName')).to.be.true;
    expect(page.fields.summaryLinks.map(({innerText}) => innerText)).to.deep.equal(
      (['uscc', 'legalRepName'] as const).map((name) => texts.ofField(labels[name], page.fields.error(name))),
    );
    expect(page.focusedWords).to.match(new RegExp(`^${texts.errorSummary}`));
    expect(page.outside.times('checkEnterprise')).to.equal(0);
  });
});

describe('The enterprise data to be sent', () => {
  it('is displayed exactly as it will be sent, under a focused heading', async () => {
    const typed = {legalRepName: ' 王　五 ', uscc: ` ${otherUscc.toLowerCase()}`};
    const page = await LegalRepPage.atForm(typed);
    await page.submit();
    await page.at('confirming');
    expect(page.focusedWords).to.equal(texts.confirmTitle);
    expect(page.facts).to.deep.equal({
      [labels.enterpriseName]: fakeProfile().enterprise.enterpriseName.display,
      [labels.uscc]: otherUscc,
      [labels.orgCode]: orgCodeOf(otherUscc),
      [labels.legalRepName]: '王五',
      [labels.legalRepIdType]: idTypeTexts.reference['resident-id'],
      [labels.legalRepIdNumber]: '3****************7',
    });
    expect(page.outside.times('checkEnterprise')).to.equal(0);
    await page.confirm();
    await page.at('legalRep.idCard');
    const sent = {legalRepName: '王五', uscc: otherUscc, orgCode: orgCodeOf(otherUscc)};
    expect(page.sentWith('checkEnterprise')).to.deep.equal({...wholeOnRecord, ...sent});
  });

  it('can be corrected, and all typed values are kept', async () => {
    const typed = {legalRepName: ' 王五', uscc: otherUscc};
    const page = await LegalRepPage.atForm(typed);
    await page.pressAt('legalRepIdNumber', texts.retype);
    await page.fill({legalRepIdNumber: idNumbers[0]});
    await page.submit();
    await page.press(texts.correct);
    await page.at('enterprise');
    expect(page.fields.value('legalRepName')).to.equal(typed.legalRepName);
    expect(page.fields.value('uscc')).to.equal(typed.uscc);
    expect(page.fields.value('legalRepIdNumber')).to.equal(idNumbers[0]);
    expect(page.focusedWords).to.equal(texts.steps[0]);
  });
});
