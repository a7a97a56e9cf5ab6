import {texts} from '../harness/profile-texts.js';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {orgCodeOf, otherUscc, thirdUscc} from '../domain/profile-draft.harness.js';
import {calm} from '../harness/dom.js';
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
    expect(pressables).to.deep.equal(['保存', '取消']);
  });

  it('disables autocomplete, spell checking and translation for a code, and sets no maximum length', async () => {
    const {fields} = await ProfilePage.atForm('enterprise');
    const input = fields.input('uscc');
    expect(input).to.include({type: 'text', autocomplete: 'off', spellcheck: false, translate: false, maxLength: -1});
    expect(input.getAttribute('autocapitalize')).to.equal('off');
    expect(fields.description('uscc')).to.equal(texts.hints.uscc);
  });

  it('closes at 取消 without a question when nothing was changed', async () => {
    const page = await ProfilePage.atForm('enterprise', {legalRepName: `${legalRepName.display} `});
    await page.press('取消');
    await page.at('viewing');
    expect(page.leavings).to.be.empty;
  });
});

describe('A complete credit code', () => {
  const filled = (code: string): string => texts.filled(code, true);

  it('fills the organisation code, announces and displays that, and counts as a change', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const heard = listen(page);
    await page.fill({uscc: otherUscc});
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
    expect(heard).to.deep.equal([filled(orgCodeOf(otherUscc))]);
    expect(page.fields.words('orgCode')).to.contain(filled(orgCodeOf(otherUscc)));
  });

  it('is announced once, whatever is typed afterwards', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const heard = listen(page);
    await page.fill({uscc: otherUscc});
    for (const text of ['王', '王五']) await page.fill({legalRepName: text});
    await page.fill({uscc: `${otherUscc} `});
    expect(heard).to.deep.equal([filled(orgCodeOf(otherUscc))]);
  });

  it('is not announced again after the confirmation', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const heard = listen(page);
    await page.fill({uscc: otherUscc});
    await page.save();
    await page.at('confirming');
    await page.press(texts.correct);
    await page.at('editing');
    await calm();
    expect(heard).to.deep.equal([filled(orgCodeOf(otherUscc))]);
  });

  it('fills and announces again when it changes', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const heard = listen(page);
    await page.fill({uscc: otherUscc});
    await page.fill({uscc: thirdUscc.slice(0, 17)});
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
    await page.fill({uscc: thirdUscc});
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(thirdUscc));
    expect(heard).to.deep.equal([otherUscc, thirdUscc].map(orgCodeOf).map(filled));
  });

  it('fills nothing before it is complete or when the organisation code is the same', async () => {
    const page = await ProfilePage.atForm('enterprise');
    const heard = listen(page);
    await page.fill({uscc: otherUscc.slice(0, 17)});
    expect(page.fields.value('orgCode')).to.equal(orgCode.display);
    await page.fill({uscc: `92${uscc.display.slice(2)}`});
    expect(heard).to.be.empty;
  });

  it('never replaces an organisation code typed by hand', async () => {
    const page = await ProfilePage.atForm('enterprise', {orgCode: 'PDY000386'});
    const heard = listen(page);
    await page.fill({uscc: otherUscc});
    expect(page.fields.value('orgCode')).to.equal('PDY000386');
    await page.fill({orgCode: orgCodeOf(otherUscc), uscc: thirdUscc});
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
    expect(heard).to.be.empty;
  });

  it('fills again after the typed organisation code was deleted', async () => {
    const page = await ProfilePage.atForm('enterprise', {orgCode: 'PDY000386'});
    await page.fill({orgCode: '', uscc: otherUscc});
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
  });

  it('is accepted with spaces, full-width and lower-case characters, and stays as typed', async () => {
    const typed = `${otherUscc.slice(0, 8).toLowerCase()} ${otherUscc.slice(8).replace('P', 'Ｐ')}`;
    const page = await ProfilePage.atForm('enterprise', {uscc: typed});
    expect(page.fields.value('orgCode')).to.equal(orgCodeOf(otherUscc));
    expect(page.fields.value('uscc')).to.equal(typed);
  });

  it('restores also the organisation code that it filled', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: otherUscc});
    expect(page.fields.words('uscc')).to.contain(texts.wasBefore(uscc.display));
    await page.pressAt('uscc', texts.restore);
    expect(page.fields.value('uscc')).to.equal(uscc.display);
    expect(page.fields.value('orgCode')).to.equal(orgCode.display);
    expect(page.announced).to.equal('');
  });

  it('takes the focus back when it is restored', async () => {
    const page = await ProfilePage.atForm('enterprise', {uscc: otherUscc});
    await page.pressAt('uscc', texts.restore);
    expect(page.focusedWords).to.equal('*统一社会信用代码');
  });

  it('offers its organisation code when none is on record, which counts as no change', async () => {
    const page = await ProfilePage.atForm('enterprise', {}, records({enterprise: {orgCode: fakeField('')}}));
    await page.pressAt('orgCode', texts.fill('PDY000028'));
    expect(page.fields.value('orgCode')).to.equal(orgCode.display);
    expect(page.fields.offers('orgCode')).to.be.empty;
    await page.save();
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
