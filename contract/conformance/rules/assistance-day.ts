import {
  assistanceRequestSchema,
  inboxAnsweredSchema,
  openAssistanceSchema,
} from '../../../src/domain/assistance.schemas.js';
import {expect, isLimit} from '../answers.js';
import {rulesIn} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {withOtherHolder} from './changes.js';
import * as help from './assistance-steps.js';

/* An administrator helps: what an inbox remembers of a day. */

/**
 * A further request has the usual answer and is in no inbox, also with the enterprise in other words. Where the account has
 * used up its requests of the day, there is none.
 */
const expectSilenced = async (world: World, session: Session): Promise<void> => {
  const answer = await help.answerToNext(world, session, await help.otherWording(world));
  if (isLimit(answer)) return;
  const {id} = expect.answer(answer, assistanceRequestSchema);
  expect.answer(await help.stateOf(session, id), openAssistanceSchema);
  expect.that((await help.find(await world.administrator(), id)) === undefined, 'getInbox', 'further-request');
};

export const assistanceDay = rulesIn('assistance', help.needs, {
  'nth-request-told': {
    en: 'The inbox tells which request of the account it is today. After one wrong number the next request arrives.',
    zh: '待办写明这是该账号今天的第几次申请；数字错误一次之后，下一次申请仍然送达。',
    check: async (world) => {
      const {session, administrator, id, number} = await help.open(world);
      const {nthToday = 0} = await help.inInbox(administrator, id);
      expect.that(nthToday > 0, 'getInbox.nthToday', 'absent');
      await help.confirmWrongly(world, session, {id, number});
      const next = await help.inInbox(administrator, (await help.askAgain(world, session)).id);
      expect.that(next.nthToday === nthToday + 1, 'getInbox.nthToday', 'not-next');
    },
  },
  'two-wrong-numbers': {
    en: 'After two wrong numbers, further requests of this account reach no inbox of this enterprise that day, also where the last one is withdrawn afterwards.',
    zh: '一天内数字错误两次之后，该账号的申请当天不再进入该企业的待办，之后撤回最后一次申请也一样。',
    check: async (world) => {
      const {session, ...first} = await help.open(world);
      await help.confirmWrongly(world, session, first);
      const last = await help.askAgain(world, session);
      await help.confirmWrongly(world, session, last);
      await session.send('withdrawAssistance', {id: last.id});
      await expectSilenced(world, session);
    },
  },
  'silent-after-a-refusal': {
    en: 'After a refusal, further requests of this account reach no inbox of this enterprise that day: nor after a withdrawal of the refused one, nor after a new sign-in.',
    zh: '被拒绝之后，该账号的申请当天不再进入该企业的待办，撤回被拒绝的申请、重新登录之后也一样。',
    check: async (world) => {
      const {session, administrator, id} = await help.open(world);
      expect.answer(await help.decline(world, administrator, id), inboxAnsweredSchema);
      expect.refused(await help.stateOf(session, id), 'assistance-declined');
      // What an administrator answered stays, whatever becomes of the request.
      await session.send('withdrawAssistance', {id});
      // Another sign-in is the same account.
      const canSignIn = world.plan.users.applicant?.command !== undefined;
      await expectSilenced(world, canSignIn ? await world.again(session) : session);
    },
  },
  'silent-with-another-record': {
    en: 'After a refusal, further requests reach no inbox that day where the account has another holder, either: a new record is the same account.',
    zh: '被拒绝之后，账号即使换了归属人，申请当天也不再进入该企业的待办：登记信息变了，仍是同一账号。',
    needs: [...help.needs, 'other-holder-name'],
    check: async (world) => {
      const {session, administrator, id} = await help.open(world);
      expect.answer(await help.decline(world, administrator, id), inboxAnsweredSchema);
      await withOtherHolder(world, session, () => expectSilenced(world, session));
    },
  },
  'withdrawn-told': {
    en: 'The inbox tells how many requests were withdrawn today.',
    zh: '待办写明今天撤回了多少个申请。',
    check: async (world) => {
      const {session, administrator, id} = await help.open(world);
      const {withdrawnToday: before = 0} = await help.readInbox(administrator);
      await session.send('withdrawAssistance', {id});
      const {withdrawnToday: after = 0} = await help.readInbox(administrator);
      expect.that(after === before + 1, 'getInbox.withdrawnToday', 'withdrawal-uncounted');
    },
  },
  'withdrawn-fill-nothing': {
    en: 'Withdrawn requests do not use up what an enterprise’s inbox takes in a day.',
    zh: '撤回的申请不占企业每天的名额。',
    needs: [...help.needs, 'reset'],
    check: async (world) => {
      for (let times = 0; times < 25; times += 1) {
        const {session, id} = await help.open(world);
        await session.send('withdrawAssistance', {id});
      }
      const {administrator, id} = await help.open(world);
      await help.inInbox(administrator, id);
    },
  },
});
