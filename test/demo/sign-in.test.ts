import {expect} from 'chai';
import {sessionCookie, useDemo, Visitor} from './server.harness.js';
import {SignInVisitor} from './sign-in.harness.js';

describe('The portal’s sign-in', () => {
  const demo = useDemo();
  let visitor: SignInVisitor;
  beforeEach(() => {
    visitor = new SignInVisitor(demo());
  });

  it('signs in with user name, password and captcha, and redirects to the portal', async () => {
    await visitor.signIn('lisi');
    const portal = await visitor.ask('/');
    expect(await portal.text()).to.include('李四');
  });

  it('sends its page with no-store and no framing, and needs no script for the password form', async () => {
    const response = await visitor.ask('/sign-in.html');
    expect(response.headers.get('cache-control')).to.equal('no-store');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).to.include("default-src 'none'").and.to.include("frame-ancestors 'none'");
    expect(policy).not.to.include('unsafe');
    const html = await response.text();
    expect(html).not.to.match(/<style|style=|<script>|\son\w+=/);
    expect(html).to.include('<form method="post" action="/sign-in.html"');
    expect(html).to.match(/<section id="panel-card"[^>]* hidden>/);
  });

  it('draws the captcha digits as paths, with no digits in the text', async () => {
    const html = await visitor.readForm();
    expect(visitor.fields.captcha).to.match(/^\d{4}$/);
    expect(/<svg[^]*<\/svg>/.exec(html)?.[0]).not.to.include('<text');
    expect(html.replaceAll(/ d="[^"]*"/g, '')).not.to.include(visitor.fields.captcha);
  });

  it('accepts a captcha once, whatever the result, and from the same visitor only', async () => {
    await visitor.readForm();
    const first = visitor.fields;
    const wrong = await visitor.submit({password: 'wrong'});
    expect([wrong.status, await wrong.text()].join())
      .to.include('422')
      .and.to.include('用户名或密码不正确');
    const again = await visitor.submit();
    expect(await visitor.readForm(again)).to.include('验证码不正确或已过期');
    expect(visitor.fields.captchaId).not.to.equal(first.captchaId);
    const other = new SignInVisitor(demo());
    await other.readForm();
    const {captchaId, captcha} = visitor.fields;
    expect((await other.submit({captchaId, captcha})).status).to.equal(422);
    expect(other.cookies.has(sessionCookie)).to.equal(false);
  });

  it('draws a new captcha on request, and keeps the user name but no password', async () => {
    await visitor.readForm();
    const before = visitor.fields;
    const response = await visitor.submit({action: 'captcha', captcha: '', user: 'lisi', password: 'my-secret'});
    expect(response.status).to.equal(200);
    const html = await visitor.readForm(response);
    expect(html).to.include('value="lisi"').and.not.to.include('my-secret');
    expect(visitor.fields.captchaId).not.to.equal(before.captchaId);
    expect((await visitor.submit()).status).to.equal(303);
  });

  it('shows the same message for an unknown user as for a wrong password, and escapes HTML', async () => {
    await visitor.readForm();
    const response = await visitor.submit({user: '"><b>nobody'});
    expect(await response.text())
      .to.include('用户名或密码不正确')
      .and.not.to.include('<b>nobody');
  });

  it('accepts only its own form, checked by origin and by the visitor’s token', async () => {
    await visitor.readForm();
    for (const origin of ['https://rogue.example', demo().bankUrl, 'null']) {
      expect((await visitor.submit({}, {origin})).status).to.equal(403);
    }
    const other = new SignInVisitor(demo());
    await other.readForm();
    for (const token of ['', 'x', other.fields.token]) {
      const refused = await visitor.submit({token});
      expect(refused.status).to.equal(403);
      expect(await refused.text()).to.include('本页已过期');
    }
    expect(visitor.cookies.has(sessionCookie)).to.equal(false);
    expect((await visitor.submit()).status).to.equal(303);
  });

  it('starts a session with a new id, and ends the previous one', async () => {
    await visitor.ask('/?user=zhangsan');
    const former = visitor.cookies.get(sessionCookie) ?? '';
    await visitor.readForm();
    const response = await visitor.submit();
    const [cookie = ''] = response.headers.getSetCookie().filter((each) => each.startsWith(sessionCookie));
    expect(cookie).to.include('HttpOnly').and.to.include('SameSite=Strict');
    expect(visitor.cookies.get(sessionCookie)).not.to.equal(former);
    expect(visitor.cookies.has('sw_demo_visit')).to.equal(false);
    const headers = {cookie: `${sessionCookie}=${former}`};
    expect((await fetch(`${demo().url}/api/realname-cert/status`, {headers})).status).to.equal(401);
  });
});

describe('Signing out of the portal', () => {
  const demo = useDemo();
  let visitor: SignInVisitor;
  beforeEach(async () => {
    visitor = new SignInVisitor(demo());
    await visitor.signIn();
  });

  const tokenIn = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const open = async (path: string) => (await visitor.ask(path)).text();

  it('ends the session and redirects to the sign-in, which the portal then requires', async () => {
    const token = tokenIn(await open('/'));
    const session = visitor.cookies.get(sessionCookie) ?? '';
    const out = await visitor.post('/sign-out', {token});
    expect([out.status, out.headers.get('location')]).to.deep.equal([303, '/sign-in.html?out']);
    expect(await open('/sign-in.html?out')).to.include('您已安全退出');
    const headers = {cookie: `${sessionCookie}=${session}`};
    expect((await fetch(`${demo().url}/api/realname-cert/status`, {headers})).status).to.equal(401);
    for (const path of ['/', '/?view=profile', '/requests.html', '/declaration.html']) {
      const response = await visitor.ask(path);
      expect([response.status, response.headers.get('location')]).to.deep.equal([303, '/sign-in.html']);
    }
    await visitor.signIn('zhaoliu');
    expect(await open('/')).to.include('赵六');
  });

  it('keeps the demo’s links working: they sign in and open the portal again', async () => {
    await visitor.post('/sign-out', {token: tokenIn(await open('/'))});
    expect(await open('/embed.html?user=lisi')).to.include('<sw-realname-cert');
    expect(await open('/')).to.include('李四');
  });

  it('is accepted from the portal’s own pages only', async () => {
    const token = tokenIn(await open('/'));
    for (const [given, headers] of [
      [token, {origin: 'https://rogue.example', 'sec-fetch-site': 'cross-site'}],
      [token, {origin: 'null', 'sec-fetch-site': 'same-site'}],
    ] as const) {
      expect((await visitor.post('/sign-out', {token: given}, headers)).status).to.equal(403);
    }
    // Of a page from before a later sign-in: nobody is signed out, which a page says.
    const stale = await visitor.post('/sign-out', {token: 'x', next: '/certify?client=site'});
    expect(stale.status).to.equal(403);
    expect(await stale.text())
      .to.include('尚未退出')
      .and.to.include('href="/certify?client=site"');
    expect((await visitor.ask('/')).status).to.equal(200);
    // As a browser sends a form of a page without referrer.
    const out = await visitor.post('/sign-out', {token}, {origin: 'null', 'sec-fetch-site': 'same-origin'});
    expect(out.status).to.equal(303);
  });

  it('hides the re-login link after a manual sign-in, and shows it after a demo link', async () => {
    const relogin = async (path: string) => /<a id="relogin"[^>]*>/.exec(await open(path))?.[0] ?? '';
    expect(await relogin('/')).to.include('hidden');
    expect(await relogin('/?user=zhangsan')).not.to.include('hidden');
  });

  it('names the certification as the manual does, for enterprises and operators', async () => {
    const link = new Visitor(demo());
    expect(await link.read('/?user=zhangsan')).to.match(/aria-current=page\s*>企业实名认证</);
    expect(await link.read('/?user=jiangqi')).to.match(/aria-current=page\s*>操作员实名认证</);
  });
});
