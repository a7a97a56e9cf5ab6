import {nextSchema, type NextStep, ticketSchema} from '../../../src/domain/legal-rep.schemas.js';
import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {type Answer, broken, expect, isLimit, refusalOf, roundingMs} from '../answers.js';
import {isMaskOf, valuesIn} from '../masks.js';
import {rulesIn} from '../rule.js';
import {finding} from '../say.js';
import type {Session} from '../session.js';
import {legalRepFields, type World} from '../world.js';
import {withOtherEnterpriseName, withOtherHolder, withOtherNumber} from './changes.js';
import {expectTickets} from './offered-operations.js';
import {readProfile} from './record.js';
import {nobodys} from './sms.js';

/* The tickets of the legal representative's path: whose they are, how long they last, and how they are renewed. */

const needs = ['changes', 'legal-rep'] as const;
const checkIdCard = (session: Session, body: object): Promise<Answer> => session.send('checkIdCard', {body});

/** The answers to all that takes a ticket of the first step. Bank card and mobile are nobody's: no SMS, and no wait for one. */
const answersTo = async (world: World, session: Session, ticket: string): Promise<readonly Answer[]> => {
  const answers = [await checkIdCard(session, world.legalRepCard(ticket))];
  const order = world.smsOrder(ticket, nobodys);
  if (world.legalRep.bankCard !== undefined) answers.push(await session.send('sendSmsCode', {body: order}));
  return answers;
};

/** The answers to all that takes a ticket of the second step. */
const answersToSecond = async (world: World, session: Session, ticket: string): Promise<readonly Answer[]> => {
  const answers = [await checkIdCard(session, world.holderCard(ticket))];
  const order = world.smsOrder(ticket, {...world.holderSms(), ...nobodys});
  if (world.plan.holder?.bankCard !== undefined) answers.push(await session.send('sendSmsCode', {body: order}));
  return answers;
};

/** Neither ticket outlives this change of the record. One after the other: a new ticket may end the former one. */
const expectEnded = async (
  world: World,
  session: Session,
  changed: (world: World, session: Session, use: () => Promise<void>) => Promise<void>,
): Promise<void> => {
  const {ticket} = await world.ticket(session);
  await changed(world, session, async () => {
    for (const answer of await answersTo(world, session, ticket)) expect.refused(answer, 'record-changed');
  });
  if (!world.plan.holder) return;
  const {ticket: second} = await world.holderTicket(session);
  await changed(world, session, async () => {
    for (const answer of await answersToSecond(world, session, second)) expect.refused(answer, 'record-changed');
  });
};

/** The holder's ticket for a representative's. */
const afterRepresentative = async (world: World, session: Session, ticket: string): Promise<NextStep> =>
  expect.answer(await checkIdCard(session, world.legalRepCard(ticket)), nextSchema);

const askAbout = (session: Session, id: string): Promise<Answer> => session.send('getTicket', {id});

/** A user of a backend that can be asked about tickets. */
const asking = async (world: World): Promise<Session> => {
  const session = await world.main();
  await expectTickets(session);
  return session;
};

/** How often a ticket is renewed: a form that stays open for two hours. */
const renewals = 8;

export const tickets = rulesIn('legal-rep', [...needs, 'holder'], {
  'ticket-unknown': {
    en: 'An unknown ticket is `ticket-expired`, whatever it is sent for, and an unknown SMS `sms-expired`.',
    zh: '不存在的 `ticket`，无论用于什么，都返回 `ticket-expired`；不存在的短信返回 `sms-expired`。',
    needs,
    check: async (world, session) => {
      for (const answer of await answersTo(world, session, 'no-such-ticket'))
        expect.refusedOr400(answer, 'ticket-expired');
      if (world.legalRep.bankCard === undefined) return;
      const body = {whose: 'legal-rep', smsId: 'no-such-sms', smsCode: '000000'};
      const check = (ticket: string) => session.send('checkBankCard', {body: {ticket, ...body}});
      expect.refusedOr400(await check('no-such-ticket'), 'ticket-expired', 'sms-expired');
      expect.refusedOr400(await check((await world.ticket(session)).ticket), 'sms-expired');
    },
  },
  'ticket-of-the-user': {
    en: 'A ticket of another user of the same enterprise is `ticket-expired`.',
    zh: '同一企业别的用户的 `ticket`，返回 `ticket-expired`。',
    needs: [...needs, 'colleague'],
    check: async (world) => {
      const {ticket} = await world.ticket(await world.main());
      for (const answer of await answersTo(world, await world.colleague(), ticket))
        expect.refused(answer, 'ticket-expired');
    },
  },
  'ticket-after-sign-in': {
    en: 'A ticket is bound to the user and not to the session: after a new sign-in it still works.',
    zh: '`ticket` 与用户绑定，不与会话绑定：重新登录后仍然有效。',
    needs: [...needs, 'sign-in'],
    check: async (world, session) => {
      const {ticket} = await world.ticket(session);
      const answer = await checkIdCard(await world.again(session), world.legalRepCard(ticket));
      expect.that(refusalOf(answer)?.code !== 'ticket-expired', 'checkIdCard', 'ticket-ends-at-sign-in');
    },
  },
  'ticket-for-its-step': {
    en: 'The account holder is not checked before the legal representative.',
    zh: '核验法定代表人以前，不核验账号归属人。',
    check: async (world, session) => {
      const {ticket} = await world.ticket(session);
      expect.refused(await checkIdCard(session, world.holderCard(ticket)));
      if (world.plan.holder?.bankCard === undefined) return;
      expect.refused(await session.send('sendSmsCode', {body: world.smsOrder(ticket, world.holderSms())}));
    },
  },
  'ticket-used-up': {
    en: 'A certification uses its ticket up, and the one of the step before.',
    zh: '认证通过后，`ticket` 即失效。',
    check: async (world, session) => {
      const {ticket: former} = await world.ticket(session);
      const {ticket} = await afterRepresentative(world, session, former);
      expect.answer(await checkIdCard(session, world.holderCard(ticket)), passedSchema);
      expect.refused(await checkIdCard(session, world.holderCard(ticket)), 'ticket-expired');
      expect.refused(await checkIdCard(session, world.legalRepCard(former)), 'ticket-expired');
    },
  },
  'ticket-renewed': {
    en: 'The same data with another key lead to another ticket, in both steps, and the last one certifies.',
    zh: '同样的数据用另一个键，在两步中都得到另一个 `ticket`，最后一个可以完成认证。',
    check: async (world, session) => {
      const [first, second] = [await world.ticket(session), await world.ticket(session)];
      expect.that(first.ticket !== second.ticket, 'checkEnterprise.ticket', 'same-for-key');
      expect.that(
        Date.parse(second.expiresAt) >= Date.parse(first.expiresAt) - roundingMs,
        'checkEnterprise.expiresAt',
        'new-ends-earlier',
      );
      const holder = await afterRepresentative(world, session, second.ticket);
      const {ticket: third} = await world.ticket(session);
      const {ticket} = await afterRepresentative(world, session, third);
      expect.that(ticket !== holder.ticket, 'checkIdCard.ticket', 'same-for-ticket');
      expect.answer(await checkIdCard(session, world.holderCard(ticket)), passedSchema);
    },
  },
  'ticket-replays': {
    en: 'Each step is repeated for its key: the same ticket again, and at the end the same certification.',
    zh: '每一步用同一个键再次发送，得到同一个 `ticket`，最后得到同一个认证。',
    check: async (world, session) => {
      const claim = {body: world.enterpriseClaim(), ifMatch: await world.ifMatch(session)};
      const enterprise = await session.sendTwice('checkEnterprise', claim);
      const {ticket} = expect.answer(enterprise, nextSchema);
      const rep = await session.sendTwice('checkIdCard', {body: world.legalRepCard(ticket)});
      const {ticket: second} = expect.answer(rep, nextSchema);
      expect.answer(await session.sendTwice('checkIdCard', {body: world.holderCard(second)}), passedSchema);
    },
  },
  'renewal-is-no-try': {
    en: `Renewing a ticket ${String(renewals)} times reaches no limit: it is not a failed try.`,
    zh: '更新 `ticket` 八次不会达到次数限制：它不是失败的尝试。',
    needs: [...needs, 'reset'],
    check: async (world, session) => {
      await world.reset(session);
      for (let renewed = 0; renewed <= renewals; renewed += 1) {
        const answer = await world.checkEnterprise(session);
        if (isLimit(answer)) broken(finding('checkEnterprise', 'limit-after-tickets', renewed));
        expect.answer(answer, nextSchema);
      }
    },
  },
  'ticket-of-the-record': {
    en: 'A ticket certifies what is on record: where the account has another holder meanwhile, `record-changed`, in both steps.',
    zh: '`ticket` 认证的是登记的内容：其间账号换了归属人，两步都返回 `record-changed`。',
    needs: [...needs, 'other-holder-name'],
    check: async (world) => expectEnded(world, await world.main(), withOtherHolder),
  },
  'ticket-of-the-enterprise': {
    en: 'Where the enterprise has another name on record meanwhile, a ticket is `record-changed`.',
    zh: '其间企业登记的名称改变，`ticket` 返回 `record-changed`。',
    needs: [...needs, 'other-enterprise-name'],
    check: async (world) => expectEnded(world, await world.main(), withOtherEnterpriseName),
  },
  'ticket-of-the-number': {
    en: 'Where the account holder has another ID number on record meanwhile, a ticket is `record-changed`.',
    zh: '其间账号归属人登记的证件号码改变，`ticket` 返回 `record-changed`。',
    needs: [...needs, 'reset'],
    check: async (world) => expectEnded(world, await world.main(), withOtherNumber),
  },
  // What a page that was loaded again is told of a ticket.
  'ticket-told': {
    en: 'Of a ticket it is told whose it is, for which person and until when, after the first step and after the second.',
    zh: '查询 `ticket` 时，说明属于谁、下一步核验谁、何时到期；第一步之后和第二步之后都是如此。',
    check: async (world) => {
      const session = await asking(world);
      // One after the other: a new ticket may end the former one.
      for (const issue of [() => world.ticket(session), () => world.holderTicket(session)]) {
        const {ticket, next, expiresAt} = await issue();
        const told = expect.answer(await askAbout(session, ticket), ticketSchema);
        expect.that(told.subject === session.subject, 'getTicket.subject', 'not-the-sessions');
        expect.that(told.next === next, 'getTicket.next', 'not-the-last');
        expect.that(
          Math.abs(Date.parse(told.expiresAt) - Date.parse(expiresAt)) <= roundingMs,
          'getTicket.expiresAt',
          'not-the-last',
        );
      }
    },
  },
  'ticket-told-to-its-user': {
    en: 'Another user of the same enterprise is told of a ticket what is told of an unknown one: `ticket-expired`.',
    zh: '同一企业别的用户查询 `ticket`，与查询不存在的 `ticket` 响应相同：`ticket-expired`。',
    needs: [...needs, 'colleague'],
    check: async (world) => {
      const {ticket} = await world.ticket(await asking(world));
      const colleague = await world.colleague();
      const [theirs, unknown] = [await askAbout(colleague, ticket), await askAbout(colleague, 'no-such-ticket')];
      expect.refused(theirs, 'ticket-expired');
      expect.refusedOr400(unknown, 'ticket-expired');
      if (unknown.status !== 400) expect.same(unknown, theirs, 'unknown-and-theirs');
    },
  },
  'ticket-told-by-names': {
    en: 'Of the legal representative only the type of document is told, and the names of the fields that are not on record.',
    zh: '关于法定代表人，只返回证件类型，以及与登记不同的字段的名称。',
    needs,
    check: async (world) => {
      const session = await asking(world);
      const {ticket} = await world.ticket(session);
      const answer = await askAbout(session, ticket);
      const {legalRepIdType, typed} = expect.answer(answer, ticketSchema);
      const {name, idType, idNumber} = world.legalRep;
      expect.that(legalRepIdType === idType, 'getTicket.legalRepIdType', 'not-of-first-step');
      expect.that(
        typed.every((each) => ['legalRepName', 'legalRepIdType', 'legalRepIdNumber'].includes(each)),
        'getTicket.typed',
        'not-of-representative',
      );
      const told = JSON.stringify(answer.body);
      const texts = valuesIn(answer.body, /^(?:subject|expiresAt)$/).map(String);
      const isTold =
        [name, idNumber].some((each) => told.includes(each)) || texts.some((each) => isMaskOf(idNumber, each));
      expect.that(!isTold, 'getTicket', 'tells-person');
      // Somebody else of the registry than on record is typed, and has a ticket.
      const {expiredLegalRep: other} = world.plan;
      const {enterprise} = await readProfile(session);
      if (!other || enterprise.legalRepName.masked || enterprise.legalRepName.display !== name) return;
      const typedOf = await world.checkEnterprise(session, legalRepFields(other));
      const {ticket: theirs} = expect.answer(typedOf, nextSchema);
      const standing = expect.answer(await askAbout(session, theirs), ticketSchema);
      expect.that(standing.typed.includes('legalRepName'), 'getTicket.typed', 'lacks-typed', 'legalRepName');
    },
  },
  'ticket-told-no-more': {
    en: 'Once a certification has used a ticket up, it is `ticket-expired` for who asks about it, as is the one of the step before.',
    zh: '认证通过后，查询用过的 `ticket` 和前一步的 `ticket`，都返回 `ticket-expired`。',
    check: async (world) => {
      const session = await asking(world);
      const {ticket: former} = await world.ticket(session);
      const {ticket} = await afterRepresentative(world, session, former);
      expect.answer(await checkIdCard(session, world.holderCard(ticket)), passedSchema);
      for (const each of [ticket, former]) expect.refused(await askAbout(session, each), 'ticket-expired');
    },
  },
  'ticket-told-without-effect': {
    en: 'To ask about a ticket neither uses it up nor lets it last longer.',
    zh: '查询 `ticket` 不会用掉它，也不会延长它的有效期。',
    check: async (world) => {
      const session = await asking(world);
      const {ticket} = await world.ticket(session);
      const {expiresAt} = expect.answer(await askAbout(session, ticket), ticketSchema);
      await world.link.pause((2.5 * roundingMs) / 1_000);
      const later = expect.answer(await askAbout(session, ticket), ticketSchema);
      const isLater = Date.parse(later.expiresAt) > Date.parse(expiresAt) + roundingMs;
      expect.that(!isLater, 'getTicket.expiresAt', 'ends-later-when-asked');
      expect.answer(await session.send('checkIdCard', {body: world.legalRepCard(ticket)}), nextSchema);
    },
  },
  'ticket-told-of-the-record': {
    en: 'Where the account has another holder meanwhile, a ticket that is asked about is `record-changed`.',
    zh: '其间账号换了归属人，查询 `ticket` 返回 `record-changed`。',
    needs: [...needs, 'other-holder-name'],
    check: async (world) => {
      const session = await asking(world);
      const {ticket} = await world.ticket(session);
      await withOtherHolder(world, session, async () => {
        expect.refused(await askAbout(session, ticket), 'record-changed');
      });
    },
  },
});
