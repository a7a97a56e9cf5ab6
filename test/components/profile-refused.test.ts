import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {otherUscc, idNumbers} from '../domain/profile-draft.harness.js';
import {withClipboard} from '../harness/clipboard.js';
import {deepAll, wordsOf, heardOf, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn, records, refuses} from '../harness/outside.js';
import type {PageOptions} from '../harness/cert-page.js';
import {ProfilePage, texts} from '../harness/profile-page.js';
import type {ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import {fakeField, fakeSaved, type FakeProfileChanges} from '../../src/fakes.js';

const {reference: failures} = failureTexts;
const [changed] = failures.errors.conflict as WhatAndHow;
const enterpriseName = '上海浦东样例国际贸易有限公司';
const copies = [texts.copy('企业中文名称'), texts.copy('统一社会信用代码')];

const refused = async (
  code: string,
  more: Parameters<typeof refuses>[1] = {},
  options: PageOptions = {},
): Promise<ProfilePage> => {
  const updateEnterprise = refuses(code, more);
  const page = await ProfilePage.sent('enterprise', {enterpriseName}, {updateEnterprise, ...options});
  await page.at('editing');
  return page;
};

describe('A change that the backend refuses', () => {
  for (const code of ['passport-not-prc', 'person-mismatch'] as const) {
    it(`displays the reason for the code, or that a field was refused, at a field of the account: ${code}`, async () => {
      const updateAccount = refuses(code, {fields: ['idNumber']});
      const page = await ProfilePage.sent('account', {holderName: '王五'}, {updateAccount});
      await page.at('editing');
      const words = (texts.refusedFields as Record<string, string>)[code] ?? texts.refusedField;
      expect(page.fields.error('idNumber')).to.equal(words);
      expect(page.pressables).not.to.include.members(copies);
    });
  }
});

describe('The help after a refusal', () => {
  const ways = (page: ProfilePage): string[] =>
    deepAll(page.root, 'section.note ol > li').map((way) => wordsOf(way).slice(0, 20));

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

const mine = {enterpriseName: '上海浦东样例国际贸易有限公司', legalRepName: '王五'};
const theirName = '上海浦东样例实业有限公司';
const [idNumber] = idNumbers;

/** A change on a record that has become another one meanwhile. */
const late = (theirs: FakeProfileChanges, part: ProfilePart = 'enterprise', typed: ProfileChanges = mine) => {
  const save = inTurn(fails('conflict', {status: 412}), async () => fakeSaved());
  const answers = {updateEnterprise: save, updateAccount: save};
  return ProfilePage.sent(part, typed, {...records({}, {version: '"2"', ...theirs}), ...answers});
};

const choose = (page: ProfilePage, words: string): void => {
  deepAll<HTMLLabelElement>(page.root, 'fieldset label')
    .find((label) => wordsOf(label) === words)
    ?.click();
};

describe('A record that was changed elsewhere', () => {
  it('uses the other value when it is chosen, and saves the rest', async () => {
    const page = await late({enterprise: {enterpriseName: fakeField(theirName)}});
    await page.at('comparing');
    choose(page, `${texts.theirs}${theirName}`);
    await page.press(texts.goOn);
    await page.at('editing');
    expect(page.fields.value('enterpriseName')).to.equal(theirName);
    await page.submit();
    await page.confirm();
    await page.at('saved');
    expect(page.saves[1]).to.deep.equal({changes: {legalRepName: mine.legalRepName}, version: '"2"'});
  });

  it('announces only the last digits of a masked value', async () => {
    const theirs = {version: '"2"', account: {idNumber: fakeField('3****************9')}};
    const page = await ProfilePage.atForm('account', {}, {...records({}, theirs), updateAccount: fails('conflict')});
    await page.pressAt('idNumber', '重新填写');
    await page.fill({idNumber});
    await page.submit();
    await page.confirm();
    await page.at('comparing');
    const [, label] = deepAll(page.root, 'fieldset label');
    expect(wordsOf(label as Element)).to.contain('3****************9');
    expect(heardOf(label as Element))
      .to.contain('以 9 结尾')
      .and.not.contain('*');
  });

  it('leads back to the form with a focused message when no typed field is affected', async () => {
    const page = await late({enterprise: {address: fakeField('别处')}});
    await page.at('editing');
    await page.shows(changed);
    expect(page.fields.value('enterpriseName')).to.equal(mine.enterpriseName);
    await until('the focus is on it', () => page.focusedWords === changed);
  });
});
