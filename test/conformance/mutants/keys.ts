import type {Context} from 'hono';
import {sha256Of} from '../../../simulators/crypto.js';
import type {Answered, Asked} from '../../../simulators/backend/answers.js';
import type {ApiEnv} from '../../../simulators/backend/api-env.js';
import {Problem} from '../../../simulators/backend/problem.js';
import {around, type Change, type Json, mutantsIn, replace, wait} from './parts.js';

const keyOf = (c: Context<ApiEnv>): string => c.req.header('idempotency-key') ?? '';

/** Where a request may come without a key. */
export const keyless =
  (isMeant: (c: Context<ApiEnv>) => boolean): Change =>
  ({once}) => ({
    once: (c, decide) => {
      if (keyOf(c) === '' && isMeant(c)) c.req.raw.headers.set('idempotency-key', crypto.randomUUID());
      return once(c, decide);
    },
  });

interface Stored {
  /** For what an answer is stored. */
  readonly scope?: (c: Context<ApiEnv>) => Partial<Asked>;
  /** What is found of an answer that was stored for the key. */
  readonly find?: (former: Answered | undefined, c: Context<ApiEnv>) => Answered | undefined;
}

/** Answers that are stored, or found, otherwise. */
export const stored =
  ({scope = () => ({}), find = (former) => former}: Stored): Change =>
  ({once, store}) => {
    let asking: Context<ApiEnv> | undefined;
    const named = <T extends Asked>(asked: T): T => ({...asked, ...(asking && scope(asking))});
    return {
      ...replace(store, (own) => ({
        answered: (asked) => {
          const former = own.answered(named(asked));
          return asking ? find(former, asking) : former;
        },
        remember: (answered, isKept) => own.remember(named(answered), isKept),
      })),
      once: (c, decide) => {
        asking = c;
        try {
          return once(c, decide);
        } finally {
          asking = undefined;
        }
      },
    };
  };

const fingerprintOf = (c: Context<ApiEnv>): string => sha256Of(c.get('text'));

/** What the request asks for whose answer is stored. */
const askedBy = (c: Context<ApiEnv>): Asked => ({subject: c.get('subject'), operation: c.req.path, key: keyOf(c)});

/** Answers that are stored by a name, and told to whoever names it. */
const told =
  (nameOf: (c: Context<ApiEnv>) => string, isTold: (isSignedIn: boolean) => boolean, isKept: RegExp): Change =>
  (right) => {
    const kept = new Map<string, Json>();
    return around(async (c, goOn, {sessions}) => {
      const former = kept.get(nameOf(c));
      if (former && isTold(sessions.find(c) !== undefined)) return c.json(former);
      await goOn();
      const isMeant = c.req.method !== 'GET' && c.res.status === 200 && isKept.test(c.req.path);
      if (isMeant) kept.set(nameOf(c), (await c.res.clone().json()) as Json);
      return undefined;
    })(right);
  };

export const keys = mutantsIn({
  'key-optional: It takes requests without a key.': keyless(() => true),
  'key-ignored-on-delete: It ignores the key of a DELETE.': ({once}) => ({
    once: (c, decide) => {
      if (c.req.method !== 'DELETE' || !c.req.path.includes('/handoffs/')) return once(c, decide);
      const {answer, effect} = decide();
      effect?.();
      return c.json(answer);
    },
  }),
  'key-read-early: It looks for the stored answer of a key, and decides some milliseconds later.': (right) => {
    const found = new WeakMap<Context, Answered | undefined>();
    const {once} = {...right, ...stored({find: (_, c) => found.get(c)})(right)};
    return {
      once: async (c, decide) => {
        found.set(c, right.store.answered(askedBy(c)));
        await wait(5);
        return once(c, decide);
      },
    };
  },
  'no-replay: A repeated key has a second effect.': stored({
    find: (former, c) => (former?.fingerprint === fingerprintOf(c) ? undefined : former),
  }),
  'refusals-not-stored: Refusals are not stored for their key.': ({once}) => ({
    once: (c, decide) =>
      once(c, () => {
        const decision = decide();
        return 'refusal' in decision.answer ? {...decision, isForgotten: true} : decision;
      }),
  }),
  'key-reused: A key may be used for another body.': stored({
    find: (former, c) => former && {...former, fingerprint: fingerprintOf(c)},
  }),
  'key-of-everybody: Keys are common to all users.': stored({scope: () => ({subject: 'all'})}),
  'key-of-every-operation: Keys are common to all operations.': stored({scope: () => ({operation: 'any'})}),
  'key-of-the-session: Keys end with the session.': stored({scope: (c) => ({subject: c.get('session').id})}),
  'stored-late: An answer is stored some time after it was decided.': ({store}) =>
    replace(store, (own) => ({remember: (...asked) => void setTimeout(() => own.remember(...asked), 5_000).unref()})),
  'if-match-before-key: It compares If-Match before it looks for a stored answer.': ({once, profiles, userOf}) => ({
    once: (c, decide) => {
      const version = c.req.header('if-match');
      const isStale = version !== undefined && version !== profiles.versionOf(userOf(c));
      if (c.req.method === 'PUT' && isStale) throw new Problem('conflict');
      return once(c, decide);
    },
  }),
  'failures-stored: Failures are stored for their key.': ({once, store, now}) => ({
    once: (c, decide) =>
      once(c, () => {
        try {
          return decide();
        } catch (error) {
          const answer = {passed: false, refusal: {code: 'stored'}} as const;
          store.remember({...askedBy(c), fingerprint: fingerprintOf(c), at: now(), answer});
          throw error;
        }
      }),
  }),
  'replay-before-the-session: A stored answer is told for its key to whoever has no session.': told(
    (c) => c.req.path + keyOf(c),
    (isSignedIn) => !isSignedIn,
    /./,
  ),
  'enterprise-save-not-replayed: A change of the enterprise is not repeated for its key.': stored({
    find: (former, c) => (c.req.path.endsWith('/profile/enterprise') ? undefined : former),
  }),
  'replay-to-another-user: A stored answer is told for its key to whoever names its subject.': told(
    (c) => `${c.req.path} ${keyOf(c)} ${c.req.header('sw-subject') ?? ''}`,
    (isSignedIn) => isSignedIn,
    /challenges$/,
  ),
  'key-optional-with-an-id: A POST with an id in its path needs no key.': keyless(
    (c) => c.req.method === 'POST' && c.req.param('id') !== undefined,
  ),
});
