import {nextSchema} from '../../../src/domain/legal-rep.schemas.js';
import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {type Answer, expectAnswer, expectNo, expectRefused, expectSame, expectThat, refusalOf} from '../answers.js';
import type {Rule} from '../rule.js';
import type {Session} from '../session.js';
import {expectPromised} from './card.js';

/* The legal representative's path: the enterprise, and the check of two persons. */

const needs = ['changes', 'legal-rep'] as const;

const checkIdCard = (session: Session, body: object): Promise<Answer> => session.send('checkIdCard', {body});

/** Another day of the month: with both of a card's dates moved, it is valid for as many years. */
const otherDate = (date: string): string => `${date.slice(0, 6)}${date.slice(6) === '15' ? '16' : '15'}`;

/** A name that differs from the one given. */
const otherName = (name: string): string => `${name}甲`;

interface Dated {
  readonly validFrom: string;
  readonly validTo: string;
}

const withOtherDates = <Card extends Dated>(card: Card): Card => ({
  ...card,
  validFrom: otherDate(card.validFrom),
  validTo: otherDate(card.validTo),
});

/** None of these persons is right, and the answer does not tell what of them is wrong. */
const expectOneAnswer = async (session: Session, claims: readonly object[]): Promise<void> => {
  const answers = [];
  for (const claim of claims) answers.push(await checkIdCard(session, claim));
  const [first, ...others] = answers;
  for (const other of others) if (first) expectSame(first, other, 'wrong data of a person');
  if (first) expectRefused(first);
};

/** Refused, without a word on what nobody can look up. */
const expectPublic = (answer: Answer): void => {
  const {fields = []} = expectRefused(answer);
  expectThat(
    !fields.some((field) => field.startsWith('legalRepId')),
    'checkEnterprise: the refusal names fields that the public registry does not show',
  );
};

export const legalRep: readonly Rule[] = [
  {
    id: 'enterprise-passes',
    chapter: 'legal-rep',
    says: 'Correct data lead to a ticket for the legal representative, valid for some time.',
    needs,
    check: async (world) => {
      const session = await world.main();
      const {next, expiresAt} = await world.ticket(session);
      const left = await world.msUntil(session, expiresAt);
      expectThat(next === 'legal-rep', 'checkEnterprise.next: expected legal-rep');
      expectThat(
        left > 60_000 && left <= 3_600_000,
        'checkEnterprise.expiresAt: expected one minute to one hour from now',
      );
    },
  },
  {
    id: 'enterprise-of-the-session',
    chapter: 'legal-rep',
    says: 'Correct data of another enterprise are refused: the session certifies its own.',
    needs: [...needs, 'other-enterprise'],
    check: async (world) => {
      const {legalRep: person, ...enterprise} = {...world.plan.otherEnterprise};
      const changes = {
        ...enterprise,
        legalRepName: person?.name,
        legalRepIdType: person?.idType,
        legalRepIdNumber: person?.idNumber,
      };
      expectRefused(await world.checkEnterprise(await world.main(), changes));
    },
  },
  {
    id: 'representative-registered',
    chapter: 'legal-rep',
    says: 'A person who is not the enterprise’s legal representative is refused.',
    needs: [...needs, 'other'],
    check: async (world) => {
      const {name: legalRepName, idType: legalRepIdType, idNumber: legalRepIdNumber} = world.other;
      const changes = {legalRepName, legalRepIdType, legalRepIdNumber};
      expectRefused(await world.checkEnterprise(await world.main(), changes));
    },
  },
  {
    id: 'encrypted-by-nobody',
    chapter: 'legal-rep',
    says: 'A number that its own pages did not encrypt is refused or a 4xx, not a 500.',
    needs,
    check: async (world) => {
      const session = await world.main();
      for (const enc of ['', 'x', '%']) expectNo(await world.checkEnterprise(session, {legalRepIdNumber: {enc}}));
    },
  },
  {
    id: 'representative-one-answer',
    chapter: 'legal-rep',
    says: 'No refusal tells of the legal representative’s number: with a wrong name, a right and a wrong one have the same answer.',
    needs: [...needs, 'other'],
    check: async (world) => {
      const session = await world.main();
      const {idType: legalRepIdType, idNumber: legalRepIdNumber} = world.other;
      const number = {legalRepIdType, legalRepIdNumber};
      expectPublic(await world.checkEnterprise(session, number));
      const name = {legalRepName: otherName(world.legalRep.name)};
      const [one, both] = [
        await world.checkEnterprise(session, name),
        await world.checkEnterprise(session, {...name, ...number}),
      ];
      expectPublic(one);
      expectSame(one, both, 'a wrong name with the right number, with a wrong one');
    },
  },
  {
    id: 'enterprise-fields-public',
    chapter: 'legal-rep',
    says: 'A refusal names only fields that the public registry shows.',
    needs,
    check: async (world) => {
      const answer = await world.checkEnterprise(await world.main(), {enterpriseName: '没有登记的样例有限公司'});
      expectPublic(answer);
    },
  },
  {
    id: 'consent-required',
    chapter: 'legal-rep',
    says: 'Without the consent to the notice, and to this version of it, the first step is `consent-required`.',
    needs: [...needs, 'legal-rep-consent'],
    check: async (world) => {
      const session = await world.main();
      expectRefused(await world.checkEnterprise(session, {consent: undefined}), 'consent-required');
      const {noticeId} = {...world.plan.consent?.['legal-rep']};
      for (const other of [
        {noticeId: 'another', version: '0'},
        {noticeId, version: '0'},
      ]) {
        const consent = {...other, time: new Date().toISOString()};
        expectRefused(await world.checkEnterprise(session, {consent}), 'consent-required');
      }
    },
  },
  {
    id: 'declaration-required',
    chapter: 'legal-rep',
    says: 'Without the declaration that the legal representative has agreed, the first step is `consent-required`.',
    needs: [...needs, 'legal-rep-declaration'],
    check: async (world) => {
      const session = await world.main();
      expectRefused(await world.checkEnterprise(session, {legalRepConsent: undefined}), 'consent-required');
      const legalRepConsent = {noticeId: 'another', version: '0', time: new Date().toISOString()};
      const declaredBy = 'account-holder';
      expectRefused(
        await world.checkEnterprise(session, {legalRepConsent: {...legalRepConsent, declaredBy}}),
        'consent-required',
      );
    },
  },
  {
    id: 'person-of-the-ticket',
    chapter: 'legal-rep',
    says: 'Correct data of somebody else are `person-mismatch`, for the legal representative and for the account holder.',
    needs: [...needs, 'other'],
    check: async (world) => {
      const session = await world.main();
      const {name, idType, idNumber, validFrom, validTo} = world.other;
      const claim = {person: {name, idType, idNumber}, validFrom, validTo};
      const {ticket} = await world.ticket(session);
      expectRefused(await checkIdCard(session, {ticket, whose: 'legal-rep', ...claim}), 'person-mismatch');
      const {ticket: second} = await world.holderTicket(session);
      expectRefused(await checkIdCard(session, {ticket: second, whose: 'account-holder', ...claim}), 'person-mismatch');
    },
  },
  {
    id: 'person-one-answer',
    chapter: 'legal-rep',
    says: 'A wrong name, a wrong number and a wrong date have the same answer, also of the account holder.',
    needs: [...needs, 'other'],
    check: async (world) => {
      const session = await world.main();
      const {name, idType, idNumber, validFrom, validTo} = world.legalRep;
      const {ticket} = await world.ticket(session);
      const card = {ticket, whose: 'legal-rep', validFrom, validTo};
      await expectOneAnswer(session, [
        {...card, person: {name: otherName(name), idType, idNumber}},
        {...card, person: {name, idType, idNumber: world.other.idNumber}},
        withOtherDates({...card, person: {name, idType, idNumber}}),
      ]);
      if (!world.plan.holder) return;
      const holder = world.holderCard((await world.holderTicket(session)).ticket);
      const somebody = {name: world.other.name, idType: world.other.idType, idNumber: world.other.idNumber};
      await expectOneAnswer(session, [{...holder, person: somebody}, withOtherDates(holder)]);
    },
  },
  {
    id: 'id-card-past',
    chapter: 'legal-rep',
    says: 'An ID card that has expired passes nobody: neither by its dates as typed, nor by those of the registry. A long-term one has not.',
    needs,
    check: async (world) => {
      const session = await world.main();
      const {ticket} = await world.ticket(session);
      const typed = {...world.legalRepCard(ticket), validFrom: '20100310', validTo: '20200310'};
      expectNo(await checkIdCard(session, typed));
      const ofLongTerm = await checkIdCard(session, {...world.legalRepCard(ticket), validTo: '00000000'});
      expectThat(refusalOf(ofLongTerm)?.code !== 'id-card-expired', 'checkIdCard: a long-term card has expired');
      const {expiredLegalRep: person} = world.plan;
      if (!person) return;
      const {name, idType, idNumber, validFrom, validTo} = person;
      const changes = {legalRepName: name, legalRepIdType: idType, legalRepIdNumber: idNumber};
      const {ticket: theirs} = expectAnswer(await world.checkEnterprise(session, changes), nextSchema);
      const card = {ticket: theirs, whose: 'legal-rep', person: {name, idType, idNumber}, validFrom, validTo};
      expectRefused(await checkIdCard(session, card));
    },
  },
  {
    id: 'representative-passes',
    chapter: 'legal-rep',
    says: 'After the legal representative comes the account holder, with a ticket of its own.',
    needs: [...needs, 'holder'],
    check: async (world) => {
      const {next} = await world.holderTicket(await world.main());
      expectThat(next === 'account-holder', 'checkIdCard.next: expected account-holder');
    },
  },
  {
    id: 'legal-rep-passes',
    chapter: 'legal-rep',
    says: 'Both persons checked, the account is certified, and its status says so, with the level that was promised.',
    needs: [...needs, 'holder'],
    check: async (world) => {
      const session = await world.main();
      await world.reset(session);
      const {ticket} = await world.holderTicket(session);
      const outcome = expectAnswer(await checkIdCard(session, world.holderCard(ticket)), passedSchema);
      const {method, subject} = outcome;
      expectThat(method === 'legal-rep', 'checkIdCard.method: expected legal-rep');
      expectThat(subject === session.subject, 'checkIdCard.subject: not the session’s');
      const status = await world.status(session);
      const found = status.methods.find(({id}) => id === 'legal-rep');
      expectThat(found?.state === 'certified', 'getStatus.methods: legal-rep is not certified after checkIdCard');
      for (const {via = 'id-card'} of [outcome, found ?? {}])
        expectThat(via === 'id-card', 'checkIdCard or getStatus: via is not id-card');
      expectPromised(status, outcome, 'checkIdCard');
    },
  },
  {
    id: 'legal-rep-below-the-card',
    chapter: 'legal-rep',
    says: 'Who knows a person’s data need not be that person: the level is below the card’s.',
    needs: [...needs, 'holder', 'card', 'reset'],
    check: async (world) => {
      const session = await world.main();
      await world.reset(session);
      const {ticket} = await world.holderTicket(session);
      const byData = expectAnswer(await checkIdCard(session, world.holderCard(ticket)), passedSchema);
      const body = await world.cards.prove(await world.challenge(session));
      const byCard = expectAnswer(await session.send('verifyCard', {body}), passedSchema);
      expectThat(byData.level.rank < byCard.level.rank, 'checkIdCard.level: not below that of the card');
    },
  },
];
