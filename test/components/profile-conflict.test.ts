import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {texts} from '../harness/profile-texts.js';
import type {ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import {fakeField, fakeSaved, type FakeProfileChanges} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {deepAll, heardOf, until, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn, records} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const [changed] = failureTexts.reference.errors.conflict as WhatAndHow;

const mine = {enterpriseName: '上海浦东样例国际贸易有限公司', legalRepName: '王五'};
const theirName = '上海浦东样例实业有限公司';
const [idNumber] = idNumbers;

/** A change on a record that has become another one meanwhile. */
const late = (theirs: FakeProfileChanges, part: ProfilePart = 'enterprise', typed: ProfileChanges = mine) => {
  const save = inTurn(fails('conflict', {status: 412}), async () => fakeSaved());
  const answers = {updateEnterprise: save, updateAccount: save};
  return ProfilePage.sent(part, typed, {...records({}, {version: '"2"', ...theirs}), ...answers});
};

const choices = (page: ProfilePage): Record<string, string[]> =>
  Object.fromEntries(
    deepAll(page.root, 'fieldset').map((set) => [
      wordsOf(set.querySelector('legend') as Element),
      [...set.querySelectorAll('label')].map(wordsOf),
    ]),
  );

const choose = (page: ProfilePage, words: string): void => {
  deepAll<HTMLLabelElement>(page.root, 'fieldset label')
    .find((label) => wordsOf(label) === words)
    ?.click();
};

describe('A record that was changed elsewhere', () => {
  it('displays both values only for the fields that differ', async () => {
    const page = await late({enterprise: {enterpriseName: fakeField(theirName), address: fakeField('别处')}});
    await page.at('comparing');
    expect(page.headings).to.deep.equal([texts.compareTitle]);
    expect(page.focusedWords).to.equal(texts.compareTitle);
    expect(choices(page)).to.deep.equal({
      企业中文名称: [`${texts.mine}${mine.enterpriseName}`, `${texts.theirs}${theirName}`],
    });
    expect(page.errors).to.deep.equal(['conflict']);
  });

  it('keeps the user’s value by default, and saves it on the new version', async () => {
    const page = await late({enterprise: {enterpriseName: fakeField(theirName)}});
    await page.press(texts.goOn);
    await page.at('editing');
    await page.shows(changed);
    expect(page.fields.value('enterpriseName')).to.equal(mine.enterpriseName);
    expect(page.fields.words('enterpriseName')).to.contain(texts.wasBefore(theirName));
    expect(page.outside.times('updateEnterprise')).to.equal(1);
    await page.submit();
    await page.confirm();
    await page.at('saved');
    expect(page.saves[1]).to.deep.equal({changes: mine, version: '"2"'});
  });

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

  it('leads back to the form with a focused message when no typed field is affected', async () => {
    const page = await late({enterprise: {address: fakeField('别处')}});
    await page.at('editing');
    await page.shows(changed);
    expect(page.fields.value('enterpriseName')).to.equal(mine.enterpriseName);
    await until('the focus is on it', () => page.focusedWords === changed);
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

  it('displays that nothing was saved when it cannot be read again', async () => {
    const page = await ProfilePage.sent('enterprise', mine, {
      getProfile: inTurn(records().getProfile, fails('backend', {status: 503})),
      updateEnterprise: fails('conflict', {status: 412}),
    });
    await page.at('notResumed');
    await page.shows('代码 backend / 503');
    expect(page.words).to.contain(texts.unsavedConflict);
    expect(page.errors).to.deep.equal(['conflict', 'backend']);
  });
});
