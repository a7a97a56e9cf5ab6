import {expect} from 'chai';
import {banks} from '../../src/domain/banks.js';
import {placeHostIn, placeIn} from '../../src/domain/places.js';
import {useDemo, Visitor} from '../demo/server.harness.js';
import {handoffOf, handoffPath} from './bank.harness.js';
import {BankVisitor} from './bank-visitor.js';
import {refused} from './legal-rep.harness.js';

const password = '123456';

describe('The simulated bank site', () => {
  const demo = useDemo();
  let visitor: Visitor;
  let bank: BankVisitor;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=fresh');
    bank = new BankVisitor();
  });

  const handoffTo = (id: string) =>
    handoffOf(visitor.client, {place: id, returnUrl: `${demo().url}/?view=bank-ukey&sw-handoff=former#part`});
  const standingOf = (id: string) => visitor.client.get(handoffPath(id));
  const wayBackOf = (id: string) => `${demo().url}/?view=bank-ukey&sw-handoff=${id}&sw-handoff-method=bank-ukey#part`;

  it('shows the five screens of the manual, on another host than the portal', async () => {
    const {url, id} = await handoffTo('ccb');
    expect(url.startsWith(`${demo().bankUrl}/ccb/certify?order=`)).to.equal(true);
    expect(placeHostIn(url, placeIn(banks, 'ccb'), demo().url)).to.equal('localhost');
    await bank.open(url);
    for (const [title, words, fields] of [
      [
        '单一窗口企业实名认证',
        ['中国国际贸易单一窗口', '上海浦东样例贸易有限公司', '91310000PDY000028G', '请不要继续', '网银盾并点击“确定”'],
        {},
      ],
      ['选择证书', [], {certificate: '1'}],
      ['核对企业信息', ['PDY000028', '单一窗口企业实名认证</button>'], {}],
      ['输入“跨境 e+”网银盾密码', ['演示密码：123456'], {password}],
    ] as const) {
      expect(bank.title).to.equal(title);
      for (const each of words) expect(bank.html).to.include(each);
      expect(await standingOf(id)).to.include({open: true});
      await bank.press(fields);
    }
    expect([bank.title, bank.receipts]).to.deep.equal(['认证成功', ['已接受']]);
    expect(bank.wayBack).to.deep.equal({link: wayBackOf(id), form: undefined});
    expect(await standingOf(id)).to.include({passed: true, via: 'ccb', effective: 'now'});
  });

  it('asks again after a wrong password, and decides nothing', async () => {
    const {url, id} = await handoffTo('cmbc');
    await bank.open(url);
    await bank.press();
    for (const wrong of ['', '654321', '88888888']) {
      await bank.press({password: wrong});
      expect(bank.html).to.include('密码错误');
    }
    expect(await standingOf(id)).to.include({open: true});
    await bank.press({password});
    expect(bank.title).to.equal('认证成功');
  });

  it('can be cancelled with “取消” on each screen', async () => {
    for (const presses of [0, 1, 2, 3]) {
      const {url, id} = await handoffTo('ccb');
      await bank.open(url);
      for (let times = 0; times < presses; times += 1) await bank.press();
      await bank.press({cancel: '1'});
      expect([bank.title, bank.wayBack.link]).to.deep.equal(['认证已取消', wayBackOf(id)]);
      expect(await standingOf(id)).to.deep.equal(refused('handoff-cancelled'));
    }
  });

  it('returns 404 for a handoff that is unknown, cancelled or of another bank', async () => {
    const {url, id} = await handoffTo('ccb');
    const {search} = new URL(url);
    const expectNone = async (path: string) => {
      for (const method of ['GET', 'POST']) {
        const response = await fetch(demo().bankUrl + path, {method});
        expect(response.status).to.equal(404);
        expect(await response.text())
          .to.match(/查不到本次认证|404/)
          .and.not.match(/<b>|样例/);
      }
    };
    for (const path of [
      '/ccb/certify',
      '/ccb/certify?order=%3Cb%3E',
      // The id of a handoff is no order number.
      `/ccb/certify?order=${id}`,
      `/abc/certify${search}`,
      `/icbc/certify${search}`,
    ])
      await expectNone(path);
    await visitor.client.ask('DELETE', handoffPath(id));
    await expectNone(`/ccb/certify${search}`);
  });

  it('sends every page with a bank’s security headers, and its style sheet', async () => {
    await bank.certify((await handoffTo('abc')).url);
    const policy = bank.response.headers.get('content-security-policy') ?? '';
    expect(policy).to.include("default-src 'none'").and.to.include("frame-ancestors 'none'");
    expect(policy).to.include(`form-action 'self' ${demo().url};`);
    expect(bank.response.headers.get('referrer-policy')).to.equal('no-referrer');
    expect(bank.response.headers.get('cache-control')).to.equal('no-store');
    expect((await fetch(`${demo().bankUrl}/bank.css`)).headers.get('content-type')).to.match(/^text\/css/);
    expect(await (await fetch(demo().bankUrl)).text()).to.include('中国建设银行');
  });
});
