import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {expectAnswer, expectThat} from '../answers.js';
import type {Rule} from '../rule.js';
import type {Status} from '../../../src/domain/schemas.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {
  expectNotCertified,
  inForce,
  uncertified,
  withOtherEnterpriseName,
  withOtherHolder,
  withOtherNumber,
} from './changes.js';
import {byCard} from './level.js';
import {readProfile} from './record.js';

/* A certification is about the record as it was: what another record does to it. */

const needs = ['changes', 'legal-rep', 'holder'] as const;

interface Certified {
  /** What was certified is in force in it. */
  readonly session: Session;
  /** The status before. */
  readonly before: Status | undefined;
}

/** Certifies `main` by data and, if there is one, by a card. */
const certify = async (world: World): Promise<Certified> => {
  const session = await world.main();
  const before = await uncertified(world, session);
  const {ticket} = await world.holderTicket(session);
  expectAnswer(await session.send('checkIdCard', {body: world.holderCard(ticket)}), passedSchema);
  if (world.plan.card) await byCard(world, session);
  return {session: await inForce(world, session), before};
};

export const certified: readonly Rule[] = [
  {
    id: 'certification-of-the-enterprise',
    chapter: 'legal-rep',
    says: 'Where the enterprise has another name on record, a certification counts no more: neither its method nor level and aspects, in this session and in the next one.',
    needs: [...needs, 'other-enterprise-name'],
    check: async (world) => {
      const {session, before} = await certify(world);
      await withOtherEnterpriseName(world, session, () => expectNotCertified(world, session, before));
    },
  },
  {
    id: 'certification-dropped',
    chapter: 'legal-rep',
    says: 'Where the account has another holder, a certification of the former one counts no more, for level and aspects either; `ifChanged` says so before.',
    needs: [...needs, 'other-holder-name'],
    check: async (world) => {
      const {session, before} = await certify(world);
      const {ifChanged} = await readProfile(session);
      expectThat(ifChanged !== undefined, 'getProfile.ifChanged: absent, and a change drops the certification');
      await withOtherHolder(world, session, () => expectNotCertified(world, session, before));
    },
  },
  {
    id: 'certification-of-the-number',
    chapter: 'legal-rep',
    says: 'Where the account holder has another ID number, a certification counts no more, for level and aspects either.',
    needs: [...needs, 'reset'],
    check: async (world) => {
      const {session, before} = await certify(world);
      await withOtherNumber(world, session, () => expectNotCertified(world, session, before));
    },
  },
  {
    id: 'certification-of-a-shared-enterprise',
    chapter: 'legal-rep',
    says: 'Where a colleague’s change of the enterprise is on record for this account, too, its certification counts no more, and its ETag is another one.',
    needs: [...needs, 'colleague', 'other-enterprise-name'],
    check: async (world) => {
      const colleague = await world.colleague();
      // Some backends have a record of the enterprise for each account, or let one account alone change it.
      if (!(await readProfile(colleague)).editable.enterprise) return;
      const {session, before} = await certify(world);
      const former = await readProfile(session);
      await withOtherEnterpriseName(world, colleague, async () => {
        const {enterprise, version} = await readProfile(session);
        if (enterprise.enterpriseName.display === former.enterprise.enterpriseName.display) return;
        expectThat(
          version !== former.version,
          'getProfile: the same ETag after a colleague’s change of the enterprise',
        );
        await expectNotCertified(world, session, before);
      });
    },
  },
];
