import {broken, expect, refusalOf} from '../answers.js';
import {rulesIn} from '../rule.js';
import {finding} from '../say.js';
import {
  expectNotCertified,
  madeUpCard,
  uncertified,
  withOtherEnterpriseName,
  withOtherNumber,
  withStrangersNumber,
} from './changes.js';
import {byCard} from './level.js';
import {changeOfDate, expectEditable, expectSaved, readProfile} from './record.js';

/* The version of the record, and what is compared with it. */

export const versions = rulesIn('record', ['changes', 'card', 'reset'], {
  'certification-of-the-document': {
    en: 'Another kind of ID document by itself is not saved or, if it is, a certification counts no more.',
    zh: '只修改证件类型的，不予保存；予以保存的，现有认证失效。',
    check: async (world, session) => {
      const before = await uncertified(world, session);
      const profile = await readProfile(session);
      expectEditable(profile, 'account');
      await byCard(world, session);
      try {
        const idType = profile.account.idType.display === 'passport-prc' ? 'resident-id' : 'passport-prc';
        const answer = await world.save(session, {idType});
        if (answer.status === 200 && !refusalOf(answer)) await expectNotCertified(world, session, before);
        else expect.no(answer);
      } finally {
        await world.reset(session);
      }
    },
  },
  'if-match-exact': {
    en: '`If-Match` is the one ETag: `*`, a part of the ETag, and a text that has the ETag in it, change nothing.',
    zh: '`If-Match` 只能是该 ETag：`*`、ETag 的一部分、包含 ETag 的文本都不得修改任何内容。',
    needs: ['changes'],
    check: async (world, session) => {
      await changeOfDate(world, session, async ({changes, ifMatch: version}) => {
        const inner = version.replaceAll('"', '');
        const others = ['*', '"', `"${inner.slice(0, -1)}"`, `"x${inner}x"`, `x${version}x`];
        for (const ifMatch of others) expect.rejected(await session.send('updateAccount', {body: changes, ifMatch}));
        expectSaved(await session.send('updateAccount', {body: changes, ifMatch: version}));
      });
    },
  },
  'etag-of-the-enterprise': {
    en: 'A change of the enterprise changes the ETag, too, and the former one fits no more.',
    zh: '修改企业信息也使 ETag 改变，原来的 ETag 不再相符。',
    needs: ['changes', 'other-enterprise-name'],
    check: async (world, session) => {
      const former = await world.ifMatch(session);
      await withOtherEnterpriseName(world, session, async () => {
        expect.that((await world.ifMatch(session)) !== former, 'getProfile', 'etag-kept-for-enterprise');
        for (const id of ['updateAccount', 'updateEnterprise']) {
          const body =
            id === 'updateAccount' ? {validTo: '20990101'} : {enterpriseName: world.plan.otherEnterpriseName};
          expect.problem(await session.send(id, {body, ifMatch: former}), [412]);
        }
      });
    },
  },
  'id-number-of-elsewhere': {
    en: 'An ID number of another enterprise’s account is not refused as taken: that would tell who has an account at all.',
    zh: '其他企业账号的证件号码不视为已被使用：否则会透露谁有账号。',
    needs: ['changes', 'reset', 'stranger-id-number'],
    check: (world, session) => withStrangersNumber(world, session, async () => undefined),
  },
  'birth-date-kept-back': {
    en: 'A first day is not compared with the birth date in the number on record: who tries days would find it.',
    zh: '起始日期不与登记号码中的出生日期比较：逐日尝试的人会由此得知出生日期。',
    needs: ['changes', 'reset'],
    check: async (world, session) => {
      await withOtherNumber(world, session, async () => {
        const found = [];
        // A month before and a month after the birth.
        for (const month of ['05', '07']) {
          const validFrom = `${madeUpCard.idNumber.slice(6, 10)}${month}15`;
          const answer = await world.save(session, {validFrom, validTo: '00000000'});
          expect.noLimit(answer);
          found.push(`${String(answer.status)} ${refusalOf(answer)?.code ?? ''}`);
        }
        if (found[0] !== found[1]) broken(finding('updateAccount', 'birth-compared'));
      });
    },
  },
});
