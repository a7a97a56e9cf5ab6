import type {MethodStatus, Status} from '../../../src/domain/schemas.js';
import {broken, expect, Undecided} from '../answers.js';
import {rulesIn} from '../rule.js';
import {finding} from '../say.js';
import type {Prove} from '../cards.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {expectPromised} from './card.js';
import {expectNotRaised} from './changes.js';
import {byCard} from './level.js';

/* Until when a certification counts. A backend whose certifications never end says nothing of it. */

const at = (instant: string | undefined): number => Date.parse(instant ?? '');

/** Expects that what a status says of an end makes sense, and returns the methods that have one. */
const endsIn = ({methods, now}: Status): readonly MethodStatus[] => {
  for (const {id, validUntil, renewFrom, endReason} of methods) {
    const isLonely = validUntil === undefined && (renewFrom ?? endReason) !== undefined;
    expect.that(!isLonely, 'getStatus.methods', 'end-without-valid-until', id);
    expect.that(!(at(renewFrom) > at(validUntil)), 'getStatus.methods', 'renewal-after-end', id);
  }
  const ends = methods.filter(({validUntil}) => validUntil !== undefined);
  expect.that(ends.length === 0 || now !== undefined, 'getStatus', 'end-without-now');
  for (const {id, state, validUntil} of ends)
    expect.that(
      state === 'pending' || (state === 'certified') === at(validUntil) > at(now),
      'getStatus.methods',
      'state-and-end-differ',
      id,
      state,
    );
  return ends;
};

const certify = async (world: World, session: Session, prove?: Prove): Promise<MethodStatus | undefined> => {
  await byCard(world, session, prove);
  const status = await world.status(session);
  endsIn(status);
  return status.methods.find(({id}) => id === 'ic-card');
};

const monthMs = 30 * 86_400_000;
/** A card that ends before any other one of a run. */
const endingSoon = ({cards}: World): Prove => cards.simulated({notAfter: new Date(Date.now() + monthMs)});
const needs = ['changes', 'card', 'reset'] as const;

export const validity = rulesIn('card', needs, {
  'validity-of-a-certification': {
    en: 'A method is `certified` before its `validUntil` and `not-certified` from then on, by `now`; `renewFrom` is not later.',
    zh: '按 `now`，方式在 `validUntil` 之前为 `certified`，此后为 `not-certified`；`renewFrom` 不晚于 `validUntil`。',
    check: async (world, session) => {
      await world.reset(session);
      await certify(world, session);
    },
  },
  'validity-never-falls': {
    en: 'Whoever certifies again before the end does not come to an earlier one, also by a card that ends earlier.',
    zh: '到期之前重新认证，有效期不会提前结束，即使所用的卡更早到期。',
    check: async (world, session) => {
      await world.reset(session);
      const olderCard = world.plan.card?.simulator === undefined ? [] : [endingSoon(world)];
      let former = await certify(world, session);
      for (const prove of [undefined, ...olderCard]) {
        const renewed = await certify(world, session, prove);
        const isEarlier = renewed?.validUntil !== undefined && !(at(renewed.validUntil) >= at(former?.validUntil));
        expect.that(!isEarlier, 'getStatus.methods', 'earlier-end');
        former = renewed;
      }
    },
  },
  'validity-ended': {
    en: 'A certification that has ended counts no more: its method is `not-certified`, the level is lower than it was, and no aspect is certified.',
    zh: '已到期的认证不再有效：该方式为 `not-certified`，级别比原来低，`aspects` 也不再计入。',
    needs: ['ended'],
    check: async (world) => {
      const session = await world.ended();
      // What was saved since for the enterprise may have dropped the certification.
      await world.reset(session);
      const status = await world.status(session);
      const ends = endsIn(status);
      const none = finding('getStatus.methods', 'none-ended', 'users.ended');
      // The status need not tell any end.
      if (ends.length === 0) throw new Undecided(none);
      const method = ends.find(({state}) => state === 'not-certified') ?? broken(none);
      const {level, nextLevel = level, aspects} = status;
      const {rank: renewed = Infinity} = {...method.leadsTo};
      expect.that(level.rank < renewed, 'getStatus.level', 'counts-ended');
      expect.that(nextLevel.rank < renewed, 'getStatus.nextLevel', 'counts-ended');
      const isCounted = aspects.enterprise || aspects.accountHolder;
      expect.that(!isCounted, 'getStatus.aspects', 'counts-ended');
    },
  },
  'effective-after-the-end': {
    en: 'Who certifies again after the end is told rightly when it counts: `next-sign-in` is not in this session’s level.',
    zh: '到期之后重新认证，生效时间也属实：`next-sign-in` 的，不计入本次会话的级别。',
    needs: [...needs, 'ended'],
    check: async (world) => {
      const session = await world.ended();
      await world.reset(session);
      const before = await world.status(session);
      const outcome = await byCard(world, session);
      const status = await world.status(session);
      expectPromised(status, outcome, 'verifyCard');
      if (outcome.effective === 'next-sign-in') expectNotRaised(status, before, 'counts-early');
      await world.reset(session);
    },
  },
});
