import {type Answer, broken, expect} from '../answers.js';
import {rulesIn} from '../rule.js';
import {finding} from '../say.js';
import type {World} from '../world.js';
import {unlessClosed} from '../exchange.js';
import {needsId, offeredOperations, reading} from './offered-operations.js';
import {sampleRequests} from './sample-requests.js';

/* From where a request comes, and for which host. */

const foreign = 'https://foreign.example';

/** Origins that are nearly one of the backend’s own. Some can be in no browser: a comparison of the whole refuses them. */
const nearly = (own: string): readonly string[] => {
  const {protocol, host, hostname, port} = new URL(own);
  const otherPort = port === '8443' ? '9443' : '8443';
  return [
    'null',
    `${own}.foreign.example`,
    `${protocol}//${hostname}.foreign.example`,
    `${protocol}//foreign-${host}`,
    `${protocol}//${hostname}:${otherPort}`,
    own.slice(0, -1),
  ];
};

/** Each change is rejected with this origin. What is asked fits, so that nothing else can be why. */
const expectAllRejected = async (world: World, origin: string | null): Promise<void> => {
  const headers = {origin};
  for (const {session, ask} of await sampleRequests(world))
    expect.rejected(await ask({headers}, session.fromForeignPage()));
  for (const {session, id} of await offeredOperations(world, ({method}) => method === 'DELETE'))
    expect.rejected(await session.fromForeignPage().send(id, {headers}));
};

const expectClosed = ({operation, headers}: Answer, origin: string): void => {
  const allowed = headers['access-control-allow-origin'];
  expect.that(allowed !== '*' && allowed !== origin, operation, 'foreign-may-read');
};

export const origins = rulesIn('doors', ['changes'], {
  'origin-own': {
    en: 'A change that a foreign page sends is rejected.',
    zh: '由其他网站的页面发出的改变数据的请求不予受理。',
    check: async (world) => expectAllRejected(world, foreign),
  },
  'origin-whole': {
    en: 'An origin is compared as a whole: `null`, a longer or a shorter one, and another port are rejected.',
    zh: '`Origin` 整体比较：`null`、多一段或少一段的、其他端口的，都不予受理。',
    check: async ({main, target}) => {
      const session = (await main()).fromForeignPage();
      for (const origin of nearly(target.origin))
        expect.rejected(await session.send('createCardChallenge', {headers: {origin}}));
    },
  },
  'origin-present': {
    en: 'A change with neither `Origin` nor a CSRF token is rejected.',
    zh: '改变数据的请求既没有 `Origin` 也没有 CSRF 令牌时，不予受理。',
    check: async (world) => expectAllRejected(world, null),
  },
  'csrf-of-the-session': {
    en: 'A CSRF token is one session’s: a made-up one and another user’s are rejected.',
    zh: 'CSRF 令牌只对一个会话有效：编造的和其他用户的不予受理。',
    needs: ['changes', 'stranger', 'csrf'],
    check: async ({main, stranger}) => {
      const [session, other] = [await main(), await stranger()];
      // A header that everybody sends alike is no token: it proves only that no foreign page sends it.
      const names = session.csrf.filter((name) => session.headers[name] !== other.headers[name]);
      const withTokens = (of: (name: string) => string) => Object.fromEntries(names.map((name) => [name, of(name)]));
      const tokens = [
        withTokens((name) => other.headers[name] ?? ''),
        // Of a token in Base64 the last character may have bits that do not count.
        withTokens((name) => (session.headers[name] ?? '').replace(/^./, (first) => (first === '0' ? '1' : '0'))),
        withTokens(() => 'made-up'),
      ];
      for (const each of names.length > 0 ? tokens : [])
        for (const origin of [null, foreign])
          expect.rejected(await session.send('createCardChallenge', {headers: {...each, origin}}));
    },
  },
  'cors-closed': {
    en: 'No foreign page may read an answer: `Access-Control-Allow-Origin` is neither `*` nor the foreign origin, nor one that is nearly its own.',
    zh: '其他网站的页面不能读取响应：`Access-Control-Allow-Origin` 既不是 `*`，也不是对方的源；与自己的源相近的也不例外。',
    needs: [],
    check: async (world) => {
      const session = (await world.main()).fromForeignPage();
      for (const {session: asking, id} of await offeredOperations(world, (each) => reading(each) && !needsId(each)))
        expectClosed(await asking.fromForeignPage().send(id, {headers: {origin: foreign}}), foreign);
      for (const origin of [foreign, ...nearly(world.target.origin)]) {
        for (const asking of [session, session.signedOut()])
          expectClosed(await asking.send('getStatus', {headers: {origin}}), origin);
      }
    },
  },
  'cors-closed-to-changes': {
    en: 'No foreign page may read the answer to a change: it has no `Access-Control-Allow-Origin` for it.',
    zh: '其他网站的页面不能读取改变数据的请求的响应：`Access-Control-Allow-Origin` 不允许对方的源。',
    check: async (world) => {
      const headers = {origin: foreign};
      for (const {session, ask} of await sampleRequests(world))
        expectClosed(await ask({headers}, session.fromForeignPage()), foreign);
      // What a browser asks before such a change.
      expectClosed(await (await world.main()).preflight(foreign), foreign);
    },
  },
  'host-own': {
    en: 'A request for another host name is rejected, also for one that begins or ends with the right one.',
    zh: '发往其他主机名的请求不予受理，开头或结尾与自己的主机名相同的也不例外。',
    needs: [],
    check: async ({main, target}) => {
      const {host, hostname} = new URL(target.baseUrl);
      for (const other of ['foreign.example', `${hostname}.foreign.example`, `${host}.foreign`, `foreign-${host}`]) {
        const answer = await unlessClosed((await main()).send('getStatus', {headers: {host: other}, asIs: true}));
        // A page is a proxy's own, for names that it does not know: the backend has told nothing.
        if (answer?.status === 200 && answer.body !== undefined) broken(finding('getStatus', 'other-host-answered'));
      }
    },
  },
});
