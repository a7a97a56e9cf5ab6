import {
  assistanceRequestSchema,
  inboxAnsweredSchema,
  openAssistanceSchema,
} from '../../../src/domain/assistance.schemas.js';
import {expectAnswer, expectRefused, expectThat, isLimit} from '../answers.js';
import {rulesIn} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {withOtherHolder} from './changes.js';
import {
  answerToNext,
  askAgain,
  confirmWrongly,
  decline,
  find,
  inInbox,
  needs,
  open,
  otherWording,
  readInbox,
  stateOf,
} from './assistance-steps.js';

/* An administrator helps: what an inbox remembers of a day. */

/**
 * A further request has the usual answer and is in no inbox, also with the enterprise in other words. Where the account has
 * used up its requests of the day, there is none.
 */
const expectSilenced = async (world: World, session: Session): Promise<void> => {
  const answer = await answerToNext(world, session, await otherWording(world));
  if (isLimit(answer)) return;
  const {id} = expectAnswer(answer, assistanceRequestSchema);
  expectAnswer(await stateOf(session, id), openAssistanceSchema);
  expectThat((await find(await world.administrator(), id)) === undefined, 'getInbox', 'further-request');
};

export const assistanceDay = rulesIn('assistance', needs, {
  'nth-request-told': {
    en: 'The inbox tells which request of the account it is today. After one wrong number the next request arrives.',
    zh: '待办写明这是该账号今天的第几次申请；数字错误一次之后，下一次申请仍然送达。',
    check: async (world) => {
      const {session, request} = await open(world);
      const administrator = await world.administrator();
      const {nthToday = 0} = await inInbox(administrator, request.id);
      expectThat(nthToday > 0, 'getInbox.nthToday', 'absent');
      await confirmWrongly(world, session, request);
      const next = await inInbox(administrator, (await askAgain(world, session)).id);
      expectThat(next.nthToday === nthToday + 1, 'getInbox.nthToday', 'not-next');
    },
  },
  'two-wrong-numbers': {
    en: 'After two wrong numbers, further requests of this account reach no inbox of this enterprise that day, also where the last one is withdrawn afterwards.',
    zh: '一天内数字错误两次之后，该账号的申请当天不再进入该企业的待办，之后撤回最后一次申请也一样。',
    check: async (world) => {
      const {session, request} = await open(world);
      await confirmWrongly(world, session, request);
      const last = await askAgain(world, session);
      await confirmWrongly(world, session, last);
      await session.send('withdrawAssistance', {id: last.id});
      await expectSilenced(world, session);
    },
  },
  'silent-after-a-refusal': {
    en: 'After a refusal, further requests of this account reach no inbox of this enterprise that day: nor after a withdrawal of the refused one, nor after a new sign-in.',
    zh: '被拒绝之后，该账号的申请当天不再进入该企业的待办，撤回被拒绝的申请、重新登录之后也一样。',
    check: async (world) => {
      const {session, request} = await open(world);
      expectAnswer(await decline(world, await world.administrator(), request.id), inboxAnsweredSchema);
      expectRefused(await stateOf(session, request.id), 'assistance-declined');
      // What an administrator answered stays, whatever becomes of the request.
      await session.send('withdrawAssistance', {id: request.id});
      // Another sign-in is the same account.
      const canSignIn = world.plan.users.applicant?.command !== undefined;
      await expectSilenced(world, canSignIn ? await world.again(session) : session);
    },
  },
  'silent-with-another-record': {
    en: 'After a refusal, further requests reach no inbox that day where the account has another holder, either: a new record is the same account.',
    zh: '被拒绝之后，账号即使换了归属人，申请当天也不再进入该企业的待办：登记信息变了，仍是同一账号。',
    needs: [...needs, 'other-holder-name'],
    check: async (world) => {
      const {session, request} = await open(world);
      expectAnswer(await decline(world, await world.administrator(), request.id), inboxAnsweredSchema);
      await withOtherHolder(world, session, () => expectSilenced(world, session));
    },
  },
  'withdrawn-told': {
    en: 'The inbox tells how many requests were withdrawn today.',
    zh: '待办写明今天撤回了多少个申请。',
    check: async (world) => {
      const {session, request} = await open(world);
      const administrator = await world.administrator();
      const {withdrawnToday: before = 0} = await readInbox(administrator);
      await session.send('withdrawAssistance', {id: request.id});
      const {withdrawnToday: after = 0} = await readInbox(administrator);
      expectThat(after === before + 1, 'getInbox.withdrawnToday', 'withdrawal-uncounted');
    },
  },
  'withdrawn-fill-nothing': {
    en: 'Withdrawn requests do not use up what an enterprise’s inbox takes in a day.',
    zh: '撤回的申请不占企业每天的名额。',
    needs: [...needs, 'reset'],
    check: async (world) => {
      for (let times = 0; times < 25; times += 1) {
        const {session, request} = await open(world);
        await session.send('withdrawAssistance', {id: request.id});
      }
      await inInbox(await world.administrator(), (await open(world)).request.id);
    },
  },
});
