import type {Context, Hono} from 'hono';
import {type Levels, type LevelsRequest, levelsRequestSchema} from '../../src/domain/levels.schemas.js';
import {base64url, hmacOf, randomBytes, sha256Of} from '../crypto.js';
import type {ApiEnv} from './api-env.js';
import {dropOldest} from './drop-oldest.js';
import type {RouteNeeds} from './guards.js';
import {Problem} from './problem.js';
import {certificationsOf, isInForce, levelIn, levelOf, levels} from './status.js';
import type {Session, SignIn, Store} from './store.js';
import {type CurrentUser, findUser} from './users.js';

/* What a sub-app's server asks. It has a credential of its own, and no user's session. */

/** Who may ask. Of each secret there is only a hash; two are valid while one takes the place of the other. */
export interface SubApp {
  readonly id: string;
  readonly hashes: readonly string[];
}

/** Of the demo, where nothing is secret. */
export const demoSubAppSecrets = ['demo-secret-of-the-declaration', 'demo-next-secret-of-the-declaration'] as const;

export const demoSubApps: readonly SubApp[] = [{id: 'declaration', hashes: demoSubAppSecrets.map(sha256Of)}];

/** Of one account, so that a single user without the level cannot use up what the sub-app may ask. */
const perAccount = 600;
const perSubApp = 60_000;
const minuteMs = 60_000;
const maxCounted = 10_000;

/** Counts by the minute of the clock. */
const counter = (now: () => number, most: number) => {
  const counts = new Map<string, {readonly minute: number; readonly count: number}>();
  return (what: string): void => {
    const minute = Math.floor(now() / minuteMs);
    const last = counts.get(what);
    const count = last?.minute === minute ? last.count + 1 : 1;
    if (count > most) throw new Problem('rate-limited', Math.ceil(((minute + 1) * minuteMs - now()) / 1_000));
    counts.delete(what);
    counts.set(what, {minute, count});
    dropOldest(counts, maxCounted);
  };
};

/** Nobody can compute the subject of an account that there is not, and so tell it from the others. */
const subjectKey = randomBytes(32);
const subjectOf = (account: string): string =>
  `sub-${base64url.encode(hmacOf(subjectKey, account)).replaceAll(/[-_]/g, 'x').slice(0, 10)}`;

/** In which nothing counts. */
const noSignIn: SignIn = {order: -Infinity};
const nextSignIn: SignIn = {order: Infinity};

export interface LevelsNeeds {
  readonly store: Store;
  readonly now: () => number;
  readonly subApps: readonly SubApp[];
  readonly subAppOf: typeof subAppOf;
  readonly signInOf: typeof signInOf;
  readonly levelsOf: typeof levelsOf;
  readonly currentUser: (id: string, session?: SignIn) => CurrentUser | undefined;
}

/** RFC 6750, 2.1. A secret has at least 128 random bits, so its plain hash cannot be reversed. */
const subAppOf = ({subApps}: Pick<LevelsNeeds, 'subApps'>, c: Context): SubApp | undefined => {
  const [, secret] = /^Bearer ([\w.~+/=-]{1,500})$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (secret === undefined) return undefined;
  const hash = sha256Of(secret);
  return subApps.find(({hashes}) => hashes.includes(hash));
};

const secondOf = (ms: number): number => Math.floor(ms / 1_000);

/**
 * A sign-in that has not ended. Tickets mostly tell whole seconds; of two sign-ins in one second, it is the one in which less
 * counts.
 */
const signInOf = ({store}: Pick<LevelsNeeds, 'store'>, {account, signedInAt}: LevelsRequest): Session | undefined => {
  const told = Date.parse(signedInAt);
  const inSecond = store.sessionsOf(account).filter(({at}) => secondOf(at) === secondOf(told));
  return inSecond.find(({at}) => at === told) ?? inSecond.sort((one, other) => one.order - other.order)[0];
};

/** Without a certification, and for an account that there is not, the answer is the same. */
const levelsOf = (parts: LevelsNeeds, request: LevelsRequest): Levels => {
  const {store} = parts;
  const signIn = parts.signInOf(parts, request) ?? noSignIn;
  const user = parts.currentUser(request.account, signIn);
  if (!user) return {subject: subjectOf(request.account), levels: [], methods: []};
  const all = certificationsOf(store, user);
  // As the status has it: who needs no certification has no method, and a level without an end.
  const inForce = user.applicable ? Object.values(all).filter((each) => isInForce(each, signIn)) : [];
  const level = signIn === noSignIn ? levels.low : levelOf(store, user, signIn);
  const nextLevel = user.applicable ? levelIn(nextSignIn, all) : level;
  // A level lasts as long as the last of the certifications that alone would give it.
  const ends = inForce
    .filter((each) => levelIn(signIn, {[each.method]: each}).rank === level.rank)
    .map(({validUntil}) => (validUntil === undefined ? Infinity : Date.parse(validUntil)));
  const until = Math.max(...ends);
  return {
    subject: user.subject,
    levels: Object.values(levels)
      .filter(({rank}) => rank > levels.low.rank && rank <= level.rank)
      .sort((one, other) => other.rank - one.rank)
      .map(({id}) => id),
    ...(Number.isFinite(until) && {until: new Date(until).toISOString()}),
    methods: inForce.map(({method}) => method),
    // Whoever invents a sign-in learns of no certification.
    ...(signIn !== noSignIn && nextLevel.rank > level.rank && {next: {level: nextLevel.id, from: 'next-sign-in'}}),
  };
};

export const levelsParts = {subApps: demoSubApps, subAppOf, signInOf, levelsOf};

/** Not for pages: whoever has a user's session only is nobody here. */
export const addLevelsRoute = (
  api: Hono<ApiEnv>,
  parts: LevelsNeeds & Pick<RouteNeeds, 'withJson' | 'parseBody'>,
): void => {
  const countSubApp = counter(parts.now, perSubApp);
  const countAccount = counter(parts.now, perAccount);

  api.post(
    '/levels',
    async (c, next) => {
      const subApp = parts.subAppOf(parts, c);
      if (!subApp) throw new Problem('unauthenticated');
      countSubApp(subApp.id);
      c.set('subject', subApp.id);
      await next();
    },
    ...parts.withJson,
    (c) => {
      const request = parts.parseBody(c.get('text'), levelsRequestSchema());
      countAccount(JSON.stringify([c.get('subject'), request.account]));
      const {id: user} = findUser(request.account) ?? {};
      parts.store.record({
        ...{type: 'levels-asked', subApp: c.get('subject'), at: new Date(parts.now()).toISOString()},
        ...(user !== undefined && {user}),
      });
      return c.json(parts.levelsOf(parts, request));
    },
  );
};
