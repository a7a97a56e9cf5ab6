import {readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect} from 'chai';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {statusSchema} from '../../src/domain/schemas.js';
import {useBuiltBin} from './built-bin.js';

const page = 'http://localhost:5173';
const rows = fileURLToPath(new URL('../../simulators/conformance/external-methods.json', import.meta.url));
const address = /http:\/\/[\w.]+:\d+\/api\/realname-cert/;

describe('The backend simulator as one file', () => {
  const {dir, run: runBin} = useBuiltBin('cert-backend-simulator');

  const run = (...args: string[]) => runBin('--port', '0', ...args);

  /** As a page of that origin asks. */
  const ask = (
    url: string,
    {headers, ...init}: Omit<RequestInit, 'headers'> & {headers?: Record<string, string>} = {},
  ) => fetch(url, {redirect: 'manual', ...init, headers: {origin: page, ...headers}});

  /** As the button of the sign-in page does. */
  const press = (url: string, origin = page) =>
    fetch(url, {method: 'POST', redirect: 'manual', headers: {origin}, body: new URLSearchParams({user: 'zhangsan'})});

  it('accepts requests with its cookie from an allowed origin, after a CORS preflight', async () => {
    const baseUrl = await run('--allow-origin', page).said(address);
    expect(baseUrl).to.match(/^http:\/\/localhost:/); // The page's own name, or it would get no cookie.
    const wanted = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,sw-subject',
    };
    const preflight = await ask(`${baseUrl}/ic-card/challenges`, {method: 'OPTIONS', headers: wanted});
    expect(preflight.status).to.equal(204);
    const allowed = ['origin', 'credentials', 'headers'].map((what) =>
      preflight.headers.get(`access-control-allow-${what}`),
    );
    expect(allowed).to.deep.equal([page, 'true', 'content-type,sw-subject']);
    expect((await ask(`${baseUrl}/status`)).status).to.equal(401);

    const to = `${page}/account`;
    const signIn = await press(`${new URL(baseUrl).origin}/sign-in?to=${encodeURIComponent(to)}`);
    expect([signIn.status, signIn.headers.get('location')]).to.deep.equal([303, to]);
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const answer = await ask(`${baseUrl}/status`, {headers: {cookie}});
    expect(answer.headers.get('access-control-allow-origin')).to.equal(page);
    const {subject} = statusSchema().parse(await answer.json());
    const json = {cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID()};
    const challenge = await ask(`${baseUrl}/ic-card/challenges`, {
      method: 'POST',
      headers: {...json, 'sw-subject': subject},
      body: '{}',
    });
    expect(challenge.status).to.be.within(200, 201);
  });

  it('signs in at its own sign-in page by a button only, with nosniff', async () => {
    const {origin} = new URL(await run('--allow-origin', page).said(address));
    const at = `${origin}/sign-in?user=lisi&to=${encodeURIComponent(`${page}/`)}`;
    const link = await ask(at, {headers: {'sec-fetch-site': 'none', 'sec-fetch-dest': 'document'}});
    expect([link.status, link.headers.get('set-cookie')]).to.deep.equal([200, null]);
    expect(await link.text()).to.include('value="lisi"');
    for (const foreign of ['https://evil.example', 'null']) {
      const refused = await press(at, foreign);
      expect([refused.status, refused.headers.get('set-cookie')]).to.deep.equal([403, null]);
    }
    for (const ours of [origin, page]) expect((await press(at, ours)).headers.get('set-cookie')).to.include('session');
    expect((await press(`${origin}/sign-in?to=https://evil.example/`, origin)).status).to.equal(400);
    for (const path of ['/', '/sign-in', '/nowhere', '/api/realname-cert/status'])
      expect((await ask(origin + path)).headers.get('x-content-type-options'), path).to.equal('nosniff');
  });

  it('rejects a page of an origin that is not allowed', async () => {
    const baseUrl = await run('--allow-origin', page, '--user', 'zhangsan').said(address);
    const foreign = {headers: {origin: 'https://evil.example'}};
    expect((await ask(`${baseUrl}/status`, foreign)).headers.get('access-control-allow-origin')).to.equal(null);
    expect((await ask(`${baseUrl}/ic-card/challenges`, {method: 'POST', ...foreign})).status).to.be.within(400, 499);
  });

  it('signs a user in without a cookie, runs a scenario, and has the methods of a file, by its options', async () => {
    const options = ['--user', 'zhouba', '--scenario', 'rate-limited', '--external-methods', rows];
    const baseUrl = await run('--allow-origin', page, ...options).said(address);
    const status = await new HttpBackend({baseUrl}).getStatus({signal: new AbortController().signal});
    const {profile, methods} = statusSchema().parse(status);
    expect([profile, methods.at(-1)?.id]).to.deep.equal(['incomplete', 'transfer']);
    const json = {'content-type': 'application/json', 'idempotency-key': crypto.randomUUID()};
    const {subject} = statusSchema().parse(status);
    const refused = await ask(`${baseUrl}/ic-card/challenges`, {
      method: 'POST',
      headers: {...json, 'sw-subject': subject},
      body: '{}',
    });
    expect(refused.status).to.equal(429);
  });

  it('prints the settings for the page, and leaves only the demo CA file behind', async () => {
    const {child, ended, said} = run();
    await said(/legal-rep-notice/);
    child.kill();
    const {stdout, stderr, code} = await ended;
    expect([stderr, code]).to.deep.equal(['', 0]);
    expect(stdout).to.match(/consent +legal-rep: \{id: 'legal-rep-notice', version: '[\d-]+', required: true/);
    expect((await readdir(dir())).filter((name) => name.startsWith('sw-cert-backend'))).to.deep.equal([]);
  });

  it('prints its help, and rejects invalid options', async () => {
    expect((await run('--help').ended).stdout)
      .to.include('--allow-origin ORIGIN')
      .and.include('--external-methods FILE')
      .and.include('zhangsan');
    const fileOf = async (name: string, text: string): Promise<string> => {
      await writeFile(join(dir(), name), text);
      return join(dir(), name);
    };
    const simulated = '[{"id": "bank-ukey", "places": [{"id": "x", "name": "x", "hosts": ["x.cn"]}], "simulated": 1}]';
    for (const [option, value, message] of [
      ['--user', 'nobody', /--user/],
      ['--scenario', 'no-card', /--scenario/],
      ['--allow-origin', 'http://a.test/x', /--allow-origin/],
      ['--x', '', /--help/],
      ['--external-methods', join(dir(), 'none.json'), /none\.json: cannot be read\.$/m],
      ['--external-methods', await fileOf('text.json', 'x'), /text\.json: is not JSON\.$/m],
      [
        '--external-methods',
        await fileOf('row.json', '[{"id": "Wallet"}]'),
        /: externalMethods\[0\]\.id does not fit\.$/m,
      ],
      [
        '--external-methods',
        await fileOf('asks.json', simulated),
        /: externalMethods\[0\]\.simulated does not fit\.$/m,
      ],
      ['--card-ca', await fileOf('no-folder', ''), /no-folder must be yours and closed to others .*--help\.$/m],
    ] as const) {
      const {code, stderr} = await run(option, ...(value === '' ? [] : [value])).ended;
      expect(code, value).to.equal(2);
      expect(stderr)
        .to.match(/^.+\n$/)
        .and.match(message);
    }
  });
});
