import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import type {Level} from '../../../src/domain/schemas.js';
import {expectAnswer, expectThat} from '../answers.js';
import type {Rule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {open, stateOf} from './handoff.js';

/* The level: what it counts, when, and that it never falls. */

interface Certified {
  readonly level: Level;
  readonly effective: 'now' | 'next-sign-in';
}

export const byCard = async (world: World, session: Session, prove = world.cards.prove): Promise<Certified> => {
  const body = await prove(await world.challenge(session));
  return expectAnswer(await session.send('verifyCard', {body}), passedSchema);
};

const byData = async (world: World, session: Session): Promise<Certified> => {
  const {ticket} = await world.holderTicket(session);
  return expectAnswer(await session.send('checkIdCard', {body: world.holderCard(ticket)}), passedSchema);
};

const byPlace = async (world: World, session: Session): Promise<Certified> => {
  const {id, url} = await open(world, session);
  await world.decide(url, 'passed');
  return expectAnswer(await stateOf(session, id), passedSchema);
};

const ways = {verifyCard: byCard, checkIdCard: byData, getHandoff: byPlace} as const;
type Way = keyof typeof ways;

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
  const before = await world.status(session);
  await ways[way](world, session);
  const now = await world.status(session);
  expectThat(now.level.rank >= before.level.rank, `getStatus.level: falls by ${way}`);
  expectThat((now.nextLevel ?? now.level).rank >= before.level.rank, `getStatus.nextLevel: falls by ${way}`);
  const {level} = await world.status(await world.again(session));
  expectThat(level.rank >= before.level.rank, `getStatus.level: falls by ${way}, after a new sign-in`);
};

/** Certifies a new account, and holds its level against what the status said before. */
const expectPromiseKept = async (world: World, method: string, way: Way): Promise<void> => {
  const session = await world.main();
  await world.reset(session);
  const before = await world.status(session);
  const leadsTo = before.methods.find(({id}) => id === method)?.leadsTo;
  await ways[way](world, session);
  const now = await world.status(session);
  const {id, rank} = now.nextLevel ?? now.level;
  expectThat(
    !leadsTo || (leadsTo.id === id && leadsTo.rank === rank),
    `getStatus.methods: leadsTo of ${method} is not the level that it led to`,
  );
  for (const each of now.methods)
    expectThat(
      !each.leadsTo || each.leadsTo.rank >= rank,
      `getStatus.methods: leadsTo of ${each.id} lets the level fall`,
    );
};

export const level: readonly Rule[] = [
  {
    id: 'level-stays-by-the-card',
    chapter: 'card',
    says: 'A second certification by card lowers the level neither in this session nor in the next one.',
    needs: ['changes', 'card', 'sign-in', 'reset'],
    check: (world) => expectNoFall(world, 'verifyCard'),
  },
  {
    id: 'level-stays-by-data',
    chapter: 'card',
    says: 'A certification by a weaker method does not lower the level of a stronger one.',
    needs: ['changes', 'card', 'sign-in', 'reset', 'legal-rep', 'holder'],
    check: (world) => expectNoFall(world, 'checkIdCard'),
  },
  {
    id: 'level-of-the-account',
    chapter: 'card',
    says: 'The level of an outcome is the account’s from then on, and not the one that the method has alone.',
    needs: ['changes', 'card', 'sign-in', 'reset', 'legal-rep', 'holder'],
    check: async (world) => {
      const session = await afterCard(world);
      const outcome = await byData(world, session);
      const {level: present} = await world.status(outcome.effective === 'now' ? session : await world.again(session));
      expectThat(
        outcome.level.rank === present.rank,
        'checkIdCard.level: not the level that the status has from then on',
      );
    },
  },
  {
    id: 'leads-to',
    chapter: 'card',
    says: '`leadsTo` of the card is the level that the account has after it, and `leadsTo` of no method is lower than that.',
    needs: ['changes', 'card', 'reset'],
    check: (world) => expectPromiseKept(world, 'ic-card', 'verifyCard'),
  },
  {
    id: 'leads-to-by-data',
    chapter: 'card',
    says: '`leadsTo` of the legal representative’s way is the level that the account has after it.',
    needs: ['changes', 'reset', 'legal-rep', 'holder'],
    check: (world) => expectPromiseKept(world, 'legal-rep', 'checkIdCard'),
  },
  {
    id: 'leads-to-by-a-place',
    chapter: 'handoff',
    says: '`leadsTo` of what is decided elsewhere is the level that the account has after it.',
    needs: ['changes', 'reset', 'handoff', 'decide'],
    check: (world) => expectPromiseKept(world, world.handoff.method, 'getHandoff'),
  },
  {
    id: 'level-stays-by-a-place',
    chapter: 'handoff',
    says: 'What is decided elsewhere does not lower the level of a stronger method.',
    needs: ['changes', 'card', 'sign-in', 'reset', 'handoff', 'decide'],
    check: (world) => expectNoFall(world, 'getHandoff'),
  },
  {
    id: 'aspects-in-force',
    chapter: 'card',
    says: '`aspects` are those of this session: what takes effect at the next sign-in does not count yet, and what is in force does.',
    needs: ['changes', 'card', 'reset', 'sign-in'],
    check: async (world) => {
      const session = await world.main();
      await world.reset(session);
      const {aspects: before} = await world.status(session);
      const {effective} = await byCard(world, session);
      const {aspects: now} = await world.status(session);
      const isEarly = (['enterprise', 'accountHolder'] as const).some((aspect) => now[aspect] && !before[aspect]);
      if (effective !== 'now')
        expectThat(!isEarly, 'getStatus.aspects: counts a certification that takes effect at the next sign-in');
      const {aspects: later} = await world.status(await world.again(session));
      expectThat(
        later.enterprise || later.accountHolder,
        'getStatus.aspects: counts no certification that is in force',
      );
    },
  },
];
