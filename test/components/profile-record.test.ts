import {fakeField} from '../../src/fakes.js';
import {until, deepAll} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {inTurn, records, says} from '../harness/outside.js';
import {ProfilePage, texts} from '../harness/profile-page.js';
import {homeTexts} from '../../src/components/home/home.texts.js';

const missing = {issue: {state: 'missing'}} as const;

describe('The record', () => {
  it('displays all fields in plain language, in two named parts', async () => {
    const page = await ProfilePage.atRecord();
    expect(page.headings).to.deep.equal([texts.title, '企业信息', '账号信息']);
    expect(Object.entries(page.facts)).to.deep.equal([
      ['企业中文名称', '上海浦东样例贸易有限公司'],
      ['统一社会信用代码', '91310000PDY000028G'],
      ['组织机构代码（主体标识码）', 'PDY000028'],
      ['法人姓名', '李四'],
      ['法人证件类型', '身份证'],
      ['法人证件号码', '3****************7'],
      ['企业地址', '上海市浦东新区样例路 1 号'],
      ['姓名', '张三'],
      ['证件类型', '身份证'],
      ['证件号码', '3****************4'],
      ['身份证有效起始日期', '2020-03-10'],
      ['身份证有效截止日期', '2040-03-10'],
      ['绑定手机', '138****8000'],
    ]);
    expect(page.cert.view).to.equal('profile');
  });

  it('announces masked values by their last digits, without stars', async () => {
    const page = await ProfilePage.atRecord(records({account: {holderName: fakeField('**')}}));
    expect(page.heardFacts).to.include({
      法人证件号码: '以 7 结尾',
      证件号码: '以 4 结尾',
      绑定手机: '以 8000 结尾',
      姓名: texts.tail(''),
    });
    expect(Object.values(page.heardFacts).join()).not.to.contain('*');
  });

  it('displays missing values, 长期有效 and unknown document types', async () => {
    const account = {idType: fakeField('x-type'), validTo: fakeField('00000000'), mobile: fakeField('')};
    const {facts} = await ProfilePage.atRecord(records({account}));
    expect(facts).to.include({证件类型: 'x-type', 身份证有效截止日期: '长期有效', 绑定手机: texts.notOnRecord});
  });

  it('leads to the methods when it is complete, and offers to change both parts', async () => {
    const page = await ProfilePage.atRecord();
    expect(page.words).to.contain(texts.complete).and.contain('修改信息后需要重新登录');
    expect(page.pressables).to.deep.equal([texts.toMethods, texts.certify, '修改企业信息', '修改账号信息']);
    expect(page.primary).to.deep.equal([texts.certify]);
    await page.press(texts.certify);
    await page.at('home');
    expect(page.leavings).to.be.empty;
  });

  for (const [half, issues, todo, primary] of [
    ['the enterprise’s', {enterprise: {orgCode: fakeField('', missing)}}, [texts.todo.enterprise], ['修改企业信息']],
    ['the account’s', {account: {idNumber: fakeField('', missing)}}, [texts.todo.account], ['修改账号信息']],
    [
      'either',
      {enterprise: {address: fakeField('', missing)}, account: {mobile: fakeField('', missing)}},
      [texts.todo.enterprise, texts.todo.account],
      ['修改企业信息'],
    ],
    [
      'either, and the enterprise cannot be changed',
      {
        ...{enterprise: {address: fakeField('', missing)}, account: {mobile: fakeField('', missing)}},
        editable: {enterprise: false, account: true},
      },
      [texts.todo.enterprise, texts.todo.account],
      ['修改账号信息'],
    ],
  ] as const) {
    it(`displays what to change first when something is missing in ${half}`, async () => {
      const page = await ProfilePage.atRecord(records({complete: false, ...issues}));
      const said = Object.values(texts.todo).filter((words) => page.words.includes(words));
      expect(said).to.deep.equal(todo);
      expect(page.primary).to.deep.equal(primary);
      // It stands in the note that asks for it, and nowhere else.
      const own = page.pressables.filter((words) => words === primary[0]);
      expect(own.map((words) => page.pressable(words)?.closest('.note')?.part.value)).to.deep.equal(['note']);
      expect(page.words).not.to.contain(texts.complete);
      expect(page.pressables).to.include(texts.certify);
    });
  }
});

describe('The record alone', () => {
  it('has no link to the methods', async () => {
    const page = await ProfilePage.atRecord({set: {methods: 'profile'}});
    expect(page.pressables).to.deep.equal(['修改企业信息', '修改账号信息']);
  });
});

describe('Home, before an incomplete profile,', () => {
  const incomplete = says({profile: 'incomplete'});

  for (const view of ['', 'nonsense', undefined, null]) {
    it(`is also not displayed first when the host sets view to ${JSON.stringify(view)}`, async () => {
      const page = await ProfilePage.open({
        getStatus: incomplete,
        ...records({complete: false}),
        set: {startView: view as 'home'},
      });
      await page.at('viewing');
      expect(page.cert.view).to.equal('profile');
    });
  }

  it('can be opened, displays that the profile is incomplete, and leads back to it', async () => {
    const page = await ProfilePage.open({getStatus: inTurn(incomplete, incomplete, says({profile: 'complete'}))});
    await page.press(texts.certify);
    await page.at('home');
    await page.shows(homeTexts.reference.incomplete);
    await page.press(homeTexts.reference.complete);
    await page.at('viewing');
    await page.press(texts.certify);
    await until('it is complete', () => !page.words.includes(homeTexts.reference.incomplete));
    expect(page.pressables).to.include(homeTexts.reference.profile);
  });
});

const name = {legalRepName: '王五'} as const;

describe('The confirmation', () => {
  it('displays no old value when none is on record, and announces a masked one by its last digits', async () => {
    const account = {holderName: fakeField(''), idNumber: fakeField('3*4'), idType: fakeField('military-id')};
    const page = await ProfilePage.atForm('account', {holderName: '王五'}, records({account}));
    await page.pressAt('idNumber', '重新填写');
    await page.fill({idNumber: '军字第2001988号'});
    await page.submit();
    await page.at('confirming');
    expect(page.facts['姓名']).to.equal(`${texts.to} 王五`);
    expect(page.facts['证件号码']).to.match(new RegExp(`^${texts.from} 3\\*4 ${texts.to} 军字第2001988号$`));
    expect(page.heardFacts['证件号码']).to.contain('以 4 结尾').and.not.contain('*');
  });

  it('displays the backend’s text about the effect on a certification', async () => {
    const page = await ProfilePage.atForm('enterprise', name, records({ifChanged: '<b>实名认证失效</b>'}));
    await page.submit();
    await page.at('confirming');
    expect(deepAll(page.root, 'q').map(({textContent}) => textContent)).to.deep.equal(['<b>实名认证失效</b>']);
  });
});

describe('A saved change', () => {
  it('is effective at the next sign-in, and the page offers to sign in again', async () => {
    const page = await ProfilePage.sent('account', {holderName: '王五'});
    await page.at('saved');
    expect(page.reported('sw-profile-saved').map(({which}) => which)).to.deep.equal(['account']);
    expect(page.words).to.contain(texts.savedTitle).and.contain(texts.savedLater);
    expect(page.focusedWords).to.equal(texts.savedTitle);
    expect(page.primary).to.deep.equal(['重新登录']);
    await page.press('重新登录');
    expect(page.reported('sw-relogin').map(({reason}) => reason)).to.deep.equal(['profile-saved']);
  });

  it('is effective at once when the backend says so', async () => {
    const updateEnterprise = () => Promise.resolve({saved: true, effective: 'now'} as const);
    const page = await ProfilePage.sent('enterprise', name, {updateEnterprise});
    await page.at('saved');
    expect(page.words).to.contain(texts.savedNow);
    expect(page.pressables).to.deep.equal([texts.toMethods, texts.view, texts.certify]);
    await page.press(texts.certify);
    await page.at('home');
    expect(page.leavings).to.be.empty;
    expect(page.outside.times('getStatus')).to.equal(2);
  });

  it('has no link to the methods when the record is alone', async () => {
    const page = await ProfilePage.sent('enterprise', name, {set: {methods: 'profile'}});
    await page.at('saved');
    expect(page.pressables).to.deep.equal(['重新登录', texts.view]);
  });
});

const typed = {legalRepName: '王五'};

/** Every way out of a form that a host has. */
const ways: Record<string, (page: ProfilePage) => unknown> = {
  'back()': ({cert}) => cert.back(),
  'home()': async ({cert}) => {
    expect(await cert.home()).to.equal(false);
  },
};

describe('A form with typed values', () => {
  for (const [way, leave] of Object.entries(ways)) {
    it(`asks before it is left by ${way}, and the user may stay with the typed values`, async () => {
      const page = await ProfilePage.atForm('enterprise', typed);
      leave(page);
      await page.at('abandoning');
      expect(page.headings).to.deep.equal([texts.abandonTitle]);
      expect(page.focusedWords).to.equal(texts.abandonTitle);
      expect(page.primary).to.deep.equal([texts.keep]);
      expect(page.leavings).to.be.empty;
      await page.press(texts.keep);
      await page.at('editing');
      expect(page.fields.value('legalRepName')).to.equal('王五');
      expect(page.leavings).to.be.empty;
      page.cert.home();
      await page.press(texts.abandon);
      await page.at('home');
      expect(page.leavings).to.deep.equal(['profile']);
      expect(page.saves).to.be.empty;
    });
  }
});
