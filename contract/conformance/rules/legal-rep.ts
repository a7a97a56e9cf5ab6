import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {type ProfileField, savedSchema} from '../../../src/domain/profile.schemas.js';
import {type Answer, expectAnswer, expectRefused, expectSame, expectThat, refusalOf, shown} from '../answers.js';
import type {Rule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {readProfile} from './record.js';

/* The legal representative's path: tickets, and the check of two persons. */

const needs = ['changes', 'legal-rep'] as const;

const checkIdCard = (session: Session, body: object): Promise<Answer> => session.send('checkIdCard', {body});

/** The date a day later, so that it is a date but not the card's. */
const otherDate = (date: string): string => `${date.slice(0, 6)}${date.slice(6) === '15' ? '16' : '15'}`;

/** A name that differs from the one given. */
const otherName = (name: string): string => `${name}甲`;

/** Refused, without a word on what nobody can look up. */
const expectPublic = (answer: Answer): void => {
  const {fields = []} = expectRefused(answer);
  expectThat(
    fields.every((field) => ['enterpriseName', 'uscc', 'orgCode', 'legalRepName'].includes(field)),
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
      const {now = new Date().toISOString()} = await world.status(session);
      expectThat(next === 'legal-rep', 'checkEnterprise.next: expected legal-rep');
      const left = Date.parse(expiresAt) - Date.parse(now);
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
    says: 'Without the consent to the notice, the first step is `consent-required`.',
    needs: [...needs, 'legal-rep-consent'],
    check: async (world) => {
      const session = await world.main();
      expectRefused(await world.checkEnterprise(session, {consent: undefined}), 'consent-required');
      const consent = {noticeId: 'another', version: '0', time: new Date().toISOString()};
      expectRefused(await world.checkEnterprise(session, {consent}), 'consent-required');
    },
  },
  {
    id: 'ticket-unknown',
    chapter: 'legal-rep',
    says: 'An unknown ticket is `ticket-expired`.',
    needs,
    check: async (world) =>
      expectRefused(await checkIdCard(await world.main(), world.legalRepCard('no-such-ticket')), 'ticket-expired'),
  },
  {
    id: 'ticket-of-the-user',
    chapter: 'legal-rep',
    says: 'A ticket of another user of the same enterprise is `ticket-expired`.',
    needs: [...needs, 'colleague'],
    check: async (world) => {
      const {ticket} = await world.ticket(await world.main());
      expectRefused(await checkIdCard(await world.colleague(), world.legalRepCard(ticket)), 'ticket-expired');
    },
  },
  {
    id: 'ticket-after-sign-in',
    chapter: 'legal-rep',
    says: 'A ticket is bound to the user and not to the session: after a new sign-in it still works.',
    needs: [...needs, 'sign-in'],
    check: async (world) => {
      const session = await world.main();
      const {ticket} = await world.ticket(session);
      const answer = await checkIdCard(await world.again(session), world.legalRepCard(ticket));
      expectThat(refusalOf(answer)?.code !== 'ticket-expired', 'checkIdCard: ticket-expired after a new sign-in');
    },
  },
  {
    id: 'ticket-for-its-step',
    chapter: 'legal-rep',
    says: 'The account holder is not checked before the legal representative.',
    needs: [...needs, 'holder'],
    check: async (world) => {
      const session = await world.main();
      const {ticket} = await world.ticket(session);
      expectRefused(await checkIdCard(session, world.holderCard(ticket)));
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
    says: 'A wrong name, a wrong number and a wrong date have the same answer.',
    needs: [...needs, 'other'],
    check: async (world) => {
      const session = await world.main();
      const {ticket} = await world.ticket(session);
      const {name, idType, idNumber, validFrom, validTo} = world.legalRep;
      const claims = [
        {person: {name: otherName(name), idType, idNumber}, validFrom, validTo},
        {person: {name, idType, idNumber: world.other.idNumber}, validFrom, validTo},
        {person: {name, idType, idNumber}, validFrom: otherDate(validFrom), validTo},
      ];
      const answers = [];
      for (const claim of claims) answers.push(await checkIdCard(session, {ticket, whose: 'legal-rep', ...claim}));
      const [first, ...others] = answers;
      for (const other of others) if (first) expectSame(first, other, 'wrong data of a person');
      if (first) expectRefused(first);
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
    says: 'Both persons checked, the account is certified, and its status says so.',
    needs: [...needs, 'holder'],
    check: async (world) => {
      const session = await world.main();
      const {ticket} = await world.holderTicket(session);
      const {method, subject} = expectAnswer(await checkIdCard(session, world.holderCard(ticket)), passedSchema);
      expectThat(method === 'legal-rep', 'checkIdCard.method: expected legal-rep');
      expectThat(subject === session.subject, 'checkIdCard.subject: not the session’s');
      const {methods} = await world.status(session);
      const found = methods.find(({id}) => id === 'legal-rep');
      expectThat(found?.state === 'certified', 'getStatus.methods: legal-rep is not certified after checkIdCard');
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
  {
    id: 'ticket-used-up',
    chapter: 'legal-rep',
    says: 'A certification uses its ticket up.',
    needs: [...needs, 'holder'],
    check: async (world) => {
      const session = await world.main();
      const {ticket} = await world.holderTicket(session);
      expectAnswer(await checkIdCard(session, world.holderCard(ticket)), passedSchema);
      expectRefused(await checkIdCard(session, world.holderCard(ticket)), 'ticket-expired');
    },
  },
  {
    id: 'ticket-of-the-record',
    chapter: 'legal-rep',
    says: 'A ticket certifies what is on record: where the account has another holder meanwhile, `record-changed`.',
    needs: [...needs, 'other-holder-name'],
    check: async (world) => {
      const session = await world.main();
      const {ticket} = await world.ticket(session);
      await withOtherHolder(world, session, async () => {
        expectRefused(await checkIdCard(session, world.legalRepCard(ticket)), 'record-changed');
      });
    },
  },
  {
    id: 'ticket-of-the-enterprise',
    chapter: 'legal-rep',
    says: 'Where the enterprise has another name on record meanwhile, a ticket is `record-changed`.',
    needs: [...needs, 'other-enterprise-name'],
    check: async (world) => {
      const session = await world.main();
      const {ticket} = await world.ticket(session);
      await withOtherEnterpriseName(world, session, async () => {
        expectRefused(await checkIdCard(session, world.legalRepCard(ticket)), 'record-changed');
      });
    },
  },
  {
    id: 'certification-of-the-enterprise',
    chapter: 'legal-rep',
    says: 'Where the enterprise has another name on record, a certification counts no more.',
    needs: [...needs, 'holder', 'other-enterprise-name'],
    check: async (world) => {
      const session = await world.main();
      const {ticket} = await world.holderTicket(session);
      expectAnswer(await checkIdCard(session, world.holderCard(ticket)), passedSchema);
      await withOtherEnterpriseName(world, session, async () => {
        await expectNotCertified(world, session);
      });
    },
  },
  {
    id: 'certification-dropped',
    chapter: 'legal-rep',
    says: 'Where the account has another holder, a certification of the former one counts no more.',
    needs: [...needs, 'holder', 'other-holder-name'],
    check: async (world) => {
      const session = await world.main();
      const {ticket} = await world.holderTicket(session);
      expectAnswer(await checkIdCard(session, world.holderCard(ticket)), passedSchema);
      await withOtherHolder(world, session, async () => {
        await expectNotCertified(world, session);
      });
    },
  },
];

const expectNotCertified = async (world: World, session: Session): Promise<void> => {
  const {methods} = await world.status(session);
  const certified = methods.filter(({state}) => state === 'certified').map(({id}) => id);
  expectThat(certified.length === 0, `getStatus.methods: still certified: ${certified.map(shown).join(', ')}`);
};

/** Saves another value of a field, and puts the former one back afterwards, whatever happens. */
const withOther = async (
  {ifMatch}: World,
  session: Session,
  operation: 'updateAccount' | 'updateEnterprise',
  change: Readonly<Record<string, string | undefined>>,
  use: () => Promise<void>,
): Promise<void> => {
  const {account, enterprise} = await readProfile(session);
  const shown: Readonly<Record<string, ProfileField>> = {...account, ...enterprise};
  const former = Object.fromEntries(Object.keys(change).map((name) => [name, shown[name]?.display]));
  const save = async (body: object): Promise<Answer> =>
    session.send(operation, {body, ifMatch: await ifMatch(session)});
  expectAnswer(await save(change), savedSchema);
  try {
    await use();
  } finally {
    await save(former);
  }
};

/** Gives the account another holder for a while. */
export const withOtherHolder = (world: World, session: Session, use: () => Promise<void>): Promise<void> =>
  withOther(world, session, 'updateAccount', {holderName: world.plan.otherHolderName}, use);

const withOtherEnterpriseName = (world: World, session: Session, use: () => Promise<void>): Promise<void> =>
  withOther(world, session, 'updateEnterprise', {enterpriseName: world.plan.otherEnterpriseName}, use);
