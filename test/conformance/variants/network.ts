import {randomUUID} from 'node:crypto';
import type {IncomingHttpHeaders} from 'node:http';
import {fileURLToPath} from 'node:url';
import type {Answer} from '../front.js';
import {type Change, replace} from '../mutants/parts.js';
import type {Variant} from './variant.js';

/* Networks, sessions and plans. */

const html = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: {'content-type': 'text/html', ...headers},
  text: '<h1>Gateway</h1>',
});

const firewall: Answer = {status: 403, headers: {'content-type': 'application/json'}, text: '{"message":"Forbidden"}'};

const signedOut: Answer = {
  status: 401,
  headers: {'content-type': 'application/problem+json'},
  text: JSON.stringify({code: 'unauthenticated', status: 401, requestId: 'front'}),
};

const busy: Answer = {
  ...signedOut,
  status: 409,
  text: JSON.stringify({code: 'request-in-progress', status: 409, requestId: 'front', retryAfter: 1}),
};

/** Sessions by cookies of the front, each with the header that the demo knows. */
const cookieName = 'front_session';
const known = new Map<string, string>();
const valueIn = ({cookie = ''}: IncomingHttpHeaders): string => /front_session=([\w-]+)/.exec(cookie)?.[1] ?? '';

/** After 55 challenges, or 19 handoffs, in a second, nobody gets an answer for six. */
const [burst, calm] = [{since: 0, asked: 0}, {from: 0}];
const afterMany = (path: string): Answer | undefined => {
  const now = Date.now();
  if (now - burst.since > 1_000) Object.assign(burst, {since: now, asked: 0});
  burst.asked += path.endsWith('/challenges') ? 1 : path.endsWith('/handoffs') ? 3 : 0;
  if (burst.asked > 55) [burst.asked, calm.from] = [0, now + 6_000];
  const text = JSON.stringify({code: 'rate-limited', status: 429, requestId: 'front', retryAfter: 6});
  return now < calm.from ? {...busy, status: 429, text} : undefined;
};

const oneSession: Change = ({store}) => {
  const latest = new Map<string, string>();
  return replace(store, (own) => ({
    record: (...happenings) => {
      own.record(...happenings);
      for (const each of happenings) {
        if (each.type !== 'signed-in') continue;
        own.record({type: 'signed-out', id: latest.get(each.user) ?? ''});
        latest.set(each.user, each.id);
      }
    },
  }));
};

export const network: readonly Variant[] = [
  {
    id: 'one-session-behind-tls',
    does: 'HTTPS with the certificate of a private authority, and one session for each account.',
    parts: oneSession,
    front: () => ({isSecure: true}),
    run: ({bankUrl, url}) => ({
      plan: {
        ca: fileURLToPath(new URL('../tls/ca.pem', import.meta.url)),
        handoffs: [
          {method: 'e-licence', place: 'licence-app', by: 'code', hosts: ['licence.example.cn'], testHosts: [bankUrl]},
          {method: 'bank-ukey', place: 'ccb', returnUrl: `${url}/dist/return.html`, testHosts: [bankUrl]},
        ],
      },
    }),
  },
  {
    id: 'sessions-end',
    does: 'A session ends after thirty requests.',
    front: () => {
      const used = new Map<string, number>();
      return {
        before: ({headers: {authorization = ''}, path}) => {
          // A sub-app's credential is no session.
          if (path.endsWith('/levels')) return undefined;
          const times = (used.get(authorization) ?? 0) + 1;
          used.set(authorization, times);
          return authorization !== '' && times > 30 ? signedOut : undefined;
        },
      };
    },
  },
  {
    id: 'cookies-change',
    does: 'A session’s cookie is another one after every fifth answer.',
    front: () => ({
      before: ({headers}) => {
        const authorization = known.get(valueIn(headers));
        if (authorization !== undefined) headers.authorization = authorization;
        return undefined;
      },
      after: (answer, {count, headers}) => {
        const {authorization} = headers;
        const former = valueIn(headers);
        if (count % 5 > 0 || former === '' || authorization === undefined) return answer;
        const next = randomUUID();
        // The former one is good for a while, for requests that are on their way.
        setTimeout(() => known.delete(former), 200);
        known.set(next, authorization);
        return {...answer, headers: {...answer.headers, 'set-cookie': `${cookieName}=${next}; Path=/; HttpOnly`}};
      },
    }),
    run: () => ({
      hooks: ({session}) => ({
        session: async (name, user) => {
          const {authorization = ''} = await session(name, user);
          const value = randomUUID();
          known.set(value, authorization);
          return {cookie: `${cookieName}=${value}`};
        },
      }),
    }),
  },
  {
    id: 'gateway-429',
    does: 'A gateway asks to wait now and then, all users after many challenges or handoffs, and refuses odd paths; failures have other codes, and a limit is one of them.',
    front: () => ({
      before: ({count, path}) => {
        if (/%2f|%00|%2e/i.test(path)) return firewall;
        return count % 100 === 0 ? html(429, {'retry-after': '1'}) : afterMany(path);
      },
      after: ({status, headers, text}) => {
        const limit = /"limit-reached","retryAfter":(\d+)/.exec(text);
        const changed = text.replace('"unauthenticated"', '"not-signed-in"').replace('"not-found"', '"no-such-path"');
        if (!limit) return {status, headers: {...headers, 'cache-control': 'No-Cache, No-Store'}, text: changed};
        return {status: 429, headers, text: JSON.stringify({code: 'limit-reached', retryAfter: Number(limit[1])})};
      },
    }),
  },
  {
    id: 'first-three',
    does: 'It has the first three operations.',
    front: () => ({
      before: ({path}) => (/cert\/(?!status|ic-card)/.test(path) ? {...signedOut, status: 404} : undefined),
      after: (answer) => ({...answer, text: answer.text.replace(/"profile":"\w+",|,\{"id":"legal-rep".*(?=]}$)/g, '')}),
    }),
    run: ({url}) => ({
      plan: {
        users: {main: {command: `${url}/demo/conformance/sign-in`}},
        ...{legalRep: undefined, handoffs: undefined},
      },
      only: ['doors', 'keys', 'card', 'certificate'],
    }),
    leavesOut: true,
  },
  {
    id: 'lost-answers',
    does: 'An answer is lost now and then: the connection breaks, or a gateway has waited for too long.',
    front: () => ({after: (answer, {count}) => (count % 100 === 0 ? 'lost' : count % 100 === 50 ? html(502) : answer)}),
  },
  {
    id: 'one-change-at-a-time',
    does: 'While a change of a session is running, another one is told to come again.',
    front: () => {
      const running = new Set<string>();
      const isChange = (headers: IncomingHttpHeaders): boolean => headers['idempotency-key'] !== undefined;
      return {
        before: ({headers}) => {
          const {authorization = ''} = headers;
          if (!isChange(headers)) return undefined;
          if (running.has(authorization)) return busy;
          running.add(authorization);
          return undefined;
        },
        after: (answer, {headers}) => {
          if (isChange(headers)) running.delete(headers.authorization ?? '');
          return answer;
        },
      };
    },
  },
  {
    id: 'without-reset',
    does: 'The plan does not say how a user is made as they were.',
    run: () => ({hooks: () => ({reset: undefined})}),
    leavesOut: true,
  },
];
