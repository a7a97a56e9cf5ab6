import {nextSchema, smsCodeSentSchema} from '../../../src/domain/legal-rep.schemas.js';
import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {type Answer, expect} from '../answers.js';
import {showsMoreOfMobile} from '../masks.js';
import {madeFirst, type Need, rulesIn} from '../rule.js';
import type {Session} from '../session.js';
import {identityOf, personOnRecord, type World} from '../world.js';
import {withOtherHolder} from './changes.js';

/* The bank card and its SMS codes. */

/** A bank card that no bank has given out, and a mobile that is nobody's. */
export const nobodys = {bankCard: '6222020000000007', mobile: '13900000999'} as const;

/** Seconds that a code is waited for until its end. */
const longestLife = 600;

const needs: readonly Need[] = ['changes', 'legal-rep', 'bank-card'];

const claimOf = (ticket: string, smsId: string, smsCode: string): object => ({
  ticket,
  whose: 'legal-rep',
  smsId,
  smsCode,
});

const check = (session: Session, claim: object): Promise<Answer> => session.send('checkBankCard', {body: claim});

interface Sent {
  readonly session: Session;
  readonly ticket: string;
  readonly smsId: string;
}

/** A code that was sent for a new ticket. */
const order = async (world: World): Promise<Sent> => {
  const session = await world.main();
  await world.reset(session);
  const {ticket} = await world.ticket(session);
  const {smsId} = expect.answer(await world.orderSms(session, ticket), smsCodeSentSchema);
  return {session, ticket, smsId};
};

const otherCode = (code: string): string => `${code.slice(0, 5)}${code.endsWith('0') ? '1' : '0'}`;

export const sms = rulesIn('legal-rep', [...needs, 'sms-code'], {
  'sms-after-the-check': {
    en: 'No SMS before the ticket’s person, card and mobile agree, not only card and mobile; a wrong card, mobile and person have the same answer. The legal representative’s are always typed.',
    zh: '人员、银行卡和手机号相符以前不发短信，只有银行卡和手机号相符也不行；银行卡、手机号或人员不对，响应相同。法定代表人的总是须填写。',
    needs,
    check: async (world, session) => {
      // Refused orders count, too.
      await world.hooks.reset?.(session.user);
      const {ticket} = await world.ticket(session);
      const send = async (changes: object): Promise<Answer> => {
        const answer = await session.send('sendSmsCode', {body: world.smsOrder(ticket, changes)});
        expect.noLimit(answer);
        return answer;
      };
      const card = await send({bankCard: nobodys.bankCard});
      const mobile = await send({mobile: nobodys.mobile});
      expect.refused(card, 'person-mismatch');
      expect.same(card, mobile, 'wrong-card-mobile');
      const {other} = world.plan;
      if (other) {
        const {bankCard, mobile: theirs} = other;
        const person = identityOf(other);
        expect.same(card, await send({person}), 'wrong-card-person');
        if (bankCard !== undefined && theirs !== undefined) {
          expect.same(card, await send({bankCard, mobile: theirs}), 'wrong-card-theirs');
          expect.same(card, await send({person, bankCard, mobile: theirs}), 'wrong-card-all-theirs');
        }
      }
      for (const field of ['bankCard', 'mobile']) expect.no(await send({[field]: {onRecord: true}}));
    },
  },
  'sms-once-for-a-key': {
    en: 'One key never sends two SMS; the mobile is told masked, and the code ends within an hour, as its ticket does. The person may be `{"onRecord": true}`.',
    zh: '同一个键不发送两条短信；手机号以掩码返回；验证码与其 `ticket` 一样，一小时之内失效。人员可以是 `{"onRecord": true}`。',
    needs,
    sms: 1,
    check: async (world, session) => {
      await world.reset(session);
      const {ticket} = await world.ticket(session);
      const changes = {person: personOnRecord};
      const first = await world.orderSms(session, ticket, changes);
      const {maskedMobile, expiresAt} = expect.answer(first, smsCodeSentSchema);
      expect.that(
        !maskedMobile.includes(world.legalRep.mobile ?? '') && !showsMoreOfMobile(maskedMobile),
        'sendSmsCode.maskedMobile',
        'mobile-shown',
      );
      const left = await world.msUntil(session, expiresAt);
      expect.that(left > 0 && left <= 3_600_000, 'sendSmsCode.expiresAt', 'not-in-an-hour-from-now');
      // With another key, where the first one had to wait.
      const again = {...(first.key !== undefined && {key: first.key}), body: world.smsOrder(ticket, changes)};
      expect.same(first, await session.send('sendSmsCode', again), 'key-again');
    },
  },
  'sms-waits': {
    en: 'A second SMS to the same mobile has to wait: `sms-not-sent` with `retryAfter`.',
    zh: '向同一手机号再次发送须等待：`sms-not-sent` 和 `retryAfter`。',
    needs,
    sms: 1,
    check: async (world) => {
      const {session, ticket} = await order(world);
      const again = await session.send('sendSmsCode', {body: world.smsOrder(ticket)});
      const {retryAfter = 0} = expect.refused(again, 'sms-not-sent', 'limit-reached');
      expect.that(retryAfter > 0, 'sendSmsCode', 'refusal-without-wait');
    },
  },
  'sms-waits-for-everybody': {
    en: 'The wait is the mobile’s, whoever asks.',
    zh: '等待时间按手机号计算，与由谁发送无关。',
    needs: [...needs, 'colleague'],
    sms: 1,
    check: async (world) => {
      await order(world);
      const colleague = await world.colleague();
      const {ticket} = await world.ticket(colleague);
      const answer = await colleague.send('sendSmsCode', {body: world.smsOrder(ticket)});
      expect.refused(answer, 'sms-not-sent', 'limit-reached');
    },
  },
  'sms-code-wrong': {
    en: 'A wrong code is `sms-incorrect`, with fewer `triesLeft` each time; then `sms-too-many`, for the right one, too.',
    zh: '验证码错误返回 `sms-incorrect`，`triesLeft` 逐次减少；之后返回 `sms-too-many`，正确的验证码也是如此。',
    sms: 1,
    check: async (world) => {
      const {session, ticket, smsId} = await order(world);
      const code = await world.smsCode(session);
      const wrong = claimOf(ticket, smsId, otherCode(code));
      let left = Infinity;
      for (let tries = 0; tries < 10; tries += 1) {
        const {code: refusal, triesLeft} = expect.refused(await check(session, wrong), 'sms-incorrect', 'sms-too-many');
        if (refusal === 'sms-too-many') break;
        expect.that(triesLeft !== undefined && triesLeft < left, 'checkBankCard', 'tries-do-not-fall');
        left = triesLeft ?? 0;
      }
      expect.refused(await check(session, claimOf(ticket, smsId, code)), 'sms-too-many', 'sms-expired');
    },
  },
  'sms-code-whole': {
    en: 'A part of the code, and the code with a digit more, do not pass.',
    zh: '验证码的一部分，或多一位数字，都不能通过。',
    sms: 1,
    check: async (world) => {
      const {session, ticket, smsId} = await order(world);
      const code = await world.smsCode(session);
      // Three tries: most backends allow no more.
      for (const typed of [code.slice(0, 3), `${code}0`, ''])
        expect.no(await check(session, claimOf(ticket, smsId, typed)));
    },
  },
  'sms-code-once': {
    en: 'A code works once; its answer is repeated for its key.',
    zh: '验证码只能用一次；同一个键得到同样的响应。',
    sms: 1,
    check: async (world) => {
      const {session, ticket, smsId} = await order(world);
      const claim = claimOf(ticket, smsId, await world.smsCode(session));
      const {next} = expect.answer(await session.sendTwice('checkBankCard', {body: claim}), nextSchema);
      expect.that(next === 'account-holder', 'checkBankCard.next', 'expected', 'account-holder');
      expect.refused(await check(session, claim), 'sms-expired', 'ticket-expired');
    },
  },
  'sms-ends': {
    en: 'After its `expiresAt` a code checks nobody.',
    zh: '验证码过了 `expiresAt`，不能核验任何人。',
    needs: [...needs, 'sms-code', 'colleague'],
    sms: 1,
    ...madeFirst(
      async (world) => {
        // Whose codes no other rule orders: a new one replaces the previous one.
        const session = await world.colleague();
        await world.reset(session);
        const {ticket} = await world.ticket(session);
        const {smsId, expiresAt} = expect.answer(await world.orderSms(session, ticket), smsCodeSentSchema);
        return {session, expiresAt, claim: claimOf(ticket, smsId, await world.smsCode(session))};
      },
      async (world, {session, expiresAt, claim}) => {
        await world.passTime(session, {operation: 'sendSmsCode', time: expiresAt}, longestLife);
        expect.refused(await check(session, claim), 'sms-expired', 'ticket-expired');
      },
    ),
  },
  'sms-of-the-ticket': {
    en: 'A code belongs to the ticket for which it was sent.',
    zh: '验证码只属于为其发送的 `ticket`。',
    sms: 1,
    check: async (world) => {
      const {session, smsId} = await order(world);
      const {ticket: another} = await world.ticket(session);
      expect.refused(await check(session, claimOf(another, smsId, await world.smsCode(session))), 'sms-expired');
    },
  },
  'sms-of-the-record': {
    en: 'Where the account has another holder since the SMS was sent, its code checks nobody: `record-changed`.',
    zh: '发送短信之后账号换了归属人，其验证码不能核验任何人：返回 `record-changed`。',
    needs: [...needs, 'sms-code', 'other-holder-name'],
    sms: 1,
    check: async (world) => {
      const {session, ticket, smsId} = await order(world);
      const claim = claimOf(ticket, smsId, await world.smsCode(session));
      await withOtherHolder(world, session, async () => {
        // Such as where a change of the record ends the codes.
        expect.refused(await check(session, claim), 'record-changed', 'sms-expired');
      });
    },
  },
  'sms-of-the-person': {
    en: 'A code that was sent to the legal representative does not check the account holder.',
    zh: '发给法定代表人的验证码不能用来核验账号归属人。',
    sms: 1,
    check: async (world) => {
      const {session, ticket, smsId} = await order(world);
      const claim = {...claimOf(ticket, smsId, await world.smsCode(session)), whose: 'account-holder'};
      expect.refused(await check(session, claim));
    },
  },
  'bank-card-certifies': {
    en: 'The account holder’s code certifies the account, and the status says so: `via` is `bank-card`.',
    zh: '账号归属人的验证码使账号通过认证，状态中也是如此，`via` 为 `bank-card`。',
    needs: ['changes', 'legal-rep', 'holder', 'holder-bank-card', 'holder-mobile', 'sms-code'],
    sms: 1,
    check: async (world, session) => {
      await world.reset(session);
      const {ticket} = await world.holderTicket(session);
      const {smsId} = expect.answer(await world.orderSms(session, ticket, world.holderSms()), smsCodeSentSchema);
      const smsCode = await world.smsCode(session, world.plan.holder?.mobile);
      const passed = await check(session, {...claimOf(ticket, smsId, smsCode), whose: 'account-holder'});
      const {via} = expect.answer(passed, passedSchema);
      expect.that(via === undefined || via === 'bank-card', 'checkBankCard.via', 'not', 'bank-card');
      expect.that(await world.isCertified(session, 'legal-rep'), 'getStatus.methods', 'not-certified', 'legal-rep');
    },
  },
  'sms-to-the-record': {
    en: 'As the holder’s mobile, `{"onRecord": true}` is the one on record; holder, mobile and card have to agree here, too.',
    zh: '账号归属人的手机号为 `{"onRecord": true}` 时，即登记的手机号；归属人、手机号和银行卡也须相符。',
    needs: ['changes', 'legal-rep', 'holder', 'holder-bank-card'],
    sms: 1,
    check: async (world, session) => {
      await world.reset(session);
      const {ticket} = await world.holderTicket(session);
      const order = world.holderSms();
      const ofAnother = {...order, bankCard: nobodys.bankCard};
      expect.refused(await world.orderSms(session, ticket, ofAnother), 'person-mismatch');
      const {bankCard, mobile} = {...world.plan.other};
      if (bankCard !== undefined && mobile !== undefined)
        expect.refused(await world.orderSms(session, ticket, {...order, bankCard, mobile}), 'person-mismatch');
      expect.answer(await world.orderSms(session, ticket, order), smsCodeSentSchema);
    },
  },
});
