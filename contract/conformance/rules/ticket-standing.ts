import {nextSchema, ticketSchema} from '../../../src/domain/legal-rep.schemas.js';
import {type Answer, expect, roundingMs} from '../answers.js';
import {rulesIn} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {withOtherHolder} from './changes.js';
import {expectTickets} from './offered-operations.js';
import {readProfile} from './record.js';

/* What a page that was loaded again is told of a ticket. */

const needs = ['changes', 'legal-rep'] as const;
const ask = (session: Session, id: string): Promise<Answer> => session.send('getTicket', {id});

/** A user of a backend that can be asked about tickets. */
const asking = async (world: World): Promise<Session> => {
  const session = await world.main();
  await expectTickets(session);
  return session;
};

export const ticketStanding = rulesIn('legal-rep', [...needs, 'holder'], {
  'ticket-told': {
    en: 'Of a ticket it is told whose it is, for which person and until when, after the first step and after the second.',
    zh: '查询 `ticket` 时，说明属于谁、下一步核验谁、何时到期；第一步之后和第二步之后都是如此。',
    check: async (world) => {
      const session = await asking(world);
      // One after the other: a new ticket may end the former one.
      for (const issue of [() => world.ticket(session), () => world.holderTicket(session)]) {
        const {ticket, next, expiresAt} = await issue();
        const told = expect.answer(await ask(session, ticket), ticketSchema);
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
      const [theirs, unknown] = [await ask(colleague, ticket), await ask(colleague, 'no-such-ticket')];
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
      const answer = await ask(session, ticket);
      const {legalRepIdType, typed} = expect.answer(answer, ticketSchema);
      const {name, idType, idNumber} = world.legalRep;
      expect.that(legalRepIdType === idType, 'getTicket.legalRepIdType', 'not-of-first-step');
      expect.that(
        typed.every((each) => ['legalRepName', 'legalRepIdType', 'legalRepIdNumber'].includes(each)),
        'getTicket.typed',
        'not-of-representative',
      );
      const told = JSON.stringify(answer.body);
      expect.that(![name, idNumber].some((each) => told.includes(each)), 'getTicket', 'tells-person');
      // Somebody else of the registry than on record is typed, and has a ticket.
      const {expiredLegalRep: other} = world.plan;
      const {enterprise} = await readProfile(session);
      if (!other || enterprise.legalRepName.masked || enterprise.legalRepName.display !== name) return;
      const typedOf = {legalRepName: other.name, legalRepIdType: other.idType, legalRepIdNumber: other.idNumber};
      const {ticket: theirs} = expect.answer(await world.checkEnterprise(session, typedOf), nextSchema);
      const standing = expect.answer(await ask(session, theirs), ticketSchema);
      expect.that(standing.typed.includes('legalRepName'), 'getTicket.typed', 'lacks-typed', 'legalRepName');
    },
  },
  'ticket-told-without-effect': {
    en: 'To ask about a ticket neither uses it up nor lets it last longer.',
    zh: '查询 `ticket` 不会用掉它，也不会延长它的有效期。',
    check: async (world) => {
      const session = await asking(world);
      const {ticket} = await world.ticket(session);
      const {expiresAt} = expect.answer(await ask(session, ticket), ticketSchema);
      await world.link.pause((2.5 * roundingMs) / 1_000);
      const later = expect.answer(await ask(session, ticket), ticketSchema);
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
        expect.refused(await ask(session, ticket), 'record-changed');
      });
    },
  },
});
