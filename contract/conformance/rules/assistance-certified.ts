import {
  assistanceCodeSchema,
  type AssistanceRequest,
  assistanceRequestSchema,
  assistanceWithdrawnSchema,
  inboxAnsweredSchema,
  openAssistanceSchema,
} from '../../../src/domain/assistance.schemas.js';
import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {expect, refusalOf, roundingMs, Undecided} from '../answers.js';
import type {Status} from '../../../src/domain/schemas.js';
import {rulesIn} from '../rule.js';
import {finding, say} from '../say.js';
import type {Session} from '../session.js';
import * as help from './assistance-steps.js';
import {expectNotRaised, withOtherHolder, withOtherNumber, withTakenNumber} from './changes.js';
import {byCard} from './level.js';

/* An administrator helps: what the right number or a code gives. */

/** Ten minutes, and what lies between two clocks. */
const longestMs = 11 * 60_000;
const mostTries = 5;

/** Sends a wrong code until no try is left. */
const useTriesUp = async (session: Session, id: string, wrong: string): Promise<void> => {
  let left = mostTries;
  while (left > 0) {
    const {triesLeft} = expect.refused(await help.sendCode(session, id, wrong), 'assistance-code-incorrect');
    expect.that(triesLeft !== undefined && triesLeft < left, 'sendAssistanceCode', 'tries-do-not-fall-from-5');
    left = triesLeft ?? 0;
  }
};

/** Unless the session has ended meanwhile, and is another one, nothing of a confirmation counts in it. */
const expectNotYet = (before: Status, now: Status, isSameSession: boolean): void => {
  if (!isSameSession) return;
  expectNotRaised(now, before, 'counts-help-early');
  expect.that(before.enterprise !== undefined || !now.enterprise, 'getStatus.enterprise', 'before-next-sign-in');
};

export const assistanceCertified = rulesIn('assistance', help.needs, {
  'assistance-confirmed': {
    en: 'The right number certifies the account from its next sign-in on, and the status says no other `effective` before: in this session nothing of it counts.',
    zh: '数字正确时，账号从下次登录起通过认证，状态中的 `effective` 不与此矛盾；本次会话还不计入。',
    check: async (world) => {
      const {session, administrator, id, ...request} = await help.open(world);
      const before = await world.status(session);
      const confirmed = await help.confirm(world, administrator, id, request.number);
      const {answer} = expect.answer(confirmed, inboxAnsweredSchema);
      expect.that(answer === 'confirmed', 'confirmAssistance.answer', 'expected', 'confirmed');
      const {method, effective, subject} = expect.answer(await help.stateOf(session, id), passedSchema);
      expect.that(method === 'admin-assist', 'getAssistance.method', 'expected', 'admin-assist');
      expect.that(effective === 'next-sign-in', 'getAssistance.effective', 'expected', 'next-sign-in');
      const {effective: said} = before.methods.find(({id}) => id === method) ?? {};
      expect.that(said !== 'now', 'getStatus.methods', 'effective-untrue', 'admin-assist');
      expect.that(subject === session.subject, 'getAssistance.subject', 'not-the-sessions');
      expect.that((await help.find(administrator, id)) === undefined, 'getInbox', 'answered-request');
      expectNotYet(before, await world.status(session), session.subject === request.subject);
    },
  },
  'assistance-in-force': {
    en: 'At the next sign-in the account belongs to the enterprise and is certified.',
    zh: '下次登录时，账号属于该企业并已通过认证。',
    needs: [...help.needs, 'sign-in'],
    check: async (world) => {
      const opened = await help.open(world);
      await help.confirmRightly(world, opened);
      const isCertified = await world.isCertified(await world.again(opened.session), 'admin-assist');
      expect.that(isCertified, 'getStatus.methods', 'not-certified-later', 'admin-assist');
    },
  },
  'assistance-level': {
    en: 'Help gives a lower level than a card.',
    zh: '协助所授予的安全级别低于 IC 卡。',
    needs: [...help.needs, 'card'],
    check: async (world) => {
      const opened = await help.open(world);
      await help.confirmRightly(world, opened);
      const {level} = expect.answer(await help.stateOf(opened.session, opened.id), passedSchema);
      const main = await world.main();
      const {level: ofCard} = await byCard(world, main);
      await world.reset(main);
      expect.that(level.rank < ofCard.rank, 'getAssistance.level', 'as-high-as-card');
    },
  },
  'assistance-another-subject': {
    en: 'A personal account that was confirmed has another subject from its next sign-in on, in its enterprise.',
    zh: '个人账号通过后，从下次登录起在该企业有另一个 `subject`。',
    needs: [...help.needs, 'sign-in'],
    check: async (world) => {
      const opened = await help.open(world);
      const {subject, enterprise} = await world.status(opened.session);
      if (enterprise) throw new Undecided(finding('getStatus', 'no-personal-account', 'users.applicant'));
      await help.confirmRightly(world, opened);
      const again = await world.again(opened.session);
      expect.that((await world.status(again)).enterprise !== undefined, 'getStatus.enterprise', 'absent-after-help');
      expect.that(again.subject !== subject, 'getStatus.subject', 'subject-kept');
    },
  },
  'membership-of-the-holder': {
    en: 'Where a confirmed account gets another holder, also after its next sign-in, it belongs to the enterprise no more.',
    zh: '通过后的账号换了归属人，即使在下次登录之后，也不再属于该企业。',
    needs: [...help.needs, 'sign-in', 'other-holder-name'],
    check: async (world) => {
      for (const isLater of [false, true]) {
        const opened = await help.open(world);
        const before = await world.status(opened.session);
        const isPersonal = before.enterprise === undefined;
        await help.confirmRightly(world, opened);
        const session = isLater ? await world.again(opened.session) : opened.session;
        await withOtherHolder(world, session, async () => {
          const {enterprise, methods, level} = await world.status(await world.again(session));
          const help = methods.find(({id}) => id === 'admin-assist');
          expect.that(help?.state !== 'certified', 'getStatus.methods', 'method-for-another', 'admin-assist');
          expect.that(!isPersonal || !enterprise, 'getStatus.enterprise', 'still-belongs');
          expect.that(level.rank <= before.level.rank, 'getStatus.level', 'counts-anothers-help');
        });
        await world.reset(opened.session);
      }
    },
  },
  'membership-of-the-number': {
    en: 'Where the holder of a confirmed account gets another ID number, it belongs to the enterprise no more.',
    zh: '通过后的账号的归属人换了证件号码，不再属于该企业。',
    needs: [...help.needs, 'sign-in', 'reset'],
    check: async (world) => {
      const opened = await help.open(world);
      const {enterprise: own} = await world.status(opened.session);
      if (own) throw new Undecided(finding('getStatus', 'no-personal-account', 'users.applicant'));
      await help.confirmRightly(world, opened);
      const member = await world.again(opened.session);
      await withOtherNumber(world, member, async () => {
        const {enterprise, methods} = await world.status(await world.again(member));
        const isCertified = methods.some(({id, state}) => id === 'admin-assist' && state === 'certified');
        expect.that(!isCertified, 'getStatus.methods', 'method-for-another', 'admin-assist');
        expect.that(!enterprise, 'getStatus.enterprise', 'still-belongs');
      });
    },
  },
  'assistance-number-taken': {
    en: 'An account with the ID number of another account of the enterprise does not join it: the right number and a code are refused with `id-number-taken`, and the request ends with it.',
    zh: '企业另一账号已使用该证件号码的，不能成为该企业的操作员：数字一致或协助码正确，也以 `id-number-taken` 拒绝，申请随之结束。',
    needs: [...help.needs, 'taken-id-number', 'reset'],
    check: async (world) => {
      const [administrator, session] = [await world.administrator(), await world.applicant()];
      const {enterprise} = await world.status(await world.main());
      if (enterprise?.uscc !== (await world.status(administrator)).enterprise?.uscc)
        throw new Undecided(finding('plan.takenIdNumber', 'other-than-helps'));
      const answers = [
        async ({id, number}: AssistanceRequest) => help.confirm(world, administrator, id, number),
        async ({id}: AssistanceRequest) => help.sendCode(session, id, await help.makeCode(world, administrator, id)),
      ];
      await world.reset(session);
      for (const answer of answers)
        await withTakenNumber(world, session, async () => {
          const request = expect.answer(await help.ask(world, session), assistanceRequestSchema);
          expect.refused(await answer(request), 'id-number-taken');
          expect.refused(await help.stateOf(session, request.id), 'id-number-taken');
        });
    },
  },
  'assistance-code-passes': {
    en: 'A code that the administrator made, valid for ten minutes, certifies the account, and whoever else sends it nobody.',
    zh: '管理员生成的协助码十分钟内有效，使账号通过认证；别人发送的不起作用。',
    check: async (world) => {
      const {session, administrator, id, expiresAt: endOfRequest} = await help.open(world);
      const answer = await help.orderCode(world, administrator, id);
      const {code, expiresAt} = expect.answer(answer, assistanceCodeSchema);
      const left = await world.msUntil(session, expiresAt);
      expect.that(left > 0 && left <= longestMs, 'createAssistanceCode.expiresAt', 'not-in-10-minutes');
      expect.that(
        Date.parse(expiresAt) <= Date.parse(endOfRequest) + roundingMs,
        'createAssistanceCode.expiresAt',
        'after-request-end',
      );
      const told = [await help.stateOf(session, id), await administrator.send('getInbox')];
      expect.that(
        !told.some(({text}) => text.includes(code)),
        say('one-of', 'getAssistance', 'getInbox'),
        'tells-code',
      );
      const {codeExpiresAt = expiresAt} = await help.inInbox(administrator, id);
      expect.near(codeExpiresAt, expiresAt, 'getInbox.codeExpiresAt', 'other-end', 'createAssistanceCode');
      const main = await world.main();
      if (main.subject !== session.subject) expect.refused(await help.sendCode(main, id, code));
      const {method} = expect.answer(await help.sendCode(session, id, code), passedSchema);
      expect.that(method === 'admin-assist', 'sendAssistanceCode.method', 'expected', 'admin-assist');
    },
  },
  'assistance-code-wrong': {
    en: 'A wrong code is `assistance-code-incorrect`, with fewer `triesLeft` each time; after five at most the right one fails, too, and its key tells it no more.',
    zh: '协助码错误返回 `assistance-code-incorrect`，`triesLeft` 逐次减少；最多五次之后，正确的协助码也不能通过，原来的幂等键也不再返回它。',
    check: async (world) => {
      const {session, administrator, id} = await help.open(world);
      const {code, isTold} = await help.makeKeyedCode(world, administrator, id);
      await useTriesUp(session, id, help.otherCode(code));
      expect.refused(await help.sendCode(session, id, code));
      expect.that(!(await isTold()), 'createAssistanceCode', 'key-tells-code', say('five-wrong'));
    },
  },
  'assistance-code-replaced': {
    en: 'A new code is another one, replaces the previous one, and has tries of its own.',
    zh: '新的协助码与原来的不同，取代原来的，并重新计次数。',
    check: async (world) => {
      const {session, administrator, id} = await help.open(world);
      const [former, code] = [
        await help.makeCode(world, administrator, id),
        await help.makeCode(world, administrator, id),
      ];
      expect.that(former !== code, 'createAssistanceCode.code', 'same-twice');
      expect.refused(await help.sendCode(session, id, former), 'assistance-code-incorrect');
      await useTriesUp(session, id, former);
      const last = await help.makeCode(world, administrator, id);
      expect.answer(await help.sendCode(session, id, last), passedSchema);
    },
  },
  'assistance-code-of-an-open-request': {
    en: 'A code ends with its request: after a refusal, a wrong number or a withdrawal it certifies nobody, and its key tells it no more.',
    zh: '协助码随申请结束：被拒绝、数字错误、撤回之后，不能使任何人通过认证，原来的幂等键也不再返回它。',
    check: async (world) => {
      const ends = [
        async ({administrator, id}: help.Opened) =>
          expect.answer(await help.decline(world, administrator, id), inboxAnsweredSchema),
        (opened: help.Opened) => help.confirmWrongly(world, opened.session, opened),
        async ({session, id}: help.Opened) =>
          expect.answer(await session.send('withdrawAssistance', {id}), assistanceWithdrawnSchema),
      ];
      for (const end of ends) {
        const opened = await help.open(world);
        const {code, isTold} = await help.makeKeyedCode(world, opened.administrator, opened.id);
        await end(opened);
        expect.refused(await help.sendCode(opened.session, opened.id, code));
        expect.that(!(await isTold()), 'createAssistanceCode', 'key-tells-code', say('end-of-request'));
      }
    },
  },
  'assistance-code-judged-late': {
    en: 'A code is judged when it is typed: after its administrator has lost the level it certifies nobody, and neither then nor after a change of the asker’s holder does its key tell it.',
    zh: '协助码在输入时判断：生成它的管理员级别降低后，不再使任何人通过；此时，以及申请人的归属人改变后，用同一个键也得不到它。',
    needs: [...help.needs, 'reset', 'other-holder-name'],
    check: async (world) => {
      for (const changed of ['administrator', 'applicant'] as const) {
        const {session, administrator, id} = await help.open(world);
        const {code, isTold} = await help.makeKeyedCode(world, administrator, id);
        try {
          await withOtherHolder(world, changed === 'applicant' ? session : administrator, async () => {
            if (changed === 'administrator' && !refusalOf(await administrator.send('getInbox')))
              throw new Undecided(finding('getInbox', 'keeps-level', 'users.administrator'));
            expect.refused(await help.sendCode(session, id, code));
            expect.that(
              !(await isTold()),
              'createAssistanceCode',
              'key-tells-code',
              say('another-holder', `users.${changed}`),
            );
          });
        } finally {
          // The holder is the former one, and the certification is still gone.
          await world.reset(administrator);
        }
      }
    },
  },
  'assistance-code-of-the-request': {
    en: 'A code belongs to one request: it certifies nobody by another one, and before a code was made each is a wrong one that counts.',
    zh: '协助码只属于一个申请：不能用于别的申请；生成以前填写的都是错误的，并计入次数。',
    check: async (world) => {
      const former = await help.open(world);
      const code = await help.makeCode(world, former.administrator, former.id);
      const {session, id} = await help.open(world);
      const left = [];
      for (let times = 0; times < 2; times += 1)
        left.push(expect.refused(await help.sendCode(session, id, code), 'assistance-code-incorrect').triesLeft ?? NaN);
      const [first = NaN, second = NaN] = left;
      expect.that(second < first, 'sendAssistanceCode', 'tries-do-not-fall-before');
      expect.answer(await help.stateOf(session, id), openAssistanceSchema);
    },
  },
  'assistance-code-answer-ends': {
    en: 'The stored answer with a code ends with the code: the same key does not tell a code that was replaced or used.',
    zh: '含协助码的响应随协助码失效：同一幂等键不再返回已更换或用过的协助码。',
    check: async (world) => {
      const {session, administrator, id} = await help.open(world);
      const former = await help.makeKeyedCode(world, administrator, id);
      const {code, isTold} = await help.makeKeyedCode(world, administrator, id);
      expect.that(!(await former.isTold()), 'createAssistanceCode', 'key-tells-replaced');
      expect.answer(await help.sendCode(session, id, code), passedSchema);
      expect.that(!(await isTold()), 'createAssistanceCode', 'key-tells-code', say('its-end'));
    },
  },
});
