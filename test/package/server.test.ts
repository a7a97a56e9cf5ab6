import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {serve, type ServerType} from '@hono/node-server';
import {expect} from 'chai';
import {transform} from 'esbuild';
import {type Context, Hono} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import {type LevelSettings, requireLevel, type SignedIn} from '../../src/server.js';
import {blocksIn} from '../docs/pages.js';
import {describeLevels} from './server.cases.js';

describeLevels('The sample for Hono', async (baseUrl, folder) => {
  const sessions = new Map<string, SignedIn>();
  const log: string[] = [];
  let reasons: string[] = [];
  let time = 0;
  let settings: LevelSettings<Context> | undefined;
  const given = {
    Hono,
    requireLevel: (ofSample: LevelSettings<Context>, required: string) => {
      settings = {...ofSample, baseUrl, onFailure: (reason) => reasons.push(reason), clock: () => time};
      return requireLevel(settings, required);
    },
    readFile: () => readFile(join(folder, 'secret'), 'utf8'),
    execute: (context: Context) => context.text('in'),
    sessionOf: (context: Context) => sessions.get(getCookie(context, 'session') ?? ''),
  };
  const [sample] = blocksIn('docs/level.server.md', 'ts').filter(({code}) => code.includes('new Hono'));
  const {code} = await transform(sample?.code.replaceAll(/^import .*$/gm, '') ?? '', {loader: 'ts'});
  // oxlint-disable-next-line typescript/no-implied-eval -- it is the page’s own code
  const run = new Function(...Object.keys(given), `${code}return app;`) as (...given: unknown[]) => Hono;
  const app = run(...Object.values(given));
  const check = (path: string, required: string, more: object): void => {
    const refusalOf = requireLevel({...settings, ...more} as LevelSettings<Context>, required);
    app.post(path, async (context) => (await refusalOf(context)) ?? given.execute(context));
  };
  check('/any', 'high medium', {});
  check('/slow', 'high', {timeLimit: 300});
  app.get('/sign-in', (context) => {
    const {account, signedInAt} = context.req.query() as {account: string; signedInAt: string};
    const session = getCookie(context, 'session') || String(sessions.size);
    sessions.set(session, {account, signedInAt, session});
    setCookie(context, 'session', session);
    return context.text('');
  });
  app.get('/clock', (context) => context.text(String((time += Number(context.req.query('after'))))));
  app.get('/reasons', (context) => {
    const told = reasons;
    log.push(...told);
    reasons = [];
    return context.text(told.join());
  });
  app.get('/start', (context) => {
    const {baseUrl = '', insecure} = context.req.query();
    try {
      requireLevel({baseUrl, insecure: insecure === 'true', secret: '', signedIn: () => undefined}, 'high');
      return context.text('taken');
    } catch (error) {
      return context.text(error instanceof TypeError ? 'refused' : String(error));
    }
  });
  const server = await new Promise<ServerType>((done) => {
    const started = serve({fetch: app.fetch, port: 0, hostname: '127.0.0.1'}, () => done(started));
  });
  const {port} = server.address() as {port: number};
  const stop = () =>
    new Promise<string>((done) => {
      server.close(() => done(log.join()));
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  return {url: `http://127.0.0.1:${port}`, stop};
});

describe('A check of a level', () => {
  it('throws a TypeError for a required level that cannot be sent in a header', () => {
    const settings = {baseUrl: 'http://127.0.0.1:9', secret: 's', signedIn: () => undefined};
    for (const required of ['', ' ', 'high  medium', 'high\n', 'hi"gh', '高', 'h'.repeat(201)])
      expect(() => requireLevel(settings, required)).to.throw(TypeError, 'required');
  });

  it('reads the subject of a Request, and wants to be told how to read that of another', async () => {
    const settings = {
      baseUrl: 'https://portal.example.com',
      secret: 's',
      signedIn: () => ({account: 'zhangsan', signedInAt: '2026-11-26T09:30:00+08:00', session: '1'}),
      fetch: () => Promise.resolve(Response.json({subject: 'sub-1', levels: ['high']})),
    };
    const headers = {'sw-subject': 'sub-2'};
    expect((await requireLevel(settings, 'high')(new Request('http://x/', {headers})))?.status).to.equal(412);
    const thrown = await requireLevel<object>(settings, 'high')({headers}).catch((error: unknown) => error);
    expect(String(thrown)).to.include('sentSubject');
  });

  it('asks once for requests that come together, and reads own members of the answer alone', async () => {
    const bodies = [{}, {levels: ['high']}];
    let asked = 0;
    const check = requireLevel<object>(
      {
        baseUrl: 'https://portal.example.com',
        secret: 's',
        sentSubject: () => undefined,
        signedIn: () => ({account: 'zhangsan', signedInAt: '2026-11-26T09:30:00+08:00', session: '1'}),
        fetch: () => Promise.resolve(Response.json(bodies[asked++])),
      },
      'high',
    );
    const together = () => Promise.all([check({}), check({}), check({})]);
    Object.assign(Object.prototype, {levels: ['high']});
    try {
      expect((await together()).map((response) => response?.status)).to.deep.equal([503, 503, 503]);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'levels');
    }
    expect(await together()).to.deep.equal([undefined, undefined, undefined]);
    expect(asked).to.equal(2);
  });

  it('keeps 10,000 sign-ins at most', async () => {
    let asked = 0;
    const check = requireLevel<number>(
      {
        baseUrl: 'https://portal.example.com',
        secret: 's',
        sentSubject: () => undefined,
        signedIn: (index) => ({account: 'zhangsan', signedInAt: '2026-11-26T09:30:00+08:00', session: String(index)}),
        fetch: () => Promise.resolve(Response.json({levels: ['high'], asked: asked++})),
      },
      'high',
    );
    for (let index = 0; index <= 10_000; index++) await check(index);
    for (const index of [10_000, 1, 0]) await check(index);
    expect(asked).to.equal(10_002);
  });
});
