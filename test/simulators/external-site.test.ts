import {expect} from 'chai';
import {useBackend} from './backend.harness.js';
import {Bank, handoffOf, handoffPath, licence, useSites} from './bank.harness.js';
import {BankVisitor} from './bank-visitor.js';
import type {Client} from './client.js';
import {refused} from './legal-rep.harness.js';

const minuteMs = 60_000;
const transfer = {method: 'transfer', place: 'sample-pay'};

describe('The simulated site of a place that a host brings', () => {
  const backend = useBackend();
  const ask = useSites(backend);
  let client: Client;
  let visitor: BankVisitor;
  const comes = () => new BankVisitor(ask);
  beforeEach(async () => {
    visitor = comes();
    client = await backend.signIn('zhangsan');
  });

  const standing = (id: string) => client.get(handoffPath(id));
  const expectUsedUp = (by: BankVisitor) =>
    expect([by.response.status, by.title, by.html.includes('<form')]).to.deep.equal([410, '二维码已失效', false]);

  for (const {method, place} of [{...licence}, transfer, {method: 'bank-ukey', place: 'sample-bank'}]) {
    it(`displays the person, the enterprise and the portal, and takes a yes or a no: ${method}`, async () => {
      for (const isYes of [true, false]) {
        const {id, url} = await handoffOf(client, {method, place});
        await visitor.open(url);
        expect(new URL(url).pathname).to.equal(`/${method}/${place}/certify`);
        for (const words of ['*三', '上海浦东样例贸易有限公司', backend.url, '该账号以上述企业的名义通过'])
          expect(visitor.html).to.include(words);
        await visitor.press(isYes ? {answer: ' 0.37'} : {cancel: '1'});
        expect(visitor.wayBack.link).to.include(`&sw-handoff=${id}&sw-handoff-method=${method}`);
        const expected = isYes ? {passed: true, method, via: place} : refused('handoff-cancelled');
        expect(await standing(id)).to.deep.include(expected);
      }
    });
  }

  it('asks again after a wrong answer, where it asks for one', async () => {
    const {id, url} = await handoffOf(client, transfer);
    await visitor.open(url);
    for (const answer of ['', '0.73']) {
      await visitor.press({answer});
      expect(visitor.html).to.include('到账金额不符');
    }
    expect(await standing(id)).to.include({open: true});
  });

  it('opens a code once, by a press on its own page: whoever opened it first goes on, and nobody else', async () => {
    const {id, url} = await handoffOf(client, licence);
    const [first, second] = [comes(), comes()];
    for (const by of [first, second]) await by.open(url);
    expect(first.html).not.to.include('*三');
    const foreign = {method: 'POST', headers: {'sec-fetch-site': 'cross-site'}};
    expect((await ask(url, foreign)).status).to.equal(410);
    expect(await standing(id)).not.to.have.property('scanned');
    const opened = await ask(url, {method: 'POST', body: new URLSearchParams({screen: 'open'})});
    expect(opened.headers.get('set-cookie')).to.match(
      /^code-[\w-]{22}=[\w-]{22}; Max-Age=300; Path=\/e-licence\/licence-app\/certify; HttpOnly; SameSite=Lax$/,
    );
    [first.cookie = ''] = opened.headers.get('set-cookie')?.split(';') ?? [];
    await first.open(url);
    expect(first.html).to.include('name="viewport"');
    expect(await standing(id)).to.include({open: true, scanned: true, by: 'code'});
    await second.press();
    expectUsedUp(second);
    await first.press();
    expect([first.title, first.wayBack.link]).to.deep.equal(['认证成功', undefined]);
    expect(await standing(id)).to.include({passed: true, method: 'e-licence', via: 'licence-app'});
  });

  it('shows nothing of a code that was not opened, of another method or user, or after five minutes', async () => {
    const {id, url, expiresAt} = await handoffOf(client, licence);
    expect(Date.parse(expiresAt) - backend.clock.now).to.equal(5 * minuteMs);
    const {search} = new URL(url);
    for (const path of ['/transfer/sample-pay/certify', '/ccb/certify', '/e-licence/ccb/certify'])
      expect((await ask(path + search)).status).to.equal(404);
    expect(await new Bank(backend).report(id, transfer)).to.deep.equal({taken: false, objection: 'foreign'});
    expect(await backend.inside.singleWindow.scan(transfer, search.slice('?order='.length))).to.equal(false);
    expect(await standing(id)).to.not.have.property('scanned');
    backend.clock.pass(5 * minuteMs);
    await visitor.open(url);
    expect(visitor.response.status).to.equal(404);
  });
});
