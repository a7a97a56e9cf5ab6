import {type PassedOutcome, passedSchema} from '../../../src/domain/outcome.schemas.js';
import {expect} from '../answers.js';
import type {Status} from '../../../src/domain/schemas.js';
import {toldByStatus} from '../pending.js';
import {rulesIn} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {passed} from './handoff.js';

/* The level: what it counts, when, and that it never falls. */

export const byCard = async (world: World, session: Session, prove = world.cards.prove): Promise<PassedOutcome> => {
  const body = await prove(await world.challenge(session));
  return expect.answer(await session.send('verifyCard', {body}), passedSchema);
};

export const byData = async (world: World, session: Session): Promise<PassedOutcome> => {
  const {ticket} = await world.holderTicket(session);
  return expect.answer(await session.send('checkIdCard', {body: world.holderCard(ticket)}), passedSchema);
};

const byPlace = async (world: World, session: Session): Promise<PassedOutcome> =>
  (await passed(world, session)).outcome;

const ways = {verifyCard: byCard, checkIdCard: byData, getHandoff: byPlace} as const;
type Way = keyof typeof ways;

/** Certifies, and holds against the outcome what the status said before of when the method counts. */
const certify = async (world: World, session: Session, way: Way): Promise<Status> => {
  const before = await world.status(session);
  const {method, effective, certificationId} = await ways[way](world, session);
  const {effective: said = effective} = before.methods.find(({id}) => id === method) ?? {};
  expect.that(
    said === effective || certificationId === toldByStatus,
    'getStatus.methods',
    'effective-differs',
    method,
    said,
    way,
    effective,
  );
  return before;
};

/** A session in which the card's certification is in force. */
const afterCard = async (world: World): Promise<Session> => {
  const session = await world.main();
  await world.reset(session);
  await byCard(world, session);
  return world.again(session);
};

/** Certifies once more where the card is in force, and expects no fall: in this session, or in the next. */
const expectNoFall = async (world: World, way: Way): Promise<void> => {
  const session = await afterCard(world);
  const before = await certify(world, session, way);
  const now = await world.status(session);
  expect.that(now.level.rank >= before.level.rank, 'getStatus.level', 'falls-by', way);
  expect.that((now.nextLevel ?? now.level).rank >= before.level.rank, 'getStatus.nextLevel', 'falls-by', way);
  const {level} = await world.status(await world.again(session));
  expect.that(level.rank >= before.level.rank, 'getStatus.level', 'falls-by-later', way);
};

/** Certifies a new account, and holds its level against what the status said before. */
const expectPromiseKept = async (world: World, method: string, way: Way): Promise<void> => {
  const session = await world.main();
  await world.reset(session);
  const before = await certify(world, session, way);
  const leadsTo = before.methods.find(({id}) => id === method)?.leadsTo;
  const now = await world.status(session);
  const {id, rank} = now.nextLevel ?? now.level;
  expect.that(!leadsTo || (leadsTo.id === id && leadsTo.rank === rank), 'getStatus.methods', 'leads-elsewhere', method);
  for (const each of now.methods)
    expect.that(!each.leadsTo || each.leadsTo.rank >= rank, 'getStatus.methods', 'leads-down', each.id);
};

export const level = rulesIn('card', ['changes', 'card', 'sign-in', 'reset', 'legal-rep', 'holder'], {
  'level-stays-by-the-card': {
    en: 'A second certification by card lowers the level neither in this session nor in the next one, and counts when the status said before.',
    zh: '再次用卡认证，本次会话和下次会话的级别都不降低，生效时间与状态中预先给出的一致。',
    needs: ['changes', 'card', 'sign-in', 'reset'],
    check: (world) => expectNoFall(world, 'verifyCard'),
  },
  'level-stays-by-data': {
    en: 'A certification by a weaker method does not lower the level of a stronger one, and counts when the status said before.',
    zh: '以较弱的方式认证，不降低较强方式得到的级别，生效时间与状态中预先给出的一致。',
    check: (world) => expectNoFall(world, 'checkIdCard'),
  },
  'level-of-the-account': {
    en: 'The level of an outcome is the account’s from then on, and not the one that the method has alone.',
    zh: '认证结果中的级别是账号此后的级别，而不是该方式单独对应的级别。',
    check: async (world) => {
      const session = await afterCard(world);
      const outcome = await byData(world, session);
      const {level: present} = await world.status(outcome.effective === 'now' ? session : await world.again(session));
      expect.that(outcome.level.rank === present.rank, 'checkIdCard.level', 'not-the-later-level');
    },
  },
  'leads-to': {
    en: '`leadsTo` of the card is the level that the account has after it, `effective` in the status is that of the outcome, and `leadsTo` of no method is lower than that level.',
    zh: '`ic-card` 的 `leadsTo` 是通过后账号的级别，状态中的 `effective` 与认证结果一致；各方式的 `leadsTo` 都不低于账号已有的级别。',
    needs: ['changes', 'card', 'reset'],
    check: (world) => expectPromiseKept(world, 'ic-card', 'verifyCard'),
  },
  'leads-to-by-data': {
    en: '`leadsTo` of the legal representative’s way is the level that the account has after it, and `effective` in the status is that of the outcome.',
    zh: '`legal-rep` 的 `leadsTo` 是通过后账号的级别，状态中的 `effective` 与认证结果一致。',
    needs: ['changes', 'reset', 'legal-rep', 'holder'],
    check: (world) => expectPromiseKept(world, 'legal-rep', 'checkIdCard'),
  },
  'leads-to-by-a-place': {
    chapter: 'handoff',
    en: '`leadsTo` of what is decided elsewhere is the level that the account has after it, and `effective` in the status is that of the outcome.',
    zh: '在别处认证的方式的 `leadsTo` 是通过后账号的级别，状态中的 `effective` 与认证结果一致。',
    needs: ['changes', 'reset', 'handoff', 'decide'],
    check: (world) => expectPromiseKept(world, world.handoff.method, 'getHandoff'),
  },
  'level-stays-by-a-place': {
    chapter: 'handoff',
    en: 'What is decided elsewhere does not lower the level of a stronger method, and counts when the status said before.',
    zh: '在别处认证，不降低较强方式得到的级别，生效时间与状态中预先给出的一致。',
    needs: ['changes', 'card', 'sign-in', 'reset', 'handoff', 'decide'],
    check: (world) => expectNoFall(world, 'getHandoff'),
  },
  'aspects-in-force': {
    en: '`aspects` are those of this session: what takes effect at the next sign-in does not count yet, and what is in force does.',
    zh: '`aspects` 只说明本次会话：下次登录才生效的认证还不计入，已生效的计入。',
    needs: ['changes', 'card', 'reset', 'sign-in'],
    check: async (world, session) => {
      await world.reset(session);
      const {aspects: before} = await world.status(session);
      const {effective} = await byCard(world, session);
      const {aspects: now} = await world.status(session);
      const isEarly = (['enterprise', 'accountHolder'] as const).some((aspect) => now[aspect] && !before[aspect]);
      if (effective !== 'now') expect.that(!isEarly, 'getStatus.aspects', 'counts-early');
      const {aspects: later} = await world.status(await world.again(session));
      expect.that(later.enterprise || later.accountHolder, 'getStatus.aspects', 'counts-nothing');
    },
  },
});
