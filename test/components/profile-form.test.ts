import {fakeField, fakeProfile} from '../../src/fakes.js';
import {orgCodeOf, otherUscc} from '../domain/profile-draft.harness.js';
import {expect} from '../harness/expect.js';
import {listen} from '../harness/heard.js';
import {records} from '../harness/outside.js';
import {ProfilePage, texts} from '../harness/profile-page.js';
import {checkTexts} from '../../src/components/record/check.texts.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';

const {orgCode} = fakeProfile().enterprise;
const {reference: checks} = checkTexts;

describe('The enterprise form', () => {
  it('disables autocomplete, spell checking and translation for a code, and sets no maximum length', async () => {
    const {fields} = await ProfilePage.atForm('enterprise');
    const input = fields.input('uscc');
    expect(input).to.include({type: 'text', autocomplete: 'off', spellcheck: false, translate: false, maxLength: -1});
    expect(input.getAttribute('autocapitalize')).to.equal('off');
    expect(fields.description('uscc')).to.equal(texts.hints.uscc);
  });
});

describe('What the backend calls missing', () => {
  const missing = {issue: {state: 'missing'}} as const;
  const two = records({
    complete: false,
    enterprise: {orgCode: fakeField('', missing), legalRepName: fakeField('', missing)},
  });
  const {orgCode: codeLabel, legalRepName: nameLabel} = texts.labels;

  it('has a star, and is said beside the button before it is pressed', async () => {
    const page = await ProfilePage.atForm('enterprise', {}, two);
    expect(page.fields.labels.every((label) => label.startsWith('*'))).to.be.true;
    expect(page.words).to.contain(`${texts.unfilled([codeLabel, nameLabel])} ${texts.save}`);
    await page.fill({legalRepName: '王五'});
    expect(page.words).to.contain(`${texts.unfilled([codeLabel])} ${texts.save}`);
    await page.pressAt('orgCode', texts.fill('PDY000028'));
    expect(page.words).not.to.contain('项必填内容未填写');
    await page.submit();
    await page.at('confirming');
  });

  it('cannot be saved in part: a submit gives the focus to the first field that is still empty', async () => {
    const page = await ProfilePage.atForm('enterprise', {}, two);
    await page.submit();
    expect(page.focusedWords).to.equal(`*${codeLabel}`);
    expect(page.words).not.to.contain(texts.nothingChanged);
    await page.pressAt('orgCode', texts.fill('PDY000028'));
    await page.submit();
    expect(page.focusedWords).to.equal(`*${nameLabel}`);
    expect(page.fields.description('legalRepName')).to.equal(checks.missing);
  });

  it('is listed in the focused error summary when another field is also invalid', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: '9131'}, two);
    await page.submit();
    expect(page.focusedWords).to.contain(checks['uscc.length']).and.contain(checks.missing);
  });

  it('in the other part is named before and after saving this part, and comes before a new sign-in', async () => {
    const both = records({
      enterprise: {legalRepName: fakeField('', missing)},
      account: {idNumber: fakeField('', missing)},
    });
    const page = await ProfilePage.atForm('enterprise', {legalRepName: '王五'}, both);
    const words = texts.remaining([texts.labels.idNumber]);
    await page.submit();
    await page.at('confirming');
    expect(page.words).to.contain(`${words} ${texts.savedApart}`);
    await page.press(texts.confirm);
    await page.at('saved');
    expect(page.words).to.contain(`${words} ${texts.reloginOnce}`);
    expect(page.primary).to.deep.equal([texts.keep]);
    await page.press(texts.keep);
    await page.at('viewing');
  });

  it('is named beside the suspect fields of the same form, until both are changed', async () => {
    const suspect = {issue: {state: 'suspect'}} as const;
    const of = records({
      enterprise: {enterpriseName: fakeField('上海样列有限公司', suspect), legalRepName: fakeField('', missing)},
    });
    const page = await ProfilePage.atForm('enterprise', {}, of);
    const words = texts.remaining([texts.labels.enterpriseName]);
    expect(page.words).to.contain(`${words} ${texts.unfilled([nameLabel])}`);
    await page.fill({legalRepName: '王五', enterpriseName: '上海样例有限公司'});
    expect(page.words).not.to.contain(words);
  });
});

describe('The dates of an ID card', () => {
  it('are required as soon as one of them is typed or on record', async () => {
    const page = await ProfilePage.atForm(
      'account',
      {},
      records({account: {validFrom: fakeField(''), validTo: fakeField('')}}),
    );
    expect(page.fields.labels.slice(-2)).to.deep.equal([texts.labels.validFrom, texts.labels.validTo]);
    expect(page.fields.description('validFrom')).to.equal(texts.datesOptional);
    await page.fill({validTo: '20400310'});
    expect(page.fields.labels.slice(-2)).to.deep.equal([`*${texts.labels.validFrom}`, texts.labels.validTo]);
    expect(page.fields.description('validFrom')).to.equal(texts.hints.validFrom);
    const other = await ProfilePage.atForm('account');
    expect(other.fields.labels.slice(-2)).to.deep.equal([`*${texts.labels.validFrom}`, `*${texts.labels.validTo}`]);
  });
});

describe('A complete credit code', () => {
  it('offers its organisation code when none is on record', async () => {
    const page = await ProfilePage.atForm('enterprise', {}, records({enterprise: {orgCode: fakeField('')}}));
    await page.pressAt('orgCode', texts.fill('PDY000028'));
    expect(page.fields.value('orgCode')).to.equal(orgCode.display);
    expect(page.fields.offers('orgCode')).to.be.empty;
    await page.submit();
    await page.at('confirming');
    expect(page.facts).to.deep.equal({'组织机构代码（主体标识码）': `${texts.to} PDY000028`});
  });

  it('does not announce a change when no organisation code is on record', async () => {
    const page = await ProfilePage.atForm('enterprise', {}, records({enterprise: {orgCode: fakeField('')}}));
    const heard = listen(page);
    await page.fill({uscc: otherUscc});
    expect(heard.join()).to.contain('PDY00001X').and.not.contain('计为一项修改');
  });
});

const {reference: idTypes} = idTypeTexts;

const passport = 'E12345678';

describe('The account form', () => {
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
  it('does not move the focus when eight zeros are typed or pasted', async () => {
    for (const text of ['00000000', '2006.03.15-长期']) {
      const page = await ProfilePage.atForm('account');
      page.fields.paste('validTo', text);
      await page.drawn();
      expect(page.fields.longTerm.checked).to.be.true;
      expect(page.focusedWords).to.equal('*身份证有效截止日期');
    }
  });

  it('can be unticked, and the end date is then required', async () => {
    const page = await ProfilePage.atForm('account');
    page.fields.tickLongTerm();
    page.fields.tickLongTerm();
    await page.drawn();
    expect(page.fields.input('validTo')).to.include({value: '', disabled: false});
    expect(page.fields.longTerm.ariaLabel).to.equal('长期有效 身份证有效截止日期');
    await page.submit();
    expect(page.fields.isInvalid('validTo')).to.be.true;
    expect(page.saves).to.be.empty;
  });
});

/** The manual's, as test systems use it. */

describe('An error in a form', () => {
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
});

describe('A suggested correction', () => {
  it('is offered at the field, is used only at a press, and fills the dependent field', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: otherUscc.replace('1XY', 'IXY')});
    await page.submit();
    expect(page.fields.error('uscc')).to.equal(checks['uscc.letters']);
    expect(page.fields.value('uscc')).not.to.equal(otherUscc);
    await page.pressAt('uscc', texts.take(otherUscc));
    expect(page.fields.value('uscc')).to.equal(otherUscc);
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
    expect(page.fields.error('uscc')).to.equal('');
  });
});
