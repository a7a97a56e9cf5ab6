import {texts} from '../harness/profile-texts.js';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {orgCodeOf, otherUscc} from '../domain/profile-draft.harness.js';
import {calm} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {listen} from '../harness/heard.js';
import {records} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const {uscc, orgCode, enterpriseName, legalRepName} = fakeProfile().enterprise;

describe('The enterprise form', () => {
  it('has the manual’s fields, filled with the values on record', async () => {
    const {headings, fields, pressables} = await ProfilePage.atForm('enterprise');
    expect(headings).to.deep.equal(['用户企业信息修改']);
    expect(fields.labels).to.deep.equal([
      '*统一社会信用代码',
      '*组织机构代码（主体标识码）',
      '*企业中文名称',
      '*法人姓名',
    ]);
    const values = (['uscc', 'orgCode', 'enterpriseName', 'legalRepName'] as const).map((name) => fields.value(name));
    expect(values).to.deep.equal([uscc, orgCode, enterpriseName, legalRepName].map(({display}) => display));
    expect(pressables).to.include.members(['保存', '取消']);
  });

  it('disables autocomplete, spell checking and translation for a code, and sets no maximum length', async () => {
    const {fields} = await ProfilePage.atForm('enterprise');
    const input = fields.input('uscc');
    expect(input).to.include({type: 'text', autocomplete: 'off', spellcheck: false, translate: false, maxLength: -1});
    expect(input.getAttribute('autocapitalize')).to.equal('off');
    expect(fields.description('uscc')).to.equal(texts.hints.uscc);
  });
});

const tooMany = texts.tooMany(3, 2);

describe('A complete credit code', () => {
  const filled = (code: string): string => texts.filled(code, true);

  it('fills the organisation code, announces and displays that', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const heard = listen(page);
    await page.fill({uscc: otherUscc});
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
    expect(heard).to.deep.equal([filled(orgCodeOf(otherUscc))]);
    expect(page.fields.words('orgCode')).to.contain(filled(orgCodeOf(otherUscc)));
  });

  it('is announced once, whatever is typed afterwards, and not again after the confirmation', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const heard = listen(page);
    await page.fill({uscc: otherUscc});
    for (const text of ['王', '王五']) await page.fill({legalRepName: text});
    await page.submit();
    await page.at('confirming');
    await page.press(texts.correct);
    await page.at('editing');
    await calm();
    expect(heard).to.deep.equal([filled(orgCodeOf(otherUscc))]);
  });

  it('restores also the organisation code that it filled, and takes the focus back', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: otherUscc});
    expect(page.fields.words('uscc')).to.contain(texts.wasBefore(uscc.display));
    await page.pressAt('uscc', texts.restore);
    expect(page.fields.value('uscc')).to.equal(uscc.display);
    expect(page.fields.value('orgCode')).to.equal(orgCode.display);
    expect(page.focusedWords).to.equal('*统一社会信用代码');
    expect(page.announced).to.equal('');
  });

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

  it('displays an error when it is one change too many, and saving works after one is restored', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: otherUscc, enterpriseName: '上海浦东改名贸易有限公司'});
    expect(page.words).to.contain(tooMany);
    expect(page.announced).to.equal(tooMany);
    await page.submit();
    expect(page.fields.summaryLinks.map(({innerText}) => innerText)).to.deep.equal([tooMany]);
    expect(page.focusedWords).to.contain(tooMany);
    await page.pressAt('enterpriseName', texts.restore);
    expect(page.announced).to.equal('');
    expect(page.words).not.to.contain(tooMany);
    await page.submit();
    await page.at('confirming');
  });
});
