import {randomUUID} from 'node:crypto';
import {expect} from 'chai';
import {type Handoff, handoffStatusSchema} from '../../src/domain/bank-ukey.schemas.js';
import {bankHostIn} from '../../src/domain/banks.js';
import {BankVisitor} from './bank-visitor.js';
import {useDemo, Visitor} from '../demo/server.harness.js';

describe('The simulated bank site', () => {
  const demo = useDemo();
  let visitor: Visitor;
  let bank: BankVisitor;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=fresh');
    bank = new BankVisitor();
  });

  const handoffTo = async (id: string): Promise<Handoff> => {
    const returnUrl = `${demo().url}/?view=bank-ukey`;
    return (await (await visitor.post('/bank-ukey/handoffs', {bank: id, returnUrl})).json()) as Handoff;
  };
  const standingOf = async (id: string) =>
    handoffStatusSchema().safeParse(await (await visitor.open(`/api/realname-cert/bank-ukey/handoffs/${id}`)).json())
      .data;
  const wayBackOf = (id: string) => `${demo().url}/?view=bank-ukey&sw-handoff=${id}`;

  it('is on another host than the portal, at an address that the widget accepts', async () => {
    const {url, id} = await handoffTo('ccb');
    expect(url.startsWith(`${demo().bankUrl}/ccb/certify?order=`)).to.equal(true);
    expect(url).not.to.include(id);
    expect(new URL(url).hostname).to.equal('localhost');
    expect(bankHostIn(url, 'ccb', demo().url)).to.equal('localhost');
  });

  it('shows the five screens of the manual', async () => {
    const {url, id} = await handoffTo('ccb');
    await bank.open(url);
    expect(bank.title).to.equal('单一窗口企业实名认证');
    for (const words of ['中国国际贸易单一窗口', '上海浦东样例贸易有限公司', '91310000PDY000028G', '请不要继续']) {
      expect(bank.html).to.include(words);
    }
    expect(bank.html).to.include('请插入“跨境 e+”网银盾并点击“确定”');
    await bank.press();
    expect(bank.title).to.equal('选择证书');
    await bank.press({certificate: '1'});
    expect(bank.title).to.equal('核对企业信息');
    expect(bank.html).to.include('PDY000028').and.to.include('单一窗口企业实名认证</button>');
    await bank.press();
    expect(bank.title).to.equal('输入“跨境 e+”网银盾密码');
    expect(bank.html).to.include('演示密码：123456');
    expect(await standingOf(id)).to.include({open: true});
    await bank.press({password: '123456'});
    expect(bank.title).to.equal('认证成功');
    expect(bank.wayBack).to.deep.equal({link: wayBackOf(id), form: undefined});
    expect(bank.receipts).to.deep.equal(['已接受']);
    expect(await standingOf(id)).to.include({passed: true, via: 'ccb', effective: 'now'});
    expect((await visitor.status()).level.id).to.equal('medium');
  });

  it('shows fewer screens for other banks, and returns by form for one', async () => {
    for (const [id, titles, isForm] of [
      ['abc', ['单一窗口企业实名认证', '核对企业信息', '输入网银 K 宝密码'], true],
      ['cmbc', ['单一窗口企业实名认证', '输入网银 U 宝密码'], false],
    ] as const) {
      const {url, id: handoff} = await handoffTo(id);
      await bank.open(url);
      for (const title of titles) {
        expect(bank.title).to.equal(title);
        await bank.press({password: '123456'});
      }
      expect(bank.title).to.equal('认证成功');
      const address = wayBackOf(handoff);
      expect(bank.wayBack).to.deep.equal(isForm ? {link: undefined, form: address} : {link: address, form: undefined});
      expect(await standingOf(handoff)).to.include({passed: true});
    }
  });

  it('asks again after a wrong password, and decides nothing', async () => {
    const {url, id} = await handoffTo('cmbc');
    await bank.open(url);
    await bank.press();
    for (const password of ['', '654321', '88888888']) {
      await bank.press({password});
      expect(bank.html).to.include('密码错误');
    }
    expect(await standingOf(id)).to.include({open: true});
    await bank.press({password: '123456'});
    expect(bank.title).to.equal('认证成功');
  });

  it('can be cancelled with “取消” on each screen', async () => {
    for (const presses of [0, 1, 2, 3]) {
      const {url, id} = await handoffTo('ccb');
      await bank.open(url);
      for (let times = 0; times < presses; times += 1) await bank.press();
      await bank.press({cancel: '1'});
      expect(bank.title).to.equal('认证已取消');
      expect(bank.wayBack.link).to.equal(wayBackOf(id));
      expect(await standingOf(id)).to.deep.equal({passed: false, refusal: {code: 'bank-cancelled'}});
    }
  });

  it('decides once, and then shows the same decision', async () => {
    const {url, id} = await handoffTo('cmbc');
    await bank.certify(url);
    const outcome = await standingOf(id);
    const last = {method: 'POST', body: new URLSearchParams({screen: 'password', password: '123456'})};
    await bank.open(url);
    expect([bank.title, bank.receipts]).to.deep.equal(['认证成功', ['已接受']]);
    await fetch(url, {...last, body: new URLSearchParams({cancel: '1'})});
    const another = await handoffTo('cmbc');
    await Promise.all([fetch(another.url, last), fetch(another.url, last)]);
    await bank.open(another.url);
    expect([bank.title, bank.receipts]).to.deep.equal(['认证成功', ['已接受']]);
    expect(await standingOf(id)).to.deep.equal(outcome);
  });

  it('returns 404 for a handoff that is unknown, cancelled or of another bank', async () => {
    const {url, id} = await handoffTo('ccb');
    const {search} = new URL(url);
    for (const path of ['/ccb/certify', '/ccb/certify?order=%3Cb%3E', `/abc/certify${search}`]) {
      for (const method of ['GET', 'POST']) {
        const response = await fetch(demo().bankUrl + path, {method});
        expect(response.status).to.equal(404);
        expect(await response.text())
          .to.include('没有这次认证')
          .and.not.match(/<b>|样例/);
      }
    }
    await fetch(`${demo().url}/api/realname-cert/bank-ukey/handoffs/${id}`, {
      method: 'DELETE',
      headers: {...visitor.headers, origin: demo().url, 'idempotency-key': randomUUID()},
    });
    await bank.open(url);
    expect(bank.title).to.equal('没有这次认证');
    expect((await fetch(`${demo().bankUrl}/icbc/certify${search}`)).status).to.equal(404);
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
