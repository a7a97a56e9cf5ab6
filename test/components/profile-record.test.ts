import {checkTexts} from '../../src/components/record/check.texts.js';
import {texts} from '../harness/profile-texts.js';
import {fakeField} from '../../src/fakes.js';
import {deepAll, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn, records, says} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';
import {homeTexts} from '../../src/components/home/home.texts.js';
import {methodActions} from '../harness/cert-page.js';

const {reference: checks} = checkTexts;

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
    expect(page.words).to.contain(texts.complete).and.contain('修改信息后一般需要重新登录，以保存后的提示为准');
    expect(page.pressables).to.deep.equal([texts.toMethods, '修改企业信息', '修改账号信息', texts.certify]);
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
      expect(page.words).not.to.contain(texts.complete);
      expect(page.pressables).to.include(texts.certify);
    });
  }

  it('displays the backend’s reason at each faulty field, as plain text', async () => {
    const reason = '<b>与登记机关的名称不一致</b>';
    const page = await ProfilePage.atRecord(
      records({
        complete: false,
        enterprise: {enterpriseName: fakeField('样例', {issue: {state: 'suspect', reason}})},
        account: {holderName: fakeField('', missing), idNumber: fakeField('3*4', {issue: {state: 'suspect'}})},
      }),
    );
    expect(page.facts).to.include({
      企业中文名称: `样例 ${texts.suspect} ${reason}`,
      姓名: texts.notOnRecordMissing,
      证件号码: `3*4 ${texts.suspect}`,
    });
  });

  it('displays a warning for a doubtful unmasked value, such as the manual’s sample code', async () => {
    const page = await ProfilePage.atRecord(
      records({
        enterprise: {uscc: fakeField('DYCK12345671234567'), orgCode: fakeField('567123456')},
        account: {validTo: fakeField('20250310')},
      }),
    );
    expect(page.facts).to.include({
      统一社会信用代码: `DYCK12345671234567 ${checks['uscc.region']}`,
      '组织机构代码（主体标识码）': `567123456 ${checks['orgCode.checkDigit']}`,
      身份证有效截止日期: `2025-03-10 ${checks['idValidity.expired']}`,
    });
  });

  it('displays no warning for a masked value', async () => {
    const account = {idNumber: fakeField('31*'), validTo: fakeField('2025****')};
    const {facts} = await ProfilePage.atRecord(records({account}));
    expect(facts).to.include({证件号码: '31*', 身份证有效截止日期: '2025****'});
  });

  it('hides the button for a part that cannot be changed, and displays why', async () => {
    const page = await ProfilePage.atRecord(records({editable: {enterprise: false, account: true}}));
    expect(page.pressables).to.deep.equal([texts.toMethods, '修改账号信息', texts.certify]);
    expect(page.words.split(texts.notEditable)).to.have.length(2);
  });

  it('displays the backend’s text about the effect of a change as plain text', async () => {
    const ifChanged = '<i>修改后，实名认证失效。</i>';
    const page = await ProfilePage.atRecord(records({ifChanged}));
    const quotations = deepAll(page.root, 'q').map(({textContent, translate}) => ({textContent, translate}));
    expect(quotations).to.deep.equal([{textContent: ifChanged, translate: false}]);
  });
});

describe('The record alone', () => {
  it('has no link to the methods', async () => {
    const page = await ProfilePage.atRecord({set: {methods: 'profile'}});
    expect(page.pressables).to.deep.equal(['修改企业信息', '修改账号信息']);
  });

  it('is read again when the user cancels after a failed reading', async () => {
    const getProfile = inTurn(fails('backend'), records().getProfile);
    const page = await ProfilePage.open({set: {methods: 'profile'}, getProfile});
    await page.at('notLoaded');
    expect(page.pressables).to.deep.equal([texts.retry, '取消']);
    await page.press('取消');
    await page.at('viewing');
    expect(page.leavings).to.deep.equal(['profile']);
    expect(page.outside.times('getProfile')).to.equal(2);
  });
});

describe('Reading the record', () => {
  it('displays the path of an invalid field in the answer', async () => {
    const page = await ProfilePage.open({...records({complete: 'yes' as never}), set: {view: 'profile'}});
    await page.shows('代码 contract / getProfile.complete');
  });
});

describe('Home, before an incomplete profile,', () => {
  const incomplete = says({profile: 'incomplete'});

  for (const view of ['', 'nonsense', undefined, null]) {
    it(`is also not displayed first when the host sets view to ${JSON.stringify(view)}`, async () => {
      const page = await ProfilePage.open({
        getStatus: incomplete,
        ...records({complete: false}),
        set: {view: view as 'home'},
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

  it('has no link to the profile when the backend reports none', async () => {
    const page = await ProfilePage.open();
    await page.at('home');
    expect(page.pressables).to.deep.equal(methodActions);
  });
});
