import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {expectAnswer, expectThat} from '../answers.js';
import type {Rule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {expectNotCertified, withOtherEnterpriseName, withOtherHolder, withOtherNumber} from './changes.js';
import {byCard} from './level.js';
import {readProfile} from './record.js';

/* A certification is about the record as it was: what another record does to it. */

const needs = ['changes', 'legal-rep', 'holder'] as const;

const certify = async (world: World, session: Session): Promise<void> => {
  const {ticket} = await world.holderTicket(session);
  expectAnswer(await session.send('checkIdCard', {body: world.holderCard(ticket)}), passedSchema);
};

export const certified: readonly Rule[] = [
  {
    id: 'certification-of-the-enterprise',
    chapter: 'legal-rep',
    says: 'Where the enterprise has another name on record, a certification counts no more.',
    needs: [...needs, 'other-enterprise-name'],
    check: async (world) => {
      const session = await world.main();
      await certify(world, session);
      if (world.plan.card) await byCard(world, session);
      await withOtherEnterpriseName(world, session, async () => {
        await expectNotCertified(world, session);
      });
    },
  },
  {
    id: 'certification-dropped',
    chapter: 'legal-rep',
    says: 'Where the account has another holder, a certification of the former one counts no more; `ifChanged` says so before.',
    needs: [...needs, 'other-holder-name'],
    check: async (world) => {
      const session = await world.main();
      await certify(world, session);
      if (world.plan.card) await byCard(world, session);
      const {ifChanged} = await readProfile(session);
      expectThat(ifChanged !== undefined, 'getProfile.ifChanged: absent, and a change drops the certification');
      await withOtherHolder(world, session, async () => {
        await expectNotCertified(world, session);
      });
    },
  },
  {
    id: 'certification-of-the-number',
    chapter: 'legal-rep',
    says: 'Where the account holder has another ID number, a certification counts no more.',
    needs: [...needs, 'reset'],
    check: async (world) => {
      const session = await world.main();
      await certify(world, session);
      await withOtherNumber(world, session, () => expectNotCertified(world, session));
    },
  },
  {
    id: 'certification-of-a-shared-enterprise',
    chapter: 'legal-rep',
    says: 'Where a colleague’s change of the enterprise is on record for this account, too, its certification counts no more, and its ETag is another one.',
    needs: [...needs, 'colleague', 'other-enterprise-name'],
    check: async (world) => {
      const [session, colleague] = [await world.main(), await world.colleague()];
      // Some backends have a record of the enterprise for each account, or let one account alone change it.
      if (!(await readProfile(colleague)).editable.enterprise) return;
      await certify(world, session);
      const former = await readProfile(session);
      await withOtherEnterpriseName(world, colleague, async () => {
        const {enterprise, version} = await readProfile(session);
        if (enterprise.enterpriseName.display === former.enterprise.enterpriseName.display) return;
        expectThat(
          version !== former.version,
          'getProfile: the same ETag after a colleague’s change of the enterprise',
        );
        await expectNotCertified(world, session);
      });
    },
  },
];
