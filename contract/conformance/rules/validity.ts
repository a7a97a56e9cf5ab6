import type {MethodStatus, Status} from '../../../src/domain/schemas.js';
import {expectThat} from '../answers.js';
import type {Rule} from '../rule.js';
import type {Prove} from '../cards.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {byCard} from './level.js';

/* Until when a certification counts. A backend whose certifications never end says nothing of it. */

const at = (instant: string | undefined): number => Date.parse(instant ?? '');

/** Expects that what a status says of an end makes sense, and returns the methods that have one. */
const endsIn = ({methods, now}: Status): readonly MethodStatus[] => {
  for (const {id, validUntil, renewFrom, endReason} of methods) {
    const isLonely = validUntil === undefined && (renewFrom ?? endReason) !== undefined;
    expectThat(!isLonely, `getStatus.methods: renewFrom or endReason of ${id} without validUntil`);
    expectThat(!(at(renewFrom) > at(validUntil)), `getStatus.methods: renewFrom of ${id} is after its validUntil`);
  }
  const ends = methods.filter(({validUntil}) => validUntil !== undefined);
  expectThat(ends.length === 0 || now !== undefined, 'getStatus: validUntil without now');
  for (const {id, state, validUntil} of ends)
    expectThat(
      state === 'pending' || (state === 'certified') === at(validUntil) > at(now),
      `getStatus.methods: ${id} is ${state}, and validUntil and now say otherwise`,
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

export const validity: readonly Rule[] = [
  {
    id: 'validity-of-a-certification',
    chapter: 'card',
    says: 'A method is `certified` before its `validUntil` and `not-certified` from then on, by `now`; `renewFrom` is not later.',
    needs,
    check: async (world) => {
      const session = await world.main();
      await world.reset(session);
      await certify(world, session);
    },
  },
  {
    id: 'validity-never-falls',
    chapter: 'card',
    says: 'Whoever certifies again before the end does not come to an earlier one, also by a card that ends earlier.',
    needs,
    check: async (world) => {
      const session = await world.main();
      await world.reset(session);
      const olderCard = world.plan.card?.simulator === undefined ? [] : [endingSoon(world)];
      let former = await certify(world, session);
      for (const prove of [undefined, ...olderCard]) {
        const renewed = await certify(world, session, prove);
        const isEarlier = renewed?.validUntil !== undefined && !(at(renewed.validUntil) >= at(former?.validUntil));
        expectThat(!isEarlier, 'getStatus.methods: validUntil is earlier after a further certification');
        former = renewed;
      }
    },
  },
  {
    id: 'validity-ended',
    chapter: 'card',
    says: 'A certification that has ended counts no more: its method is `not-certified`, the level is lower than it was, and no aspect is certified.',
    needs: ['ended'],
    check: async (world) => {
      const status = await world.status(await world.ended());
      const [method] = endsIn(status).filter(({state}) => state === 'not-certified');
      expectThat(method !== undefined, 'getStatus.methods: no certification has ended for users.ended');
      const {level, nextLevel = level, aspects} = status;
      const {rank: renewed = Infinity} = {...method?.leadsTo};
      expectThat(level.rank < renewed, 'getStatus.level: a certification that has ended still counts');
      expectThat(nextLevel.rank < renewed, 'getStatus.nextLevel: a certification that has ended still counts');
      const isCounted = aspects.enterprise || aspects.accountHolder;
      expectThat(!isCounted, 'getStatus.aspects: a certification that has ended still counts');
    },
  },
];
