import {broken, expectNo, expectProblem, expectRejected, expectThat, refusalOf} from '../answers.js';
import type {Rule} from '../rule.js';
import {expectNotCertified, madeUpCard, uncertified, withOtherEnterpriseName, withOtherNumber} from './changes.js';
import {byCard} from './level.js';
import {changeOfDate, expectEditable, expectSaved, readProfile} from './record.js';

/* The version of the record, and what is compared with it. */

export const versions: readonly Rule[] = [
  {
    id: 'certification-of-the-document',
    chapter: 'record',
    says: 'Another kind of ID document by itself is not saved or, if it is, a certification counts no more.',
    needs: ['changes', 'card', 'reset'],
    check: async (world) => {
      const session = await world.main();
      const before = await uncertified(world, session);
      const profile = await readProfile(session);
      expectEditable(profile, 'account');
      await byCard(world, session);
      try {
        const idType = profile.account.idType.display === 'passport-prc' ? 'resident-id' : 'passport-prc';
        const answer = await session.send('updateAccount', {body: {idType}, ifMatch: await world.ifMatch(session)});
        if (answer.status === 200 && !refusalOf(answer)) await expectNotCertified(world, session, before);
        else expectNo(answer);
      } finally {
        await world.reset(session);
      }
    },
  },
  {
    id: 'if-match-exact',
    chapter: 'record',
    says: '`If-Match` is the one ETag: `*`, a part of the ETag, and a text that has the ETag in it, change nothing.',
    needs: ['changes'],
    check: async (world) => {
      const session = await world.main();
      await changeOfDate(world, session, async ({changes, ifMatch: version}) => {
        const inner = version.replaceAll('"', '');
        const others = ['*', '"', `"${inner.slice(0, -1)}"`, `"x${inner}x"`, `x${version}x`];
        for (const ifMatch of others) expectRejected(await session.send('updateAccount', {body: changes, ifMatch}));
        expectSaved(await session.send('updateAccount', {body: changes, ifMatch: version}));
      });
    },
  },
  {
    id: 'etag-of-the-enterprise',
    chapter: 'record',
    says: 'A change of the enterprise changes the ETag, too, and the former one fits no more.',
    needs: ['changes', 'other-enterprise-name'],
    check: async (world) => {
      const session = await world.main();
      const former = await world.ifMatch(session);
      await withOtherEnterpriseName(world, session, async () => {
        expectThat(
          (await world.ifMatch(session)) !== former,
          'getProfile: the same ETag after a change of the enterprise',
        );
        for (const id of ['updateAccount', 'updateEnterprise']) {
          const body =
            id === 'updateAccount' ? {validTo: '20990101'} : {enterpriseName: world.plan.otherEnterpriseName};
          expectProblem(await session.send(id, {body, ifMatch: former}), [412]);
        }
      });
    },
  },
  {
    id: 'birth-date-kept-back',
    chapter: 'record',
    says: 'A first day is not compared with the birth date in the number on record: who tries days would find it.',
    needs: ['changes', 'reset'],
    check: async (world) => {
      const session = await world.main();
      await withOtherNumber(world, session, async () => {
        const found = [];
        // A month before and a month after the birth.
        for (const month of ['05', '07']) {
          const validFrom = `${madeUpCard.idNumber.slice(6, 10)}${month}15`;
          const body = {validFrom, validTo: '00000000'};
          const answer = await session.send('updateAccount', {body, ifMatch: await world.ifMatch(session)});
          found.push(`${String(answer.status)} ${refusalOf(answer)?.code ?? ''}`);
        }
        if (found[0] !== found[1]) broken('updateAccount: a first day before the birth has another answer');
      });
    },
  },
];
