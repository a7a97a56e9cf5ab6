import {type Levels, levelsSchema} from '../../../src/domain/levels.schemas.js';
import type {PassedOutcome} from '../../../src/domain/outcome.schemas.js';
import type {Status} from '../../../src/domain/schemas.js';
import {levelsOperation} from '../../operations.js';
import {type Answer, expect, roundingMs, Undecided} from '../answers.js';
import {isNoOperation} from '../missing-operations.js';
import type {PortalTicket} from '../plan-commands.js';
import {rulesIn} from '../rule.js';
import {finding} from '../say.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {byCard} from './level.js';

/* What a sub-app's server is told of an account. It asks about a sign-in, so each rule signs in anew. */

const {id: operation, method, path} = levelsOperation;
const hourMs = 3_600_000;

/** As a sub-app's server, with its credential or another one; null: without. */
const ask = async (
  world: World,
  request: object,
  credential: string | null = `Bearer ${world.levels.secret}`,
): Promise<Answer> => {
  const headers = {accept: 'application/json', 'content-type': 'application/json', authorization: credential};
  return world.link.send(() => ({operation, method, path, headers, body: JSON.stringify(request)}));
};

const levelsOf = async (world: World, request: object): Promise<Levels> =>
  expect.answer(await ask(world, request), levelsSchema);

/** Of an account that there is. */
const offered = async (world: World, request: object): Promise<Answer> => {
  const answer = await ask(world, request);
  if (isNoOperation(answer)) throw new Undecided(finding(operation, 'no-operation'));
  return answer;
};

interface SignIn {
  readonly session: Session;
  readonly ticket: PortalTicket;
}

const hereIn = async (world: World, session: Session): Promise<SignIn> => ({
  session,
  ticket: await world.portalTicket(session),
});

const secondMs = 1_000;

/** A later sign-in of the same user, in another second: tickets tell no parts of one. */
const signInAfter = async (world: World, {session, ticket: {signedInAt}}: SignIn): Promise<SignIn> => {
  const nextSecond = (Math.floor(Date.parse(signedInAt) / secondMs) + 1) * secondMs;
  const ms = await world.msUntil(session, new Date(nextSecond).toISOString());
  await world.link.pause(Math.max(0, ms) / secondMs);
  return hereIn(world, await world.again(session));
};

/** Certified by card, in the sign-in after it. `former`: the one before it. */
const certified = async (
  world: World,
): Promise<SignIn & {readonly former: PortalTicket; readonly outcome: PassedOutcome}> => {
  const session = await world.main();
  await world.reset(session);
  const former = await hereIn(world, session);
  const outcome = await byCard(world, session);
  await offered(world, former.ticket);
  return {...(await signInAfter(world, former)), former: former.ticket, outcome};
};

const expectNone = async (world: World, request: object): Promise<void> => {
  const {levels, methods, next} = await levelsOf(world, request);
  expect.that(levels.length === 0, 'getLevels.levels', 'no-level-here');
  expect.that(methods.length === 0, 'getLevels.methods', 'no-level-here');
  expect.that(next === undefined, 'getLevels.next', 'no-level-here');
};

/** What the status says of the same sign-in. */
const expectAsInStatus = ({subject, levels, methods, until, next}: Levels, status: Status): void => {
  expect.that(subject === status.subject, 'getLevels.subject', 'differs-from-status');
  const isCertified = levels.length > 0;
  expect.that(!isCertified || levels[0] === status.level.id, 'getLevels.levels', 'differs-from-status');
  expect.that((next?.level ?? undefined) === status.nextLevel?.id, 'getLevels.next', 'differs-from-status');
  // Without a need of a certification, a level may come from elsewhere.
  if (!status.applicable) return;
  expect.that(isCertified === methods.length > 0, 'getLevels.methods', 'differs-from-status');
  const states = new Map(status.methods.map((each) => [each.id, each]));
  for (const each of methods)
    expect.that(states.get(each)?.state === 'certified', 'getLevels.methods', 'differs-from-status');
  const ends = methods.map((each) => Date.parse(states.get(each)?.validUntil ?? ''));
  const isOne = until === undefined || ends.some((each) => Math.abs(each - Date.parse(until)) <= roundingMs);
  expect.that(isOne, 'getLevels.until', 'differs-from-status');
};

const needs = ['changes', 'levels', 'card', 'sign-in', 'reset'] as const;

export const levels = rulesIn('levels', needs, {
  'levels-as-in-the-status': {
    en: '`getLevels` tells of a sign-in what the status tells in it: nothing before a certification, what waits for the next sign-in as `next`, and its level after that.',
    zh: '`getLevels` 对一次登录的回答与该次登录中的状态一致：认证之前没有级别，下次登录才生效的在 `next` 中，此后是该级别。',
    check: async (world) => {
      const session = await world.main();
      await world.reset(session);
      const first = await signInAfter(world, await hereIn(world, session));
      const {ticket} = first;
      await offered(world, ticket);
      await expectNone(world, ticket);
      await byCard(world, first.session);
      expectAsInStatus(await levelsOf(world, ticket), await world.status(first.session));
      const later = await signInAfter(world, first);
      const told = await levelsOf(world, later.ticket);
      expectAsInStatus(told, await world.status(later.session));
      expect.that(told.levels.length > 0, 'getLevels.levels', 'counts-nothing');
    },
  },
  'levels-without-need': {
    en: '`getLevels` tells the level of the status also of an account that needs no certification.',
    zh: '对无需认证的账号，`getLevels` 的级别也与状态一致。',
    needs: [...needs, 'assistance', 'second-administrator'],
    check: async (world) => {
      const asker = await world.applicant();
      await world.reset(asker);
      const {level: lowest} = await world.status(asker);
      const {session, ticket} = await hereIn(world, await world.again(await world.secondAdministrator()));
      await offered(world, ticket);
      const told = await levelsOf(world, ticket);
      const status = await world.status(session);
      expectAsInStatus(told, status);
      expect.that((told.levels[0] ?? lowest.id) === status.level.id, 'getLevels.levels', 'differs-from-status');
    },
  },
  'levels-credential': {
    en: '`getLevels` without a credential, with a wrong one, or with a user’s session in its place is 401.',
    zh: '`getLevels` 没有凭证、凭证错误，或以用户的会话代替凭证时返回 401。',
    check: async (world) => {
      const {session, ticket} = await certified(world);
      const {secret} = world.levels;
      const inCapitals = [secret.toUpperCase(), secret.toLowerCase()].filter((each) => each !== secret);
      const wrong = [secret.slice(0, -1), `${secret}x`, ...inCapitals];
      for (const credential of [null, 'Bearer', ...wrong.map((each) => `Bearer ${each}`)])
        expect.problem(await ask(world, ticket, credential), [401]);
      const {authorization = null, ...others} = session.headers;
      const headers = {'content-type': 'application/json', ...others, authorization};
      const body = JSON.stringify(ticket);
      expect.problem(await world.link.send(() => ({operation, method, path, headers, body})), [401]);
    },
  },
  'levels-second-secret': {
    en: 'Two secrets of a sub-app are valid at the same time, so that one can take the place of the other.',
    zh: '一个子系统的两个密钥同时有效，便于更换。',
    needs: [...needs, 'second-secret'],
    check: async (world) => {
      const {ticket} = await certified(world);
      const answer = await ask(world, ticket, `Bearer ${world.levels.secondSecret ?? ''}`);
      expect.same(answer, await ask(world, ticket), 'secret-of-same-sub-app');
    },
  },
  'levels-of-an-older-sign-in': {
    en: 'A sign-in before the certification does not get the level that counts from the next sign-in on.',
    zh: '认证之前的登录，得不到下次登录才生效的级别。',
    check: async (world) => {
      const {former, outcome} = await certified(world);
      const {levels: told} = await levelsOf(world, former);
      // Where a card counts at once, it counts in the older sign-in, too.
      const isEarly = outcome.effective !== 'now' && told.includes(outcome.level.id);
      expect.that(!isEarly, 'getLevels.levels', 'counts-early');
    },
  },
  'levels-of-another-account': {
    en: 'Another account gets nothing of it, neither for its own sign-in nor for that of the certified one.',
    zh: '另一个账号得不到该级别，无论用自己的登录时间还是已认证账号的登录时间。',
    needs: [...needs, 'stranger'],
    check: async (world) => {
      const stranger = await world.stranger();
      await world.reset(stranger);
      const other = await hereIn(world, await world.again(stranger));
      const {ticket} = await certified(world);
      await expectNone(world, other.ticket);
      await expectNone(world, {...ticket, account: other.ticket.account});
    },
  },
  'levels-of-an-unknown-sign-in': {
    en: 'A sign-in that is still to come, or that there was not, gets no level and no `next`.',
    zh: '尚未发生或不存在的登录没有级别，也没有 `next`。',
    check: async (world) => {
      const {ticket} = await certified(world);
      for (const ms of [hourMs, 365 * 24 * hourMs, -10 * 365 * 24 * hourMs]) {
        const signedInAt = new Date(Date.parse(ticket.signedInAt) + ms).toISOString();
        await expectNone(world, {...ticket, signedInAt});
      }
    },
  },
  'levels-ended': {
    en: 'A certification that has ended gives no level.',
    zh: '已到期的认证没有级别。',
    needs: [...needs, 'ended'],
    check: async (world) => {
      const session = await world.ended();
      await world.reset(session);
      const {ticket} = await hereIn(world, await world.again(session));
      await offered(world, ticket);
      await expectNone(world, ticket);
    },
  },
  'levels-of-an-unknown-account': {
    en: 'An account that there is not is answered like one without a certification.',
    zh: '对不存在的账号，回答与未认证的账号相同。',
    needs: [...needs, 'stranger'],
    check: async (world) => {
      const stranger = await world.stranger();
      await world.reset(stranger);
      const {ticket} = await hereIn(world, await world.again(stranger));
      const known = await offered(world, ticket);
      const nobody = {...ticket, account: `${ticket.account.slice(0, 190)}-none`};
      const unknown = await ask(world, nobody);
      expect.same(unknown, await ask(world, nobody), 'account-that-is-not');
      const withoutSubject = (answer: Answer): Answer => {
        const {subject, ...others} = expect.answer(answer, levelsSchema);
        expect.that(subject !== ticket.account, 'getLevels.subject', 'is-the-account');
        return {...answer, body: {...others, subject: 'the-same'}};
      };
      expect.same(withoutSubject(known), withoutSubject(unknown), 'account-that-is-not');
    },
  },
  'levels-request': {
    en: 'A request without an account, without a time, with a time without an offset, or with another type is 400.',
    zh: '缺少账号、缺少时间、时间没有时区或类型不符的询问返回 400。',
    check: async (world) => {
      const {ticket} = await certified(world);
      const {account, signedInAt} = ticket;
      const local = signedInAt.replace(/(?:Z|[+-]\d\d:\d\d)$/, '');
      const wrong = [
        {account},
        {signedInAt},
        {account: '', signedInAt},
        {account: 7, signedInAt},
        {account, signedInAt: 7},
      ];
      for (const each of [...wrong, {account, signedInAt: local}, {account, signedInAt: 'now'}])
        expect.problem(await ask(world, each), [400]);
    },
  },
});
