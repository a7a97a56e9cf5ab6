import {failureTexts} from '../../src/components/failure/failure.texts.js';
import {texts} from '../harness/profile-texts.js';
import {otherUscc} from '../domain/profile-draft.harness.js';
import {withClipboard} from '../harness/clipboard.js';
import {deepAll, until, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {refusesChange} from '../harness/outside.js';
import type {PageOptions} from '../harness/cert-page.js';
import {ProfilePage} from '../harness/profile-page.js';

const {reference: failures} = failureTexts;

const enterpriseName = '上海浦东样例国际贸易有限公司';
const copies = [texts.copy('企业中文名称'), texts.copy('统一社会信用代码')];

const refused = async (
  code: string,
  more: Parameters<typeof refusesChange>[1] = {},
  options: PageOptions = {},
): Promise<ProfilePage> => {
  const updateEnterprise = refusesChange(code, more);
  const page = await ProfilePage.sent('enterprise', {enterpriseName}, {updateEnterprise, ...options});
  await page.at('editing');
  return page;
};

const summary = (page: ProfilePage): string[] => page.fields.summaryLinks.map(({innerText}) => innerText);

describe('A change that the backend refuses', () => {
  it('keeps the typed values, and displays the reason at the field and in a focused summary', async () => {
    const page = await refused('enterprise-mismatch', {fields: ['enterpriseName']});
    const words = texts.refusedFields['enterprise-mismatch'];
    expect(page.fields.value('enterpriseName')).to.equal(enterpriseName);
    expect(page.fields.error('enterpriseName')).to.equal(words);
    expect(page.fields.isInvalid('enterpriseName')).to.be.true;
    expect(page.fields.isInvalid('uscc')).to.be.false;
    expect(summary(page)).to.deep.equal([texts.ofField('企业中文名称', words)]);
    await until('the focus is on the summary', () => page.focusedWords.startsWith(texts.errorSummary));
    expect(page.told('sw-refused').map(({method, code}) => ({method, code}))).to.deep.equal([
      {method: 'profile', code: 'enterprise-mismatch'},
    ]);
    expect(page.errors).to.be.empty;
  });

  for (const code of ['id-number-taken', 'passport-not-prc', 'id-card-expired', 'person-mismatch'] as const) {
    it(`displays the reason for the code at a field of the account: ${code}`, async () => {
      const updateAccount = refusesChange(code, {fields: ['idNumber']});
      const page = await ProfilePage.sent('account', {holderName: '王五'}, {updateAccount});
      await page.at('editing');
      const words = (texts.refusedFields as Record<string, string>)[code] ?? texts.refusedField;
      expect(page.fields.error('idNumber')).to.equal(words);
      page.fields.summaryLinks[0]?.click();
      expect(page.focusedWords).to.equal('重新填写');
      expect(page.pressables).not.to.include.members(copies);
    });
  }

  it('displays and focuses the reason when no field is named', async () => {
    const page = await refused('limit-reached');
    const [what, how] = texts.limitReached;
    await page.shows(`${what} ${how}`);
    await until('the focus is on it', () => page.focusedWords === what);
    expect(page.fields.summaryWords).to.equal('');
  });

  it('displays a general message when the code is unknown or no field is in this form', async () => {
    const page = await refused('x-new', {fields: ['idNumber', 'x'], message: '<b>年检中</b>'});
    const [what, how] = texts.unknownRefusal;
    await page.shows(`${what} ${how} ${failures.theirWords} <b>年检中</b>`);
    await page.shows('代码 x-new');
    expect(page.fields.summaryWords).to.equal('');
  });
});

describe('The help after a refusal', () => {
  const ways = (page: ProfilePage): string[] =>
    deepAll(page.root, 'section.note ol > li').map((way) => wordsOf(way).slice(0, 20));

  it('names three contacts: the administrator, the public registry, and customer service', async () => {
    const page = await refused('enterprise-mismatch', {fields: ['enterpriseName']});
    expect(page.headings).to.deep.equal(['用户企业信息修改', texts.waysTitle]);
    expect(ways(page)).to.have.length(3);
    expect(page.words).to.contain(texts.askAdministrator).and.contain(texts.service('95198'));
    expect(page.links().map(({href, target, rel}) => [href, target, rel])).to.deep.include([
      'http://www.gsxt.gov.cn/',
      '_blank',
      'noopener noreferrer',
    ]);
  });

  it('uses the host’s links, and the default registry address when the host’s is unsafe', async () => {
    const hrefs = (page: ProfilePage) => page.links().map(({href}) => href);
    const own = {gsxt: 'https://registry.example/', hotline: '021-0000'};
    const page = await refused('x-new', {}, {set: {links: own}});
    expect(hrefs(page)).to.include(own.gsxt);
    expect(page.words).to.contain(texts.service('021-0000'));
    const unsafe = await refused('x-new', {}, {set: {links: {gsxt: 'javascript:alert(1)'}}});
    expect(hrefs(unsafe)).to.include('http://www.gsxt.gov.cn/').and.not.include('javascript:alert(1)');
  });

  it('is not displayed before a refusal or after one that is not about the enterprise', async () => {
    expect(ways(await ProfilePage.atForm('enterprise', {enterpriseName}))).to.be.empty;
    expect(ways(await refused('too-many-changes'))).to.be.empty;
    expect(ways(await refused('limit-reached'))).to.be.empty;
  });

  it('copies the current values of the form', async () => {
    const copied: string[] = [];
    const write = async (text: string): Promise<void> => void copied.push(text);
    await withClipboard(write, async () => {
      const page = await refused('x-new');
      await page.fill({uscc: otherUscc});
      // Not each key draws the form again.
      for (const last of ['甲', '甲乙']) await page.fill({enterpriseName: `${enterpriseName}${last}`});
      for (const words of copies) await page.press(words);
    });
    expect(copied).to.deep.equal([`${enterpriseName}甲乙`, otherUscc]);
  });
});
