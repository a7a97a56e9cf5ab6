import {randomUUID} from 'node:crypto';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {isDeepStrictEqual} from 'node:util';
import {expect} from 'chai';
import {requirementOf} from '../../src/adapters/requirement.js';

/* What each check of a level in a sub-app's server does, whatever language it is in: one table, over HTTP. */

/** The body of a 200, by its name in the table or as it is, or what else the certification backend does. */
type Answer =
  | string
  | {readonly status: number; readonly headers?: Readonly<Record<string, string>>}
  /** In seconds, `high` does. The backend's clock is `ahead` by so many, or its `Date` is this one; empty: none. */
  | {readonly endsIn: number; readonly ahead?: number; readonly date?: string}
  | {readonly nested: number}
  | {readonly padded: number}
  | {readonly latin1: string}
  | {readonly does: 'break' | 'half' | 'wait' | 'drip' | 'drip-head' | 'drip-chunk'};

/** A status that a request gets, or what happens before the next one. */
type Step =
  | number
  | {readonly after: number}
  /** So many requests at once, each of which gets 503. */
  | {readonly together: number}
  /** `*` is in place of the secret. */
  | {readonly secret: string}
  /** What the page sends as `Sw-Subject` from now on. */
  | {readonly subject: string}
  | {readonly as: Partial<Record<'account' | 'signedInAt' | 'cookie', string>>};

/** What is behind the check, by its path. `/slow` waits for an answer for 300 ms, `/few` for 2 s, and asks one question at once. */
const requiredAt = {'/api/declarations': 'high', '/any': 'high medium', '/slow': 'high', '/few': 'high'} as const;

export interface Case {
  readonly title: string;
  /** To each request in turn, the last again and again. To any other user or sign-in: `none`. */
  readonly answers: readonly Answer[];
  readonly steps: readonly Step[];
  /** How many requests there were. */
  readonly asked?: number;
  readonly path?: keyof typeof requiredAt;
  /** Of each 503. */
  readonly reason?: string;
}

const {bodies, notFitting, cases, starts} = JSON.parse(
  await readFile(new URL('server.cases.json', import.meta.url), 'utf8'),
) as {
  readonly bodies: Readonly<Record<string, string>> & Readonly<Record<'high' | 'none', string>>;
  /** Each lets nobody in. */
  readonly notFitting: readonly string[];
  readonly cases: readonly Case[];
  readonly starts: readonly {readonly baseUrl: string; readonly insecure?: true; readonly isTaken: boolean}[];
};
const withoutAnswer = notFitting.map((body): Case => {
  return {title: `lets nobody in after the body ${body}`, answers: [body], steps: [503], reason: 'not fitting'};
});

/** What is sent at first of an answer that never ends, and then again and again. */
const drips = {
  drip: ['\r\n', ' '],
  'drip-head': ['', 'a: b\r\n'],
  'drip-chunk': ['transfer-encoding: chunked\r\n\r\n1;', 'x'],
} as const;

const give = (answer: Answer, response: ServerResponse): void => {
  const {high} = bodies;
  if (typeof answer === 'string') response.end(bodies[answer] ?? answer);
  else if ('status' in answer) response.writeHead(answer.status, answer.headers).end(high);
  else if ('latin1' in answer) response.end(answer.latin1, 'latin1');
  else if ('padded' in answer) response.end(high.padEnd(answer.padded));
  else if ('nested' in answer) {
    const lists = answer.nested - 1;
    response.end(`{"a":${'['.repeat(lists)}${']'.repeat(lists)},"levels":["high"]}`);
  } else if ('endsIn' in answer) {
    const now = Date.now() + (answer.ahead ?? 0) * 1_000;
    response.sendDate = false;
    const date = answer.date ?? new Date(now).toUTCString();
    if (date) response.setHeader('date', date);
    response.end(JSON.stringify({levels: ['high'], until: new Date(now + answer.endsIn * 1_000).toISOString()}));
  } else if (answer.does === 'break') response.destroy();
  else if (answer.does === 'half') {
    response.writeHead(200, {'content-length': 2 * high.length}).write(high, () => response.destroy());
  } else if (answer.does !== 'wait') {
    const {socket} = response;
    const [head, each] = drips[answer.does];
    socket?.write(`HTTP/1.1 200 OK\r\n${head}`);
    const drip = setInterval(() => socket?.write(each), 50);
    socket?.on('close', () => clearInterval(drip));
  }
};

/**
 * A sub-app: `/sign-in` takes `account` and `signedInAt` of its query into the session, `/clock` goes on by `after`
 * milliseconds, `/reasons` says why there was no answer since it was asked last, `/start` whether a check with the `baseUrl`
 * and `insecure` of its query can be made: `taken` or `refused`. What is checked is a POST.
 */
export interface SubApp {
  readonly url: string;
  /** Ends it, and returns all that it has logged. */
  stop(): Promise<string>;
}

/** Runs each case. `start` is told the address of a certification backend, and a folder, in which `secret` is. */
export const describeLevels = (
  name: string,
  start: (baseUrl: string, folder: string) => Promise<SubApp>,
  more: readonly Case[] = [],
): void => {
  describe(`${name}, which checks the level of an action,`, () => {
    const signedInAt = '2026-11-26T09:30:00+08:00';
    const secrets: string[] = [];
    const accounts: string[] = [];
    let answers: readonly Answer[] = [];
    let requests = 0;
    let folder: string;
    let subApp: SubApp;

    const backend = createServer((request, response) => {
      const {method, url, headers} = request;
      const {authorization, 'content-type': type} = headers;
      if (url === '/elsewhere') give('high', response);
      else if (
        `${method} ${url} ${authorization} ${type}` !== `POST /base/levels Bearer ${secrets.at(-1)} application/json`
      )
        give({status: 418}, response);
      else
        void text(request).then((body) => {
          requests++;
          const isOwn = isDeepStrictEqual(JSON.parse(body), {account: accounts.at(-1), signedInAt});
          give((isOwn ? (answers[requests - 1] ?? answers.at(-1)) : undefined) ?? 'none', response);
        });
    });

    before(async function () {
      // A compiler and a container of Java may have to start.
      this.timeout(120_000);
      folder = await mkdtemp(join(tmpdir(), 'levels-'));
      await new Promise<void>((done) => backend.listen(0, '127.0.0.1', done));
      const {port} = backend.address() as AddressInfo;
      subApp = await start(`http://127.0.0.1:${port}/base/`, folder);
    });
    after(async () => {
      await subApp.stop();
      backend.close().closeAllConnections();
      await rm(folder, {recursive: true});
    });

    /** Whether a response is all that its status must be. */
    const look = async (response: Response, status: number, path: keyof typeof requiredAt): Promise<void> => {
      const required = requiredAt[path];
      const challenge = `Bearer error="insufficient_user_authentication", acr_values="${required}"`;
      const needed = await requirementOf(response);
      const {headers} = response;
      const body = await response.text();
      expect(response.status, body).to.equal(status);
      for (const each of [...secrets, ...accounts])
        expect(JSON.stringify([body, ...headers])).to.not.include(each.slice(5));
      if (status === 200) return;
      expect(headers.get('content-type')).to.match(/^application\/problem\+json\b/);
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('retry-after')).to.equal(status === 503 ? '10' : null);
      expect(headers.get('www-authenticate')).to.equal({401: 'Bearer', 403: challenge}[status] ?? null);
      expect(needed).to.deep.equal(status === 403 ? {levels: required.split(' '), subject: 'sub-1'} : undefined);
      const more = {
        403: {
          type: 'urn:sw-realname-cert:problem:level-too-low',
          ...{title: '安全级别不足', requiredLevel: required, subject: 'sub-1'},
        },
        412: {type: 'urn:sw-realname-cert:problem:subject-changed', code: 'subject-changed'},
      }[status];
      expect(JSON.parse(body)).to.deep.equal({type: 'about:blank', status, ...more});
    };

    for (const {title, answers: given, steps, asked, path = '/api/declarations', reason} of [
      ...cases,
      ...withoutAnswer,
      ...more,
    ]) {
      it(title, async () => {
        accounts.push(`张三"\\${randomUUID()}`);
        secrets.push(randomUUID());
        // It may be exchanged at any time.
        await writeFile(join(folder, 'secret'), `${secrets.at(-1)}\n`);
        [answers, requests] = [given, 0];
        let as = {account: accounts.at(-1) ?? '', signedInAt, cookie: ''};
        let sent: Readonly<Record<string, string>> = {};
        const get = (address: string) => fetch(subApp.url + address, {headers: {cookie: as.cookie}});
        const act = () => fetch(subApp.url + path, {method: 'POST', headers: {...sent, cookie: as.cookie}});
        const signIn = async (changes: Partial<typeof as>): Promise<void> => {
          as = {...as, ...changes};
          const {headers} = await get(`/sign-in?${new URLSearchParams(as).toString()}`);
          as.cookie = headers.getSetCookie()[0]?.split(';')[0] ?? as.cookie;
        };
        await signIn({});
        for (const step of steps) {
          if (typeof step === 'number') await look(await act(), step, path);
          else if ('together' in step)
            for (const each of await Promise.all(Array.from({length: step.together}, act))) await look(each, 503, path);
          else if ('as' in step) await signIn(step.as);
          else if ('subject' in step) sent = {'sw-subject': step.subject};
          else if ('secret' in step)
            await writeFile(join(folder, 'secret'), step.secret.replace('*', secrets.at(-1) ?? ''));
          else await get(`/clock?after=${step.after}`);
        }
        if (asked !== undefined) expect(requests).to.equal(asked);
        expect(await (await get('/reasons')).text()).to.equal(reason ?? '');
      });
    }

    for (const {baseUrl, insecure = false, isTaken} of starts) {
      it(`${isTaken ? 'takes' : 'refuses'} ${baseUrl}${insecure ? ' where http is allowed' : ''}`, async () => {
        const query = new URLSearchParams({baseUrl, insecure: String(insecure)}).toString();
        const answer = await (await fetch(`${subApp.url}/start?${query}`)).text();
        expect(answer).to.equal(isTaken ? 'taken' : 'refused');
      });
    }

    it('logs neither a secret nor an account', async () => {
      const log = await subApp.stop();
      expect(log).to.include('too slow');
      for (const each of [...secrets, ...accounts]) expect(log).to.not.include(each.slice(5));
    });
  });
};
