import {texts} from '../harness/profile-texts.js';
import {fakeField} from '../../src/fakes.js';
import {orgCodeOf, otherUscc} from '../domain/profile-draft.harness.js';
import {deepAll} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {records} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const name = {legalRepName: '王五'} as const;
const codes = {uscc: otherUscc, orgCode: orgCodeOf(otherUscc)};

describe('The confirmation', () => {
  it('displays the old and new value of each changed field, and sends exactly these', async () => {
    const page = await ProfilePage.atForm('enterprise', {legalRepName: ' 王 五 ', uscc: otherUscc.toLowerCase()});
    await page.submit();
    await page.at('confirming');
    expect(page.headings).to.deep.equal([texts.confirmTitle]);
    expect(Object.entries(page.facts)).to.deep.equal([
      ['统一社会信用代码', `${texts.from} 91310000PDY000028G ${texts.to} ${otherUscc}`],
      ['组织机构代码（主体标识码）', `${texts.from} PDY000028 ${texts.to} PDY00001X`],
      ['法人姓名', `${texts.from} 李四 ${texts.to} 王五`],
    ]);
    expect(page.words).to.contain('修改信息后一般需要重新登录，以保存后的提示为准');
    expect(page.pressables).to.deep.equal([texts.toMethods, texts.confirm, texts.correct]);
    expect(page.saves).to.be.empty;
    await page.confirm();
    await page.at('saved');
    expect(page.saves).to.deep.equal([{changes: {...codes, ...name}, version: '"1"'}]);
    expect(page.outside.times('updateEnterprise')).to.equal(1);
  });

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
    expect(page.told('sw-profile-saved').map(({which}) => which)).to.deep.equal(['account']);
    expect(page.words).to.contain(texts.savedTitle).and.contain(texts.savedLater);
    expect(page.focusedWords).to.equal(texts.savedTitle);
    expect(page.primary).to.deep.equal(['重新登录']);
    await page.press('重新登录');
    expect(page.told('sw-relogin').map(({reason}) => reason)).to.deep.equal(['profile-saved']);
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
