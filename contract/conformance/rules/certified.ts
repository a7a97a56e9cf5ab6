import {expect} from '../answers.js';
import {rulesIn} from '../rule.js';
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
import {byCard, byData} from './level.js';
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
  await byData(world, session);
  if (world.plan.card) await byCard(world, session);
  return {session: await inForce(world, session), before};
};

export const certified = rulesIn('legal-rep', [...needs, 'other-enterprise-name'], {
  'certification-of-the-enterprise': {
    en: 'Where the enterprise has another name on record, a certification counts no more: neither its method nor level and aspects, in this session and in the next one.',
    zh: '企业登记的名称改变后，原有认证不再有效：方式的状态、级别和 `aspects` 都不再计入，本次会话和下次会话都是如此。',
    check: async (world) => {
      const {session, before} = await certify(world);
      await withOtherEnterpriseName(world, session, () => expectNotCertified(world, session, before));
    },
  },
  'certification-dropped': {
    en: 'Where the account has another holder, a certification of the former one counts no more, for level and aspects either; `ifChanged` says so before.',
    zh: '账号换了归属人，原归属人的认证不再有效，也不再计入级别和 `aspects`；`ifChanged` 事先说明。',
    needs: [...needs, 'other-holder-name'],
    check: async (world) => {
      const {session, before} = await certify(world);
      const {ifChanged} = await readProfile(session);
      expect.that(ifChanged !== undefined, 'getProfile.ifChanged', 'drop-untold');
      await withOtherHolder(world, session, () => expectNotCertified(world, session, before));
    },
  },
  'certification-of-the-number': {
    en: 'Where the account holder has another ID number, a certification counts no more, for level and aspects either.',
    zh: '账号归属人的证件号码改变后，原有认证不再有效，也不再计入级别和 `aspects`。',
    needs: [...needs, 'reset'],
    check: async (world) => {
      const {session, before} = await certify(world);
      await withOtherNumber(world, session, () => expectNotCertified(world, session, before));
    },
  },
  'certification-of-a-shared-enterprise': {
    en: 'Where a colleague’s change of the enterprise is on record for this account, too, its certification counts no more, and its ETag is another one.',
    zh: '同事修改的企业信息也登记在本账号时，本账号的认证不再有效，ETag 随之改变。',
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
        expect.that(version !== former.version, 'getProfile', 'etag-kept-for-colleague');
        await expectNotCertified(world, session, before);
      });
    },
  },
});
