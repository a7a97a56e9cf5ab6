import {failureTexts} from '../../src/components/failure/failure.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {texts} from '../harness/profile-texts.js';
import type {ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import type {Profile} from '../../src/domain/profile.schemas.js';
import {fakeField, fakeSaved, never, type FakeProfileChanges} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {deepAll, everythingIn, heardOf, until, wordsOf} from '../harness/dom.js';
import type {PageOptions} from '../harness/cert-page.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn, records, says} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

/** What is said first of an error. */
const saidOf = (code: 'conflict' | 'unauthenticated' | 'subject-changed'): string => {
  const words = failureTexts.reference.errors[code];
  return (typeof words === 'function' ? words({}) : words)[0];
};
const changed = saidOf('conflict');

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
      企业中文名称: [`${texts.mine} ${mine.enterpriseName}`, `${texts.theirs} ${theirName}`],
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
    await page.save();
    await page.confirm();
    await page.at('saved');
    expect(page.saves[1]).to.deep.equal({changes: mine, version: '"2"'});
  });

  it('uses the other value when it is chosen, and saves the rest', async () => {
    const page = await late({enterprise: {enterpriseName: fakeField(theirName)}});
    await page.at('comparing');
    choose(page, `${texts.theirs} ${theirName}`);
    await page.press(texts.goOn);
    await page.at('editing');
    expect(page.fields.value('enterpriseName')).to.equal(theirName);
    await page.save();
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
    await page.save();
    await page.confirm();
    await page.at('comparing');
    const [, label] = deepAll(page.root, 'fieldset label');
    expect(wordsOf(label as Element)).to.contain('3****************9');
    expect(heardOf(label as Element))
      .to.contain('以 9 结尾')
      .and.not.contain('*');
  });

  it('is read in a wait that can be cancelled, and the typed values are kept', async () => {
    const getProfile = inTurn<Parameters<typeof never>, Profile>(
      records().getProfile,
      never,
      records({version: '"2"'}).getProfile,
    );
    const page = await ProfilePage.sent('enterprise', mine, {getProfile, updateEnterprise: fails('conflict')});
    await page.at('resuming');
    expect(page.announced).to.contain(texts.resuming);
    await page.press('取消');
    await page.at('notResumed');
    await page.press(texts.retry);
    await page.at('editing');
    expect(page.fields.value('legalRepName')).to.equal('王五');
  });
});

describe('A record that was changed elsewhere and cannot be read', () => {
  /** What the second and each further reading of the record answers. */
  const unread = (...answers: (() => Promise<Profile>)[]) =>
    ProfilePage.sent('enterprise', mine, {
      getProfile: inTurn(records().getProfile, ...answers),
      updateEnterprise: inTurn(fails('conflict', {status: 412}), async () => fakeSaved()),
    });
  const now = records({version: '"2"'}).getProfile;

  it('emits both errors, and displays that nothing was saved and what can be done', async () => {
    const page = await unread(fails('backend', {status: 503}), now);
    await page.at('notResumed');
    await page.shows('代码 backend / 503');
    expect(page.words).to.contain(texts.unsavedConflict);
    expect(page.pressables).to.include.members([texts.retry, texts.toMethods]);
    expect(page.errors).to.deep.equal(['conflict', 'backend']);
  });

  it('displays the reason in the form after a retry has read the record', async () => {
    const page = await unread(fails('backend', {status: 503}), fails('network'), now);
    await page.at('notResumed');
    await page.press(texts.retry);
    await page.shows('代码 network');
    await page.press(texts.retry);
    await page.at('editing');
    await page.shows(changed);
    await until('the focus is on it', () => page.focusedWords === changed);
    expect(page.fields.value('enterpriseName')).to.equal(mine.enterpriseName);
    expect(page.fields.value('legalRepName')).to.equal(mine.legalRepName);
    await page.save();
    await page.confirm();
    await page.at('saved');
    expect(page.saves[1]).to.deep.equal({changes: mine, version: '"2"'});
  });

  it('asks before the user leaves, and then continues with the typed values', async () => {
    const page = await unread(fails('network'), now);
    await page.at('notResumed');
    await page.press(texts.toMethods);
    await page.at('abandoning');
    await page.press(texts.keep);
    await page.at('editing');
    await page.shows(changed);
    expect(page.fields.value('legalRepName')).to.equal(mine.legalRepName);
  });

  it('displays the reason in the form also when the session ended before the record was read', async () => {
    const page = await unread(fails('unauthenticated'), now);
    await page.at('interrupted');
    await page.press(texts.resume);
    await page.at('editing');
    await page.shows(changed);
    expect(page.fields.value('legalRepName')).to.equal(mine.legalRepName);
  });
});

describe('A session that ends during a save', () => {
  const over = (options: PageOptions, typed: ProfileChanges = mine) => {
    const updateEnterprise = inTurn(fails('unauthenticated'), async () => fakeSaved());
    return ProfilePage.sent('enterprise', typed, {updateEnterprise, ...options});
  };
  const saveKeys = ({outside}: ProfilePage) =>
    outside.asked.filter(({question}) => question === 'updateEnterprise').map(({idempotencyKey}) => idempotencyKey);

  it('asks for a new sign-in, and sends the confirmed data with the same idempotency key', async () => {
    const page = await over({});
    await page.at('interrupted');
    expect(page.words).to.contain(texts.resumeHow).and.not.contain(mine.enterpriseName);
    expect(page.primary).to.deep.equal(['重新登录']);
    await page.press('重新登录');
    expect(page.told('sw-relogin').map(({reason}) => reason)).to.deep.equal(['unauthenticated']);
    expect(page.cert.step).to.equal('interrupted');
    await page.press(texts.resume);
    await page.at('confirming');
    await page.shows(mine.enterpriseName);
    expect(page.words).not.to.contain(saidOf('unauthenticated'));
    await page.confirm();
    await page.at('saved');
    expect(page.saves[1]).to.deep.equal({changes: mine, version: '"1"'});
    const [first, second] = saveKeys(page);
    expect(first).to.be.a('string').and.equal(second);
  });

  it('leads back to the form with the typed values, and saves with a new idempotency key', async () => {
    const page = await over({});
    await page.press(texts.resume);
    await page.at('confirming');
    await page.press(texts.correct);
    await page.at('editing');
    expect(page.fields.value('enterpriseName')).to.equal(mine.enterpriseName);
    await page.save();
    await page.confirm();
    await page.at('saved');
    const [first, second] = saveKeys(page);
    expect(first).not.to.equal(second);
  });

  it('compares first when the record has changed', async () => {
    const page = await over(records({}, {version: '"2"', enterprise: {enterpriseName: fakeField(theirName)}}));
    await page.press(texts.resume);
    await page.at('comparing');
    await page.shows(texts.compareHow);
    expect(Object.keys(choices(page))).to.deep.equal(['企业中文名称']);
  });

  it('is still ended when nobody has signed in, and the typed values are kept', async () => {
    const page = await over({
      getStatus: inTurn(says({}), fails('unauthenticated'), fails('network'), says({})),
      getProfile: inTurn(records().getProfile, fails('unauthenticated'), records().getProfile),
    });
    await page.press(texts.resume);
    await page.asked('getStatus', 2);
    await page.at('interrupted');
    await page.press(texts.resume);
    await page.shows('代码 network');
    await page.press(pathTexts.reference.retry);
    await page.asked('getProfile', 2);
    await page.press(texts.resume);
    await page.at('confirming');
    await page.press(texts.correct);
    await page.at('editing');
    expect(page.fields.value('legalRepName')).to.equal('王五');
  });

  it('deletes everything when another user has signed in, and starts again', async () => {
    const secret = '上海绝密样例有限公司';
    const page = await over({getStatus: inTurn(says({}), says({subject: 'subject-2'}))}, {enterpriseName: secret});
    await page.press(texts.resume);
    await page.at('somebodyElse');
    await page.shows(saidOf('subject-changed'));
    expect(everythingIn(page.cert)).not.to.contain(secret);
    expect(page.pressables).to.deep.equal([texts.startOver]);
    expect(page.errors).to.deep.equal(['unauthenticated', 'subject-changed']);
    await page.press(texts.startOver);
    await page.at('home');
    expect(page.outside.times('getStatus')).to.equal(3);
    expect(page.leavings).to.be.empty;
    expect(page.saves).to.have.length(1);
  });

  it('leads to home by back() without a question when another user has signed in', async () => {
    const page = await over({getStatus: inTurn(says({}), says({subject: 'subject-2'}))});
    await page.press(texts.resume);
    await page.at('somebodyElse');
    page.cert.back();
    await page.at('home');
    expect(page.told('sw-step').map(({step}) => step)).not.to.include('abandoning');
  });
});
