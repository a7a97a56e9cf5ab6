import {expect} from 'chai';
import {subApps} from '../../demo/sub-apps.js';
import {demoPassword} from '../../demo/portal/sign-in-page.js';
import {useDemo} from './server.harness.js';
import {SignInVisitor} from './sign-in.harness.js';

const [first = '', second = ''] = subApps.find(({id}) => id === 'declaration')?.returnUrls ?? [];
const asked = 'client=declaration&required=high';

describe('The page for users of systems without the widget', () => {
  const demo = useDemo();
  let visitor: SignInVisitor;
  beforeEach(() => {
    visitor = new SignInVisitor(demo());
  });

  const asZhaoliu = () => visitor.ask('/?user=zhaoliu&scenario=fresh');
  const backIn = (html: string) => /id="back" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');

  it('answers an unregistered or invalid request with 400, without a link, a form or the given text', async () => {
    await asZhaoliu();
    for (const [query, says] of [
      ['', '业务系统未登记'],
      ['client=%3Cb%3E&required=high', '业务系统未登记'],
      [`${asked}&return=${encodeURIComponent(`${first}/`)}`, '返回地址未登记'],
      [`${asked}&return=http%3A%2F%2F127.0.0.1%3A8101%2F`, '返回地址未登记'],
      ['client=declaration', '安全级别不存在'],
      ['client=declaration&required=low', '安全级别不存在'],
      ['client=declaration&required=high+constructor', '安全级别不存在'],
      [`${asked}&state=${'a'.repeat(513)}`, '超过 512 个字符'],
      [`${asked}&st%61te=a`, '超过 512 个字符'],
      [`${asked}&state=a&state=b`, '重复的参数'],
      ['visit=00000000-0000-0000-0000-000000000000', '已过期'],
    ] as const) {
      const response = await visitor.ask(`/certify?${query}`);
      const html = await response.text();
      expect(response.status, query).to.equal(400);
      expect(html).to.include(says);
      expect(html).not.to.match(/<a |<form|<script|<b>|http:/);
    }
  });

  it('leads back to a registered address, with the state as it was written', async () => {
    await asZhaoliu();
    for (const state of ['a+b%20c%2B', '%D6%D0%0D%0A', `'"><script>`, 'a%26x=1;//', 'a'.repeat(512), '']) {
      for (const [returnUrl, mark] of [
        [first, '?'],
        [second, '&'],
      ] as const) {
        const query = `${asked}&return=${encodeURIComponent(returnUrl)}&lang=en&state=${state}`;
        const html = await (await visitor.ask(`/certify?${query}`)).text();
        const sent = new URL(`https://x/?${state}`).search.slice(1);
        expect(backIn(html)).to.equal(`${returnUrl}${mark}state=${sent}`);
        expect(html).not.to.include('<script>');
      }
    }
    expect(backIn(await (await visitor.ask(`/certify?${asked}`)).text())).to.equal(first);
  });

  it('can be opened again by its return URL after a bank, and only by the same user', async () => {
    await visitor.ask('/?user=lisi');
    const html = await (await visitor.ask(`/certify?${asked}&state=a`)).text();
    const returnUrl = /return-url="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(backIn(await (await visitor.ask(returnUrl)).text())).to.equal(`${first}?state=a`);
    visitor.cookies.clear();
    const without = await visitor.ask(returnUrl);
    expect(without.headers.get('location')).to.equal(`/sign-in.html?next=${encodeURIComponent(returnUrl)}`);
    await asZhaoliu();
    const another = await visitor.ask(returnUrl);
    expect([another.status, await another.text()].join())
      .to.include('400')
      .and.to.include('另一个用户');
  });

  it('is about the user of the session, also while the backend fails', async () => {
    await asZhaoliu();
    const {subject} = (await (await visitor.ask('/api/realname-cert/status')).json()) as {subject: string};
    await visitor.ask('/?user=zhaoliu&scenario=backend-status-down');
    expect(await (await visitor.ask(`/certify?${asked}`)).text()).to.include(`data-subject="${subject}"`);
  });

  it('is in nobody’s frame, sends no referrer, and runs no code of a link', async () => {
    await asZhaoliu();
    const {headers} = await visitor.ask(`/certify?${asked}`);
    expect(headers.get('content-security-policy'))
      .to.include("default-src 'none'")
      .and.to.include("frame-ancestors 'none'")
      .and.not.to.include('unsafe');
    expect(headers.get('x-frame-options')).to.equal('DENY');
    expect(headers.get('referrer-policy')).to.equal('no-referrer');
  });

  it('signs nobody in by itself: the sign-in comes first, and leads back here', async () => {
    const address = `/certify?${asked}&state=a%26b%3Dc`;
    const elsewhere = {'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document'};
    const fromElsewhere = await visitor.ask(address, {headers: elsewhere});
    expect(fromElsewhere.headers.get('refresh')).to.equal(`0; url=${address}`);
    const typed = await visitor.ask(address);
    const html = await visitor.readForm(await visitor.ask(typed.headers.get('location') ?? ''));
    const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const done = await visitor.post(action, {...visitor.fields, user: 'zhaoliu', password: demoPassword});
    expect([done.status, done.headers.get('location')]).to.deep.equal([303, address]);
  });

  it('is the only page to which a link can lead from the sign-in and the sign-out', async () => {
    for (const next of [
      'https://example.com/certify',
      '//example.com/certify',
      '/\\example.com/certify',
      '/.//example.com/certify',
      'javascript:alert(1)',
      '/?user=lisi',
      'http://[',
    ]) {
      const html = await visitor.readForm(await visitor.ask(`/sign-in.html?next=${encodeURIComponent(next)}`));
      expect(html, next).to.include('data-to="/"').and.to.include('action="/sign-in.html"');
      const path = `/sign-in.html?next=${encodeURIComponent(next)}`;
      const done = await visitor.post(path, {...visitor.fields, user: 'zhaoliu', password: demoPassword});
      expect(done.headers.get('location'), next).to.equal('/');
      const token = /name="token" value="([^"]+)"/.exec(await (await visitor.ask('/')).text())?.[1] ?? '';
      const out = await visitor.post('/sign-out', {token, again: '', next});
      expect(out.headers.get('location'), next).to.equal('/sign-in.html?again');
    }
  });
});
