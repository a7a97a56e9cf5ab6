import {once} from 'node:events';
import {expect} from 'chai';
import {WebSocket} from 'ws';
import {findUser} from '../../simulators/backend/users.js';
import {useDemo, Visitor} from './server.harness.js';
import {typedAddress} from '../support/navigation.js';

const subjectOf = (user: string) => findUser(user)?.subject;

describe('The demo portal, requested from another site', () => {
  const demo = useDemo();
  let visitor: Visitor;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=normal&user=zhangsan');
  });

  /** As a browser asks: it says where a request comes from and what it is for. */
  const ask = (path: string, site: string, dest = 'document', further: Record<string, string> = {}) =>
    fetch(demo().url + path, {
      redirect: 'manual',
      headers: {cookie: visitor.cookie, 'sec-fetch-site': site, 'sec-fetch-dest': dest, ...further},
    });

  const expectNothingDone = async (response: Response): Promise<void> => {
    expect(response.headers.get('set-cookie')).to.equal(null);
    expect((await visitor.status()).subject).to.equal(subjectOf('zhangsan'));
    expect(demo().agent.settings.card).to.equal('sm2');
    expect(demo().agent.triesLeft).to.equal(5);
  };

  for (const site of ['cross-site', 'same-site']) {
    it(`asks before it signs in or sets a scenario from a link (${site}), and forbids framing`, async () => {
      for (const page of ['/', '/embed.html', '/gallery.html', '/machine.html', '/standalone.html']) {
        const response = await ask(`${page}?user=lisi&scenario=no-card&lang=en`, site);
        await expectNothingDone(response);
        expect(response.status).to.equal(200);
        const policy = response.headers.get('content-security-policy') ?? '';
        expect(policy).to.include("frame-ancestors 'none'").and.to.include("form-action 'self'");
        // Under `no-referrer` a browser would send `Origin: null` with the form.
        expect(response.headers.get('referrer-policy')).to.equal('same-origin');
        const html = await response.text();
        expect(html).to.include(`<form method="post" action="${page}?user=lisi&amp;scenario=no-card&amp;lang=en">`);
        expect(html)
          .to.include('李四')
          .and.to.include('读卡器中没有卡')
          .and.to.include('<main')
          .and.not.match(/<script|sw-realname-cert/);
      }
    });
  }

  it('signs in and sets the scenario after the button is pressed on its own page', async () => {
    const press = (origin: string | undefined) =>
      fetch(`${demo().url}/?user=lisi&scenario=no-card`, {
        method: 'POST',
        redirect: 'manual',
        headers: {cookie: visitor.cookie, 'sec-fetch-site': 'same-origin', ...(origin !== undefined && {origin})},
      });
    for (const origin of ['https://rogue.example', demo().bankUrl, 'null', undefined]) {
      const refused = await press(origin);
      expect(refused.status).to.equal(403);
      await expectNothingDone(refused);
    }
    const granted = await press(demo().url);
    expect([granted.status, granted.headers.get('location')]).to.deep.equal([303, '/?user=lisi&scenario=no-card']);
    const done = await ask(granted.headers.get('location') ?? '', 'same-origin');
    expect(done.headers.get('set-cookie')).to.include('sw_demo_session');
    expect(demo().agent.settings.card).to.equal('none');
  });

  it('does nothing for an image, script or style sheet request from any site', async () => {
    for (const site of ['cross-site', 'same-site', 'same-origin']) {
      for (const dest of ['image', 'script', 'style', 'empty', 'object', 'embed']) {
        for (const path of ['/?scenario=card-locked', '/?user=lisi', '/', '/gallery.html?scenario=no-card']) {
          const response = await ask(path, site, dest);
          expect(response.status, `${path} ${site} ${dest}`).to.equal(403);
          await expectNothingDone(response);
        }
      }
    }
  });

  const wish = '/?user=lisi&scenario=card-locked';

  for (const [how, headers] of [
    ['a program', {}],
    ['a program that copies half of a browser', {'sec-fetch-site': 'none'}],
    ['a frame on a page of ours', {'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'iframe'}],
  ] as const) {
    it(`asks first for ${how}`, async () => {
      for (const cookie of [visitor.cookie, '']) {
        const response = await fetch(demo().url + wish, {headers: {cookie, ...headers}});
        await expectNothingDone(response);
        expect(await response.text()).to.include('请确认');
      }
    });
  }

  it('does nothing for a page that is loaded ahead', async () => {
    for (const [name, value] of [
      ['sec-purpose', 'prefetch'],
      ['sec-purpose', 'prefetch;prerender'],
      ['purpose', 'prefetch'],
    ] as const) {
      for (const cookie of [visitor.cookie, '']) {
        const response = await fetch(demo().url + wish, {headers: {cookie, ...typedAddress, [name]: value}});
        expect(response.status).to.equal(403);
        await expectNothingDone(response);
      }
    }
  });

  it('does nothing for a WebSocket handshake, with the user’s cookie or without', async () => {
    for (const headers of [{cookie: visitor.cookie}, {}]) {
      for (const path of [wish, '/embed.html?user=lisi', '/', '/sign-in.html']) {
        const socket = new WebSocket(demo().url.replace('http', 'ws') + path, {
          origin: 'https://rogue.example',
          headers,
        });
        const [error] = (await once(socket, 'error')) as [Error];
        expect(error.message).to.match(/Unexpected server response/);
        expect((await visitor.status()).subject).to.equal(subjectOf('zhangsan'));
        expect(demo().agent.triesLeft).to.equal(5);
      }
    }
  });

  it('keeps the signed-in user when the browser withholds the SameSite cookie', async () => {
    const plain = await ask('/?view=profile', 'cross-site', 'document', {cookie: ''});
    await expectNothingDone(plain);
    expect(plain.headers.get('refresh')).to.equal('0; url=/?view=profile');
    expect(await plain.text()).not.to.include('sw-realname-cert');
    // On its own way on, the cookie is sent.
    const page = await ask('/?view=profile', 'same-origin');
    expect(await page.text()).to.include('张三');
    await expectNothingDone(page);
  });

  for (const [how, headers] of [
    ['the address bar', {'sec-fetch-site': 'none', 'sec-fetch-dest': 'document'}],
    ['a page of ours', {'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document'}],
  ] as const) {
    it(`signs in and sets the scenario as usual from ${how}, on every page`, async () => {
      for (const page of ['/', '/embed.html', '/gallery.html', '/machine.html', '/standalone.html']) {
        const response = await fetch(`${demo().url}${page}?user=lisi&scenario=no-reader`, {headers});
        expect(response.status).to.equal(200);
        expect(response.headers.get('set-cookie')).to.include('sw_demo_session');
        expect(demo().agent.settings.reader).to.equal('none');
        await visitor.open('/?scenario=normal');
      }
    });
  }
});
