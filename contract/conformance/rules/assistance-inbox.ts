import {
  assistanceCodeSchema,
  assistanceRequestSchema,
  inboxAnsweredSchema,
  mostInInbox,
  openAssistanceSchema,
} from '../../../src/domain/assistance.schemas.js';
import {expect, isLimit, refusalOf, roundingMs, Undecided} from '../answers.js';
import {isNumberInClear, showsMoreOfMobile, valuesIn} from '../masks.js';
import {rulesIn} from '../rule.js';
import {finding} from '../say.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import * as help from './assistance-steps.js';
import {byCard} from './level.js';
import {readProfile} from './record.js';

/* An administrator helps: the inbox, who may answer, and the answer by the number. */

/** Two digits may stand in them by accident. */
const ofChance = /^(?:id|subject|name|mobile|nthToday|withdrawnToday|more)$/;

/** Whether a text has a whole ID number or a whole mobile in it. */
const hasNumber = (text: string): boolean => text.split(/[^0-9A-Za-z]+/).some(isNumberInClear);

/** Between two times that are said to be the same, or of a moment ago. */
const nearMs = 10 * 60_000;

/** Also several such numbers with something between them. */
const isOfTwoDigits = (text: string): boolean => /^\D*\d{2}(?:\D+\d{2})*\D*$/.test(text);

/** Requests at nearly one time have no order where times are kept in seconds. */
const onceMs = 2 * roundingMs;
const later = ({link}: World): Promise<void> => link.pause((1.1 * onceMs) / 1_000);

/** The user in a session of the card's level, which is higher than the one that help gives. */
const withCard = async (world: World, session: Session): Promise<Session> => {
  await world.reset(session);
  await byCard(world, session);
  return world.again(session);
};

/** Neither sees the request nor answers it, and it stays open. */
const expectNoAdministrator = async (world: World, user: Session, request: help.Opened): Promise<void> => {
  expect.refused(await user.send('getInbox'), 'not-applicable');
  await help.expectNotTaken(world, user, request, 'not-applicable');
  expect.answer(await help.stateOf(request.session, request.id), openAssistanceSchema);
};

export const assistanceInbox = rulesIn('assistance', help.needs, {
  'inbox-of-administrators': {
    en: 'Only an administrator has an inbox, and only an administrator can answer.',
    zh: '只有管理员有待办，也只有管理员能够处理。',
    check: async (world) => {
      const {session, id, number} = await help.open(world);
      expect.refused(await session.send('getInbox'), 'not-applicable');
      expect.refused(await help.confirm(world, session, id, number), 'not-applicable');
      expect.answer(await help.stateOf(session, id), openAssistanceSchema);
    },
  },
  'colleague-without-inbox': {
    en: 'A colleague of the administrators has no inbox: to belong to the enterprise is not enough, at any level.',
    zh: '同企业的其他账号没有待办：属于该企业还不是管理员，级别再高也不是。',
    needs: [...help.needs, 'colleague', 'card', 'sign-in'],
    check: async (world) => {
      const request = await help.open(world);
      const colleague = await world.colleague();
      if (colleague.subject === request.administrator.subject)
        throw new Undecided(finding('getInbox', 'is-administrator', 'users.colleague'));
      await expectNoAdministrator(world, await withCard(world, colleague), request);
      await world.reset(colleague);
    },
  },
  'administrator-of-enough-level': {
    en: 'An administrator whose own level is lower than the one that help gives has no inbox.',
    zh: '本人的安全级别低于协助所授予的级别时，管理员没有待办。',
    needs: [...help.needs, 'low-administrator', 'card', 'sign-in', 'reset'],
    check: async (world) => {
      const request = await help.open(world);
      const low = await world.lowAdministrator();
      // Whether it is the level that they lack.
      if (refusalOf(await (await withCard(world, low)).send('getInbox')))
        throw new Undecided(finding('getInbox', 'no-administrator', 'users.lowAdministrator'));
      await world.reset(low);
      await expectNoAdministrator(world, low, request);
    },
  },
  'inbox-of-one-enterprise': {
    en: 'A request to another enterprise is in no inbox of this one, and nobody of this one can answer it.',
    zh: '发给别的企业的申请不在本企业的待办中，本企业也无人能够处理。',
    needs: [...help.needs, 'other-enterprise'],
    check: async (world) => {
      const session = await world.applicant();
      await world.reset(session);
      const asked = await help.ask(world, session, world.plan.otherEnterprise?.uscc);
      if (refusalOf(asked)?.code === 'enterprise-mismatch')
        throw new Undecided(finding('requestAssistance', 'asks-its-own', 'users.applicant'));
      const {id, number} = expect.answer(asked, assistanceRequestSchema);
      const administrator = await world.administrator();
      expect.that((await help.find(administrator, id)) === undefined, 'getInbox', 'request-to-another');
      await help.expectNotTaken(world, administrator, {id, number}, 'assistance-expired');
      expect.answer(await help.stateOf(session, id), openAssistanceSchema);
    },
  },
  'inbox-fits': {
    en: 'The inbox tells who asks, masked, with no whole number of theirs, and when: by the backend’s own time, and until the end of the request.',
    zh: '待办中有申请人（以掩码表示，不含其完整的号码）和时间：按后台自己的时间，到申请结束为止。',
    check: async (world) => {
      const {session, administrator, id, expiresAt: told} = await help.open(world);
      const {mobile, requestedAt, expiresAt} = await help.inInbox(administrator, id);
      const {account} = await readProfile(session);
      const {onRecord, masked, display} = account.holderName;
      const texts = valuesIn((await administrator.send('getInbox')).body, /^(?:id|subject)$/).map(String);
      expect.that(!texts.some(hasNumber), 'getInbox', 'number-in-clear');
      const isNameClear = onRecord && !masked && texts.some((each) => each.includes(display));
      expect.that(!isNameClear, 'getInbox', 'name-unmasked');
      expect.that(!showsMoreOfMobile(mobile), 'getInbox', 'mobile-unmasked');
      const isNear = (ms: number) => Math.abs(ms) <= nearMs;
      const sinceThen = await world.msUntil(administrator, requestedAt);
      expect.that(isNear(sinceThen), 'getInbox.requestedAt', 'not-when-asked');
      const between = Date.parse(expiresAt) - Date.parse(told);
      expect.that(isNear(between), 'getInbox.expiresAt', 'other-end-than-told');
    },
  },
  'inbox-of-fifty': {
    en: 'Of more than 50 open requests the inbox has the 50 oldest, and tells in `more` how many others there are; no two have one number, by whichever words.',
    zh: '未处理的申请超过 50 个时，待办给出最早的 50 个，并在 `more` 中说明另有多少个；任何两个的数字都不同，不论以哪种文字写明企业。',
    needs: [...help.needs, 'crowd'],
    check: async (world) => {
      // What was saved since for the enterprise may have dropped their certification.
      await world.reset(await world.administrator());
      const asked: {readonly session: Session; readonly id: string; readonly number: string; readonly at: number}[] =
        [];
      try {
        const words = [undefined, await help.otherWording(world)];
        while (asked.length <= mostInInbox) {
          if (asked.length === mostInInbox) await later(world);
          const session = await world.crowd(asked.length);
          const enterprise = words[asked.length % words.length];
          let answer = await help.ask(world, session, enterprise);
          // Of an earlier run. Fifty resets take their time, so only where one is needed.
          if (isLimit(answer)) {
            await world.reset(session);
            answer = await help.ask(world, session, enterprise);
          }
          asked.push({session, ...expect.answer(answer, assistanceRequestSchema), at: Date.now()});
        }
        const {requests, more = 0, limitReached} = await help.readInbox(await world.administrator());
        // Others may have asked before.
        const isFull = limitReached && requests.length + more < asked.length;
        if (isFull) throw new Undecided(finding('getInbox', 'fewer-than-51'));
        expect.that(requests.length === mostInInbox, 'getInbox.requests', 'not', mostInInbox);
        expect.that(requests.length + more >= asked.length, 'getInbox.more', 'not-how-many');
        const shown = new Set(requests.map(({id}) => id));
        const left = asked.find(({id}) => !shown.has(id))?.at ?? Infinity;
        expect.that(
          !asked.some(({id, at}) => shown.has(id) && at > left + onceMs),
          'getInbox.requests',
          'not-the-oldest',
        );
        const numbers = new Set(asked.map(({number}) => number));
        expect.that(numbers.size === asked.length, 'requestAssistance.number', 'number-of-another');
      } finally {
        for (const {session, id} of asked) await session.send('withdrawAssistance', {id});
      }
    },
  },
  'inbox-oldest-first': {
    en: 'In the inbox the oldest request is the first.',
    zh: '待办中最早的申请在前。',
    needs: [...help.needs, 'crowd'],
    check: async (world) => {
      const other = await world.crowd(0);
      await world.reset(other);
      const older = expect.answer(await help.ask(world, other), assistanceRequestSchema);
      await later(world);
      const newer = await help.open(world);
      const ids = (await help.readInbox(newer.administrator)).requests.map(({id}) => id);
      await other.send('withdrawAssistance', {id: older.id});
      const [first, second] = ids.filter((id) => id === older.id || id === newer.id);
      expect.that(first === older.id && second === newer.id, 'getInbox.requests', 'not-oldest-first');
    },
  },
  'inbox-without-number': {
    en: 'The inbox tells no number: an administrator learns it from the account holder alone.',
    zh: '待办中没有数字：管理员只能从申请人处得知。',
    check: async (world) => {
      const isTold = async (): Promise<boolean> => {
        const {administrator, id, number} = await help.open(world);
        await help.inInbox(administrator, id);
        const texts = valuesIn((await administrator.send('getInbox')).body, ofChance).map(String);
        return texts.some((each) => each.includes(number) && isOfTwoDigits(each));
      };
      // One of two digits may be there by chance, such as a count. Another request has another number.
      expect.that(!((await isTold()) && (await isTold())), 'getInbox', 'tells-number');
    },
  },
  'step-up-required': {
    en: 'To confirm, an administrator proves who they are: else `step-up-required`, and the request stays open.',
    zh: '管理员确认前须再次验证身份，否则返回 `step-up-required`，申请仍未处理。',
    needs: [...help.needs, 'step-up'],
    check: async (world) => {
      const {session, administrator, id, number} = await help.open(world);
      for (const stepUp of [undefined, 'made-up'])
        expect.refused(await administrator.send('confirmAssistance', {id, body: {number, stepUp}}), 'step-up-required');
      for (const body of [{}, {stepUp: 'made-up'}])
        expect.refused(await administrator.send('createAssistanceCode', {id, body}), 'step-up-required');
      expect.answer(await help.stateOf(session, id), openAssistanceSchema);
    },
  },
  'step-up-before-the-number': {
    en: 'Without a step-up a wrong number has the answer of the right one: nobody finds the number out by it.',
    zh: '没有再次验证身份时，数字错误与正确的响应相同：不能借此试出数字。',
    needs: [...help.needs, 'step-up'],
    check: async (world) => {
      const {session, administrator, id, number} = await help.open(world);
      const body = {number: help.otherNumber(number)};
      expect.refused(await administrator.send('confirmAssistance', {id, body}), 'step-up-required');
      expect.answer(await help.stateOf(session, id), openAssistanceSchema);
    },
  },
  'step-up-after-the-request': {
    en: 'A step-up is asked for, and used up, only where the request is open: else the answer says what became of it.',
    zh: '申请未处理时才要求并使用再次验证身份的结果，否则说明申请的结果。',
    needs: [...help.needs, 'step-up'],
    check: async (world) => {
      const {session, administrator, id, number} = await help.open(world);
      await session.send('withdrawAssistance', {id});
      const stepUp = await world.stepUp(administrator);
      for (const proof of [undefined, stepUp]) {
        const body = {number, stepUp: proof};
        expect.refused(await administrator.send('confirmAssistance', {id, body}), 'assistance-withdrawn');
        expect.refused(
          await administrator.send('createAssistanceCode', {id, body: {stepUp: proof}}),
          'assistance-withdrawn',
        );
      }
      const next = {id: (await help.open(world)).id, body: {stepUp}};
      expect.answer(await administrator.send('createAssistanceCode', next), assistanceCodeSchema);
    },
  },
  'step-up-of-the-administrator': {
    en: 'Another administrator’s step-up is none.',
    zh: '别的管理员的验证结果无效。',
    needs: [...help.needs, 'step-up', 'second-administrator'],
    check: async (world) => {
      const {session, administrator, id, number} = await help.open(world);
      const stepUp = await world.stepUp(await world.secondAdministrator());
      expect.refused(await administrator.send('confirmAssistance', {id, body: {number, stepUp}}), 'step-up-required');
      expect.refused(await administrator.send('createAssistanceCode', {id, body: {stepUp}}), 'step-up-required');
      expect.answer(await help.stateOf(session, id), openAssistanceSchema);
    },
  },
  'step-up-once': {
    en: 'The result of a step-up works once, also for a number that is wrong.',
    zh: '再次验证身份的结果只能用一次，数字错误的也算用过。',
    needs: [...help.needs, 'step-up'],
    check: async (world) => {
      const administrator = await world.administrator();
      const codeFor = ({id}: {readonly id: string}, stepUp: string | undefined) =>
        administrator.send('createAssistanceCode', {id, body: {stepUp}});
      const {id, number} = await help.open(world);
      const forCode = await world.stepUp(administrator);
      expect.answer(await codeFor({id}, forCode), assistanceCodeSchema);
      expect.refused(await codeFor({id}, forCode), 'step-up-required');
      const stepUp = await world.stepUp(administrator);
      expect.answer(await administrator.send('confirmAssistance', {id, body: {number, stepUp}}), inboxAnsweredSchema);
      const next = await help.open(world);
      expect.refused(await codeFor(next, stepUp), 'step-up-required');
      const spent = await world.stepUp(administrator);
      const body = {number: help.otherNumber(next.number), stepUp: spent};
      const wrong = await administrator.send('confirmAssistance', {id: next.id, body});
      expect.refused(wrong, 'assistance-number-incorrect');
      expect.refused(await codeFor(await help.open(world), spent), 'step-up-required');
    },
  },
  'wrong-number-ends': {
    en: 'A wrong number ends the request, and both sides are told.',
    zh: '数字错误，申请即终止，并告知双方。',
    check: async (world) => {
      const {session, administrator, id, number} = await help.open(world);
      await help.confirmWrongly(world, session, {id, number});
      expect.refused(await help.confirm(world, administrator, id, number));
    },
  },
  'nobody-confirms-themselves': {
    en: 'An administrator’s own request is refused, or is in their inbox neither to see nor to answer.',
    zh: '管理员自己的申请在发起时就被拒绝，或者不在自己的待办中，也不能由自己处理。',
    check: async (world) => {
      const administrator = await world.administrator();
      await world.reset(administrator);
      const answer = await help.ask(world, administrator);
      if (refusalOf(answer) && !isLimit(answer)) return;
      const {id, number} = expect.answer(answer, assistanceRequestSchema);
      expect.that((await help.find(administrator, id)) === undefined, 'getInbox', 'own-request');
      await help.expectNotTaken(world, administrator, {id, number});
      await administrator.send('withdrawAssistance', {id});
    },
  },
  'two-administrators': {
    en: 'Of two administrators one answers; the other is told `assistance-answered`.',
    zh: '两位管理员中只有一位能够处理，另一位得到 `assistance-answered`。',
    needs: [...help.needs, 'second-administrator'],
    check: async (world) => {
      const {administrator: first, id, number} = await help.open(world);
      const second = await world.secondAdministrator();
      await help.inInbox(second, id);
      expect.answer(await help.confirm(world, first, id, number), inboxAnsweredSchema);
      await help.expectNotTaken(world, second, {id, number}, 'assistance-answered');
    },
  },
});
