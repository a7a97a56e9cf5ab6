import {smsCodeSentSchema} from '../../../src/domain/legal-rep.schemas.js';
import {type Answer, expect, isLimit, refusalOf} from '../answers.js';
import {unlessClosed} from '../exchange.js';
import {type Rule, rulesIn, type UnnamedRule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {atOnce, rounds} from './concurrent.js';
import {makeCode, open, otherCode, sendCode} from './assistance-steps.js';
import {pass} from './human-check.js';
import {changeOfDate} from './record.js';

/* Many requests at the same time: what works once must work once. */

/** More than the tries that a code has, and fewer than a day’s limit of many backends. */
const guesses = 15;

/** Whoever comes too late gets the answer of one that comes later. */
const raced: typeof atOnce = async (send, many) => {
  const answers = await atOnce(send, many);
  const failed = answers.find(({status}) => status === 500);
  expect.that(!failed, failed?.operation ?? '', 'fault-at-once', answers.length);
  return answers;
};

/** In the place of an answer that is lost. */
const unheard: Answer = {operation: '', status: 0, headers: {}, text: '', body: undefined};
const isTaken = (answer: Answer): boolean => answer.status === 200 && !refusalOf(answer);

const expectOne = (answers: readonly Answer[]): void => {
  const taken = answers.filter(isTaken);
  // Of a pending answer, the status does not tell which of the requests was the one that certified.
  const passed = taken.filter(({isLate = false}) => !isLate);
  const limit = answers.find(isLimit);
  if (taken.length === 0 && limit) expect.noLimit(limit);
  expect.that(passed.length <= 1, passed[0]?.operation ?? '', 'passed-at-once', answers.length, passed.length);
};

/** A rule that of many requests at once one passes at most. */
const race = (
  en: string,
  zh: string,
  needs: Rule['needs'],
  whose: 'main' | 'human' | 'applicant' | 'administrator',
  ask: (world: World, session: Session) => Promise<readonly Answer[]>,
): UnnamedRule => ({
  en,
  zh,
  needs: ['changes', ...needs],
  check: async (world) => {
    const session = await world[whose]();
    for (let round = 0; round < rounds; round += 1) {
      await world.hooks.reset?.(session.user);
      expectOne(await ask(world, session));
    }
  },
});

/** The code of a new SMS, and how one is tried. */
const newSms = async (world: World, session: Session) => {
  await world.hooks.reset?.(session.user);
  const {ticket} = await world.ticket(session);
  const {smsId} = expect.answer(await world.orderSms(session, ticket), smsCodeSentSchema);
  const claim = (smsCode: string) =>
    session.send('checkBankCard', {body: {ticket, whose: 'legal-rep', smsId, smsCode}});
  return {code: await world.smsCode(session), claim};
};

const smsRound = async (world: World, session: Session): Promise<void> => {
  const {code, claim} = await newSms(world, session);
  // Six digits, each another number than the code’s.
  const wrong = (index: number): string => String((Number(code) + 1 + index) % 1_000_000).padStart(6, '0');
  // The first one tells how many tries there are.
  const {triesLeft = 0} = expect.refused(await claim(wrong(guesses)), 'sms-incorrect', 'sms-too-many');
  const codes = (await raced((index) => claim(wrong(index)), guesses)).map((answer) => refusalOf(answer)?.code);
  const compared = codes.filter((each) => each === 'sms-incorrect').length;
  expect.that(compared <= triesLeft, 'checkBankCard', 'compared-at-once', compared);
  // Where some were not answered, because they were too many at once, tries may be left.
  if (codes.includes('sms-too-many')) expect.that(!isTaken(await claim(code)), 'checkBankCard', 'tries-uncounted');
};

export const races = rulesIn('races', ['changes', 'legal-rep', 'bank-card', 'sms-code'], {
  'challenge-at-once': race(
    'Of many verifications of one challenge at the same time one passes.',
    '用同一个挑战值同时认证多次，只有一次通过。',
    ['card'],
    'main',
    async (world, session) => {
      const body = await world.cards.prove(await world.challenge(session));
      return raced(() => session.send('verifyCard', {body}));
    },
  ),
  'ticket-at-once': race(
    'Of many certifications by one ticket at the same time one passes.',
    '用同一个 `ticket` 同时认证多次，只有一次通过。',
    ['legal-rep', 'holder'],
    'main',
    async (world, session) => {
      const body = world.holderCard((await world.holderTicket(session)).ticket);
      return raced(() => session.send('checkIdCard', {body}));
    },
  ),
  'if-match-at-once': race(
    'Of many changes of one version of the record at the same time one is saved.',
    '对登记信息的同一版本同时修改多次，只保存一次。',
    ['reset'],
    'main',
    async (world, session) => {
      let answers: readonly Answer[] = [];
      await changeOfDate(world, session, async ({changes, ifMatch}) => {
        answers = await raced(() => session.send('updateAccount', {body: changes, ifMatch}));
      });
      return answers;
    },
  ),
  'sms-tries-at-once': {
    en: 'Wrong SMS codes at the same time are counted one by one: no more are compared than there are tries.',
    zh: '同时到达的错误短信验证码逐个计数：比较的次数不超过剩余次数。',
    sms: rounds,
    check: async (world, session) => {
      for (let round = 0; round < rounds; round += 1) await smsRound(world, session);
    },
  },
  'sms-code-at-once': {
    en: 'Of many tries with the right SMS code at the same time one passes.',
    zh: '同时多次输入正确的短信验证码，只有一次通过。',
    sms: 1,
    check: async (world) => {
      const {code, claim} = await newSms(world, await world.main());
      expectOne(await raced(() => claim(code)));
    },
  },
  'sms-orders-at-once': {
    en: 'Of many orders of an SMS to one mobile at the same time at most one is sent.',
    zh: '同时到达的多个发送短信的请求，对同一手机号最多发送一条。',
    needs: ['changes', 'legal-rep', 'bank-card'],
    sms: 1,
    check: async (world, session) => {
      await world.reset(session);
      const {ticket} = await world.ticket(session);
      const answers = await raced(() => session.send('sendSmsCode', {body: world.smsOrder(ticket)}));
      const sent = answers.filter(isTaken).length;
      expect.that(sent <= 1, 'sendSmsCode', 'sms-at-once', sent);
    },
  },
  'answer-at-once': {
    en: 'Of many answers of administrators to one request at the same time one is stored.',
    zh: '管理员同时多次处理同一个申请，只有一次成功。',
    needs: ['changes', 'assistance'],
    check: async (world) => {
      const administrator = await world.administrator();
      for (let round = 0; round < rounds; round += 1) {
        await world.hooks.reset?.(administrator.user);
        const {id, number} = await open(world);
        const proofs: (string | undefined)[] = [];
        while (proofs.length < guesses) proofs.push(await world.stepUp(administrator));
        const answers = await raced((index) => {
          const [stepUp, isRefusal] = [proofs[index], index % 2 === 0];
          const body = isRefusal ? {reason: '不认识申请人', stepUp} : {number, stepUp};
          return administrator.send(isRefusal ? 'declineAssistance' : 'confirmAssistance', {id, body});
        }, guesses);
        expectOne(answers);
      }
    },
  },
  'assistance-tries-at-once': {
    en: 'Wrong codes of an administrator at the same time are counted one by one.',
    zh: '同时填写错误的协助码，逐个计入次数。',
    needs: ['changes', 'assistance'],
    check: async (world) => {
      for (let round = 0; round < rounds; round += 1) {
        const {session, administrator, id} = await open(world);
        const code = await makeCode(world, administrator, id);
        const answers = await raced(() => sendCode(session, id, otherCode(code)), guesses);
        const left = answers.map((answer) => refusalOf(answer)?.triesLeft ?? 0).filter((tries) => tries > 0);
        expect.that(new Set(left).size === left.length, 'sendAssistanceCode', 'same-tries-left');
      }
    },
  },
  'help-at-once': race(
    'Of many requests for help of one account at the same time one is opened: the others have to wait.',
    '同一账号同时多次申请协助，只有一个申请生效，其余的须等待。',
    ['assistance', 'reset'],
    'applicant',
    async (world, session) => {
      // At once: the kit would wait, and ask again, where the pause is a 429.
      const sent = {body: world.assistanceInput(), asIs: true};
      return raced(async () => (await unlessClosed(session.send('requestAssistance', sent))) ?? unheard);
    },
  ),
  'step-up-at-once': race(
    'Of many orders of a code at the same time with the result of one step-up one passes.',
    '用同一个再次验证身份的结果同时多次生成协助码，只有一次成功。',
    ['assistance', 'step-up'],
    'administrator',
    async (world, administrator) => {
      const {id} = await open(world);
      const body = {stepUp: await world.stepUp(administrator)};
      return raced(() => administrator.send('createAssistanceCode', {id, body}));
    },
  ),
  'human-check-at-once': race(
    'Of many requests at the same time with the result of one human check one passes.',
    '用同一个人机验证结果同时发送多个请求，只有一个通过。',
    ['human'],
    'human',
    async (world, session) => {
      const result = await pass(world, session);
      return raced(() => session.send('createCardChallenge', {body: {humanCheck: result}}));
    },
  ),
});
