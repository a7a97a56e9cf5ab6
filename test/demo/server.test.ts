import {once} from 'node:events';
import {get, type IncomingMessage} from 'node:http';
import {expect} from 'chai';
import {sitePages} from '../../demo/pages/screens.js';
import {demoUsers} from '../../simulators/backend/users.js';
import {manualRows, plain} from '../support/manual-words.js';
import {useDemo, Visitor} from './server.harness.js';

/** By a client that sends a path as it is: `fetch` would resolve the dots itself. */
const statusOf = async ({hostname, port}: URL, path: string): Promise<number | undefined> => {
  const [response] = (await once(get({hostname, port, path}), 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
};

describe('The demo server', () => {
  const demo = useDemo();
  let visitor: Visitor;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=normal');
  });

  const subjectOf = (user: string) => demoUsers.find(({id}) => id === user)?.subject;

  it('signs in the first demo user by default, and keeps the signed-in user', async () => {
    expect((await visitor.status()).subject).to.equal(subjectOf('zhangsan'));
    await visitor.open('/embed.html?user=lisi');
    await visitor.open('/');
    expect((await visitor.status()).subject).to.equal(subjectOf('lisi'));
  });

  it('leads from its first page to pages and pictures that are there', async () => {
    const addresses = [...(await visitor.read('/site.html')).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, to = '']) =>
      to.replaceAll('&amp;', '&'),
    );
    expect(addresses).to.include.members(sitePages.map(({href}) => href));
    for (const address of addresses) expect((await visitor.open(address)).status, address).to.equal(200);
  });

  it('has the manual’s words of the portal on its pages', async () => {
    for (const [figure, words, place] of manualRows) {
      if (typeof place !== 'string' || !place.startsWith('/')) continue;
      const page = (await visitor.read(place)).replace(/<[^>]+>/g, ' ');
      expect(plain(page), `${figure}: ${place}`).to.include(plain(words));
    }
  });

  it('returns 400 with the known names for an unknown user or scenario', async () => {
    for (const path of ['/?user=%3Cb%3E', '/?scenario=%3Cb%3E']) {
      const response = await visitor.open(path);
      expect(response.status).to.equal(400);
      expect(await response.text())
        .to.match(/zhangsan|normal/)
        .and.not.to.include('<b>');
    }
  });

  it('gives every widget its base URL, agent URL and language', async () => {
    for (const page of ['/', '/embed.html', '/standalone.html']) {
      const html = await visitor.read(`${page}?lang=en`);
      expect(html).to.include(`base-url="/api/realname-cert" agent-url="${demo().agentUrl}"`);
      expect(html)
        .to.match(/<sw-realname-cert[^>]* lang="en"/)
        .and.not.to.include('{{');
      expect(await visitor.read(`${page}?lang=%22%3E`)).to.match(/<sw-realname-cert[^>]* lang="zh-CN"/);
    }
  });

  it('sets each page’s lang and title, while the portal around the widget stays Chinese', async () => {
    for (const [page, title] of [
      ['/', 'Enterprise real-name certification - User management (demo)'],
      ['/requests.html', 'Requests for help - User management (demo)'],
      ['/declaration.html', 'Customs declaration - User management (demo)'],
    ] as const) {
      const html = await visitor.read(`${page}?lang=en`);
      expect(html).to.include('<html lang="en"').and.to.include(`<title>${title}</title>`);
      expect(html).to.include('<body lang="zh-CN"');
    }
    expect(await visitor.read('/'))
      .to.include('<html lang="zh-CN"')
      .and.to.include('<title>企业实名认证 - 用户管理（演示）</title>');
  });

  it('sends every page with the security headers of a real portal', async () => {
    for (const page of ['/', '/embed.html', '/gallery.html', '/machine.html', '/standalone.html']) {
      const {headers} = await visitor.open(page);
      expect(headers.get('content-security-policy')).to.include("frame-ancestors 'self'");
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('referrer-policy')).to.equal('no-referrer');
      expect(headers.get('cache-control')).to.equal('no-store');
    }
  });

  it('serves the one-file build under a strict CSP, on a page without inline code', async () => {
    const response = await visitor.open('/standalone.html');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).to.include("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).to.include("require-trusted-types-for 'script'; trusted-types lit-html");
    expect(policy).not.to.include('unsafe');
    expect(await response.text()).not.to.match(/<style|style=|<script>|\son\w+=/);
  });

  it('loads one script, no style sheet and no font on the widget-only page', async () => {
    const html = await visitor.read('/embed.html');
    expect(html.match(/<script\b[^>]*>/g)).to.deep.equal(['<script type="module" src="/assets/embed.js">']);
    expect(html).not.to.include('<link');
  });

  it('serves the style sheet and font named in the host page, and no other file', async () => {
    const links = [...(await visitor.read('/')).matchAll(/<link rel="stylesheet" href="([^"]+)"/g)];
    expect(links).to.have.length(2);
    for (const [, href = ''] of links) {
      const response = await visitor.open(href);
      expect(response.status).to.equal(200);
      expect(response.headers.get('content-type')).to.match(/^text\/css/);
    }
    for (const path of [
      '/assets/../../package.json',
      '/fonts/%2e%2e/%2e%2e/hono/package.json',
      '/dist/',
      '/package.json',
    ]) {
      expect(await statusOf(new URL(demo().url), path)).to.equal(404);
    }
  });
});
