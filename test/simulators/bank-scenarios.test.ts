import {expect} from 'chai';
import {behaviourIds} from '../../simulators/places/behaviours.js';
import {scenarios} from '../../simulators/scenarios.js';
import {useDemo, Visitor} from '../demo/server.harness.js';
import {handoffOf, handoffPath} from './bank.harness.js';
import {attributeIn, BankVisitor} from './bank-visitor.js';
import type {Answer} from './client.js';

describe('The demo’s way to a bank and back', () => {
  const demo = useDemo();
  let visitor: Visitor;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=fresh');
  });

  const handoffBy = (by: Visitor, place = 'ccb') =>
    handoffOf(by.client, {place, returnUrl: `${demo().url}/?scenario=fresh&user=lisi&lang=en&view=bank-ukey`});

  it('has a scenario for each behaviour, only for the visitor who set it', async () => {
    const other = new Visitor(demo());
    await other.open('/?user=lisi');
    const chosen = scenarios.flatMap(({id, behaviour}) => (behaviour === undefined ? [] : [[id, behaviour] as const]));
    expect(new Set(chosen.map(([, behaviour]) => behaviour))).to.deep.equal(
      new Set(behaviourIds.filter((id) => id !== 'normal')),
    );
    for (const [id, behaviour] of chosen) {
      await visitor.open(`/?scenario=${id}`);
      const {url} = await handoffBy(visitor);
      expect(new URL(url).searchParams.get('demo')).to.equal(behaviour);
    }
    expect((await handoffBy(other)).url).not.to.include('demo=');
    await visitor.open('/?scenario=normal');
    expect((await handoffBy(visitor)).url).not.to.include('demo=');
  });

  describe('on the return page', () => {
    let handoff: Answer;
    let wayBack: string;
    beforeEach(async () => {
      handoff = await handoffBy(visitor);
      const bank = new BankVisitor();
      await bank.certify(handoff.url);
      wayBack = bank.wayBack.link ?? '';
    });

    // A browser does not send the session's cookie on the way from another site.
    const arrive = (method: string) => fetch(wayBack, {method, headers: {'sec-fetch-site': 'cross-site'}});

    it('continues automatically in the existing session, and passes the handoff to the widget', async () => {
      for (const method of ['GET', 'POST']) {
        const response = await arrive(method);
        const refresh = response.headers.get('refresh') ?? '';
        expect(refresh).to.equal(
          `0; url=/?lang=en&view=bank-ukey&sw-handoff=${handoff.id}&sw-handoff-method=bank-ukey`,
        );
        expect(response.headers.get('set-cookie')).to.equal(null);
        expect(response.headers.get('content-security-policy')).to.include("default-src 'none'");
        const html = await response.text();
        expect(html)
          .to.include('已从银行返回')
          .and.not.match(/<script|\{\{/);
        expect(`0; url=${attributeIn(html, /href="(\/\?[^"]*)"/) ?? ''}`).to.equal(refresh);
        const before = visitor.cookie;
        const page = await visitor.read(refresh.slice('0; url='.length));
        expect(page).to.include('start-view="bank-ukey"').and.to.include('lang="en"');
        expect(visitor.cookie).to.equal(before);
      }
      expect(await visitor.client.get(handoffPath(handoff.id))).to.include({passed: true, via: 'ccb'});
    });

    it('signs nobody in and sets no scenario, even if its address asks for it', async () => {
      const before = (await visitor.status()).subject;
      await visitor.open(`/?scenario=fresh&user=lisi&sw-handoff=${handoff.id}`);
      const {subject, level} = await visitor.status();
      expect([subject, level.id]).to.deep.equal([before, 'medium']);
    });

    it('stays and shows where to go when there is no session', async () => {
      for (const site of ['same-origin', undefined]) {
        const response = await fetch(wayBack, {headers: site === undefined ? {} : {'sec-fetch-site': site}});
        expect([response.headers.get('refresh'), response.headers.get('set-cookie')]).to.deep.equal([null, null]);
        expect(await response.text())
          .to.include('请回到原来的认证页面')
          .and.not.to.include('sw-realname-cert');
      }
    });

    it('accepts a form POST on the return addresses only', async () => {
      const bank = new BankVisitor();
      await bank.certify((await handoffBy(visitor, 'abc')).url);
      const response = await fetch(bank.wayBack.form ?? '', {method: 'POST', headers: {cookie: visitor.cookie}});
      expect(await response.text()).to.include('已从银行返回');
      expect((await fetch(`${demo().url}/`, {method: 'POST'})).status).to.equal(404);
      // The library's own page for that.
      const own = await fetch(`${demo().url}/dist/return.html?sw-handoff=a`, {method: 'POST', redirect: 'manual'});
      expect([own.status, own.headers.get('location')]).to.deep.equal([303, '/dist/return.html?sw-handoff=a']);
    });
  });
});
