import type {Given, PersonClaim} from '../../../src/domain/legal-rep.schemas.js';
import type {Refusal} from '../../../src/domain/outcome.schemas.js';
import type {Level} from '../../../src/domain/schemas.js';
import {agreesTo} from '../../../src/domain/consent.js';
import {enterpriseChecks} from '../../../simulators/backend/check-enterprise.js';
import type {ClaimedPerson} from '../../../simulators/backend/claimed-person.js';
import {refuse} from '../../../simulators/backend/answer-with-events.js';
import {readGiven} from '../../../simulators/backend/read-field.js';
import type {Parts} from '../../../simulators/backend/index.js';
import {findPerson, identityOfHolder} from '../../../simulators/backend/people.js';
import {Problem} from '../../../simulators/backend/problem.js';
import {levelIn, levels} from '../../../simulators/backend/status.js';
import type {Ticket} from '../../../simulators/backend/tickets.js';
import type {ProfileRecord} from '../../../simulators/backend/records.js';
import {demoNotices, noticesByPerson} from '../../../simulators/consent.js';
import {consenting} from '../variants/answers.js';
import {
  both,
  certificationStaysWith,
  type Change,
  differsOnlyIn,
  dropping,
  mutantsIn,
  refusalIn,
  replace,
  says,
  statusSays,
  stored,
} from './parts.js';

const checking =
  (others: Partial<typeof enterpriseChecks>): Change =>
  ({checkEnterprise}) => ({
    checkEnterprise: (...asked) => checkEnterprise(asked[0], asked[1], asked[2], {...enterpriseChecks, ...others}),
  });

type EnterpriseClaim = Parameters<Parts['checkEnterprise']>[2];

/** A refusal of a claim that says more. */
const refusesEnterprise =
  (
    code: string,
    change: (refusal: Refusal, claim: EnterpriseClaim, record: ProfileRecord) => Partial<Refusal>,
  ): Change =>
  ({checkEnterprise, profiles}) => ({
    checkEnterprise: (parts, asker, claim) => {
      const decision = checkEnterprise(parts, asker, claim);
      const refusal = refusalIn(decision);
      if (refusal?.code !== code) return decision;
      return refuse({...refusal, ...change(refusal, claim, profiles.recordOf(asker.user))}, decision.happenings);
    },
  });

/** A refusal of an ID card that says more where there is no such person. */
const refusesNobody =
  (change: (whose: string) => Partial<Refusal> | undefined): Change =>
  ({checkIdCard}) => ({
    checkIdCard: (parts, asker, claim) => {
      const claimed: ClaimedPerson[] = [];
      const readPerson: Parts['readPerson'] = (...asked) => {
        const read = parts.readPerson(...asked);
        claimed.push(read);
        return read;
      };
      const decision = checkIdCard({...parts, readPerson}, asker, claim);
      const refusal = refusalIn(decision);
      const isNobody = refusal?.code === 'person-mismatch' && claimed.every(({person}) => !person);
      return isNobody ? refuse({...refusal, ...change(claim.whose)}) : decision;
    },
  });

/** A ticket that certifies another record. */
const keepsTicket =
  (isKept: (ticket: Ticket, record: ProfileRecord) => boolean): Change =>
  ({openTicket}) => ({
    openTicket: (parts, asker, claim) => {
      const found = openTicket(parts, asker, claim);
      const ticket = found === 'record-changed' && parts.tickets.find(claim.ticket, asker.user.subject);
      return ticket && isKept(ticket, parts.profiles.recordOf(asker.user)) ? ticket : found;
    },
  });

/** What it says of a ticket. */
const ticketSays =
  (change: (ticket: Ticket) => object): Change =>
  ({ticketStandingOf, tickets}) => ({
    ticketStandingOf: (parts, asker, id) => {
      const answer = ticketStandingOf(parts, asker, id);
      const ticket = tickets.find(id, asker.user.subject);
      return ticket && !('refusal' in answer) ? {...answer, ...change(ticket)} : answer;
    },
  });

export const anyStep: Change = ({openTicket}) => ({
  openTicket: (parts, asker, claim) => openTicket(parts, asker, {...claim, whose: 'legal-rep'}),
});

/** A value on record is not known. */
export const unknown = (given: Given): Given => (typeof given === 'object' && 'onRecord' in given ? '' : given);

const unknownPerson = ({name, idType, idNumber}: PersonClaim): PersonClaim => ({
  name: unknown(name),
  idType: unknown(idType),
  idNumber: unknown(idNumber),
});

const isMedium = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && value.id === levels.medium.id;

export const legalRep = mutantsIn({
  'ticket-for-days: A ticket is valid for days.': ({tickets}) =>
    replace(tickets, () => ({lifetimeMs: 15 * 86_400_000})),
  'any-enterprise: Whoever is signed in, it checks any enterprise.': checking({isOwn: () => true}),
  'any-representative: It does not compare the legal representative.': checking({isLegalRepOf: () => true}),
  'tells-what-is-wrong-of-the-representative: It tells whether name or number of the legal representative is wrong.':
    refusesEnterprise('person-mismatch', (_, {legalRepName}, record) => ({
      fields: [
        readGiven(legalRepName, record.legalRepName) === record.legalRepName ? 'legalRepIdNumber' : 'legalRepName',
      ],
    })),
  'names-hidden-fields: A refusal names fields that nobody can look up.': refusesEnterprise(
    'enterprise-mismatch',
    ({fields = []}) => ({fields: [...fields, 'legalRepIdNumber']}),
  ),
  'consent-unasked: It checks persons without a consent.': checking({agreedTo: () => [demoNotices['legal-rep']]}),
  "declaration-unasked: It takes the representative's data without the declaration that they have agreed.": checking({
    agreedTo: (claim) => {
      const {accountHolder} = noticesByPerson;
      return agreesTo(accountHolder, claim.consent) ? [accountHolder] : enterpriseChecks.agreedTo(claim);
    },
  }),
  'unknown-ticket-told-otherwise: An unknown ticket has another code.': ({openTicket}) => ({
    openTicket: (...asked) => {
      const ticket = openTicket(...asked);
      return ticket === 'ticket-expired' ? 'record-changed' : ticket;
    },
  }),
  'ticket-of-anybody: A ticket works for another user.': ({tickets}) =>
    replace(tickets, (own) => ({find: (id) => own.find(id, tickets.open.get(id)?.holder.subject ?? '')})),
  'ticket-of-the-session: A ticket ends with the session.': ({checkEnterprise, openTicket}) => {
    const sessions = new Map<string, string>();
    return {
      checkEnterprise: (parts, asker, claim) => {
        const decision = checkEnterprise(parts, asker, claim);
        if ('ticket' in decision.answer) sessions.set(decision.answer.ticket, asker.session.id);
        return decision;
      },
      openTicket: (parts, asker, claim) =>
        (sessions.get(claim.ticket) ?? asker.session.id) === asker.session.id
          ? openTicket(parts, asker, claim)
          : 'ticket-expired',
    };
  },
  'any-step: The account holder may be checked first.': anyStep,
  'any-person: It does not compare the person with the ticket and the record.': ({readPerson}) => ({
    readPerson: (...asked) => {
      const {identity} = readPerson(...asked);
      return {identity, person: findPerson(identity)};
    },
  }),
  'tells-what-is-wrong-of-a-person: It tells whether person or date is wrong.': refusesNobody(() => ({
    fields: ['name'],
  })),
  'first-day-uncompared: It does not compare the first day of an ID card.': (right) => ({
    checkIdCard: (parts, asker, claim) => {
      const readPerson: Parts['readPerson'] = (...asked) => {
        const {identity, person} = parts.readPerson(...asked);
        return {identity, person: person && {...person, validFrom: readGiven(claim.validFrom, person.validFrom)}};
      };
      return right.checkIdCard({...parts, readPerson}, asker, claim);
    },
  }),
  'never-the-holder: After the legal representative comes the legal representative.': ({tickets}) =>
    replace(tickets, (own) => ({issue: (holder, findings) => own.issue(holder, {...findings, next: 'legal-rep'})})),
  'legal-rep-not-in-the-status: It does not store a certification by data.': ({passPerson}) => ({
    passPerson: (...asked) => {
      const decision = passPerson(...asked);
      return {...decision, happenings: stored(decision.happenings, () => undefined)};
    },
  }),
  'data-worth-a-card: Data lead to the card’s level.': says(
    () => true,
    (body) =>
      JSON.parse(JSON.stringify(body), (_, value: unknown) => (isMedium(value) ? levels.high : value)) as object,
  ),
  'ticket-reusable: A ticket certifies again and again.': ({tickets}) =>
    replace(tickets, () => ({end: () => undefined})),
  'ticket-of-any-record: A ticket certifies another record, too.': keepsTicket(() => true),
  'ticket-of-any-enterprise-name: A ticket stays valid when the enterprise has another name.': keepsTicket(
    ({holder}, record) => differsOnlyIn('enterpriseName', holder.certifies, record),
  ),
  'certification-of-any-enterprise-name: A certification stays when the enterprise has another name.':
    certificationStaysWith('enterpriseName'),
  'certification-stays: A certification stays when the holder changes.': dropping('certification', () => []),
  'level-of-the-session: A session keeps the highest level that it had.': (right) => {
    const highest = new Map<string, Level>();
    return statusSays(({level}, _, {id}) => {
      const former = highest.get(id);
      const kept = former && former.rank > level.rank ? former : level;
      highest.set(id, kept);
      return {level: kept};
    })(right);
  },
  'next-level-of-a-dropped: A certification that was dropped still counts for the next level.': both(
    dropping('certification', (dropped, {user}, {store}) => [
      dropped,
      ...store
        .certifications(user.id)
        .map((each) => ({type: 'certified' as const, ...each, validUntil: '2020-01-01T00:00:00Z'})),
    ]),
    statusSays(({level}, _, __, {certifications, ended}) => {
      const nextLevel = levelIn({order: Infinity}, {...ended, ...certifications});
      return nextLevel.rank > level.rank ? {nextLevel} : {};
    }),
  ),
  'first-ticket-survives: A certification leaves the ticket of the first step as it is.': ({tickets}) =>
    replace(tickets, () => ({
      end: (subject) => {
        for (const [id, {holder, next}] of tickets.open)
          if (holder.subject === subject && next !== 'legal-rep') tickets.open.delete(id);
      },
    })),
  'renewal-refused: It issues no ticket while there is another one.': ({checkEnterprise, tickets}) => ({
    checkEnterprise: (parts, asker, claim) => {
      const hasOne = [...tickets.open.values()].some(({holder}) => holder.subject === asker.user.subject);
      const decision = checkEnterprise(parts, asker, claim);
      return hasOne && 'ticket' in decision.answer ? refuse({code: 'limit-reached', retryAfter: 60}) : decision;
    },
  }),
  'renewal-of-the-same-ticket: It answers with the same ticket while it is open.': ({tickets}) =>
    replace(tickets, (own) => ({
      issue: (holder, findings) =>
        [...tickets.open.values()].find(
          (each) => each.holder.subject === holder.subject && each.next === findings.next,
        ) ?? own.issue(holder, findings),
    })),
  'renewal-counted: It counts the tickets of a user, and ends with five.': ({limits}) => ({
    limits: {...limits, 'legal-rep/enterprise': {perUser: 5}},
  }),
  'ticket-of-any-number: A ticket stays valid when the holder has another ID number.': keepsTicket(({holder}, record) =>
    differsOnlyIn('idNumber', holder.certifies, record),
  ),
  'certification-of-any-number: A certification stays when the holder has another ID number.':
    certificationStaysWith('idNumber'),
  'certification-of-a-shared-enterprise: The accounts of an enterprise share its name, and keep their certifications and their ETag when a colleague changes it.':
    ({profiles}) =>
      replace(profiles, (own) => {
        const names = new Map<string, string>();
        return {
          change: (user, changes, isAnother) => {
            if (changes.enterpriseName !== undefined) names.set(user.id, changes.enterpriseName);
            own.change(user, changes, isAnother);
          },
          restore: (user) => {
            names.delete(user.id);
            return own.restore(user);
          },
          recordOf: (user) => {
            const [record, [enterpriseName]] = [own.recordOf(user), [...names.values()]];
            const isShared = record.uscc.endsWith('28G') && !names.has(user.id);
            return {...record, ...(isShared && enterpriseName !== undefined && {enterpriseName})};
          },
        };
      }),
  'expired-card-passes: An ID card that has expired passes.': () => ({isIdCardOver: () => false}),
  'any-card-passes-once-expired: It compares no dates of an ID card that has expired.': ({checkIdCard}) => ({
    checkIdCard: (parts, asker, claim) => {
      const decision = checkIdCard(parts, asker, claim);
      const ticket = parts.openTicket(parts, asker, claim);
      return refusalIn(decision)?.code === 'id-card-expired' && typeof ticket === 'object'
        ? parts.passPerson(parts, asker, ticket, {whose: claim.whose, via: 'id-card'})
        : decision;
    },
  }),
  'dates-uncompared: It compares no dates of an ID card.': ({checkIdCard}) => ({
    checkIdCard: (parts, asker, claim) => {
      const decision = checkIdCard(parts, asker, claim);
      const ticket = parts.openTicket(parts, asker, claim);
      const isKnown = typeof ticket === 'object' && parts.readPerson(parts, asker, ticket, claim).person;
      return refusalIn(decision)?.code === 'person-mismatch' && isKnown
        ? parts.passPerson(parts, asker, ticket, {whose: claim.whose, via: 'id-card'})
        : decision;
    },
  }),
  'representative-told: A refusal says who the legal representative is.': refusesEnterprise(
    'person-mismatch',
    (_, __, {legalRepName, legalRepIdNumber}) => ({message: `${legalRepName} ${legalRepIdNumber}`}),
  ),
  'ticket-told-of-another-step: It says of each ticket that the legal representative is next.': ticketSays(() => ({
    next: 'legal-rep',
  })),
  'ticket-told-to-anybody: It says of a ticket to any user what it is for.': ({ticketStandingOf, tickets}) => ({
    ticketStandingOf: (parts, asker, id) =>
      ticketStandingOf(
        {...parts, openTicket: (...asked) => tickets.open.get(id) ?? parts.openTicket(...asked)},
        asker,
        id,
      ),
  }),
  'ticket-told-with-the-number: It says of a ticket whose number was sent for it.': ticketSays(({legalRep}) => ({
    legalRepIdNumber: legalRep.idNumber,
  })),
  'ticket-told-with-a-mask: It says of a ticket whose number was sent for it, masked.': ticketSays(({legalRep}) => ({
    legalRepIdNumber: `${legalRep.idNumber.slice(0, 3)}***********${legalRep.idNumber.slice(-4)}`,
  })),
  'ticket-told-after-use: It says of a ticket that was used what it was for.': ({ticketStandingOf, tickets}) => {
    const issued = new Map<string, Ticket>();
    return {
      ...replace(tickets, (own) => ({
        issue: (...asked) => {
          const ticket = own.issue(...asked);
          issued.set(ticket.id, ticket);
          return ticket;
        },
      })),
      ticketStandingOf: (parts, asker, id) => {
        const openTicket: typeof parts.openTicket = (...asked) => {
          const [found, former] = [parts.openTicket(...asked), issued.get(id)];
          return found === 'ticket-expired' && former?.holder.subject === asker.user.subject ? former : found;
        };
        return ticketStandingOf({...parts, openTicket}, asker, id);
      },
    };
  },
  'ticket-lasts-while-asked: A ticket lasts as long as somebody asks about it.': (right) => ({
    ticketStandingOf: (parts, asker, id) => {
      const ticket = right.tickets.find(id, asker.user.subject);
      if (ticket) right.tickets.open.set(id, {...ticket, until: right.now() + right.tickets.lifetimeMs});
      return right.ticketStandingOf(parts, asker, id);
    },
  }),
  'ticket-told-of-any-record: It says of a ticket what it is for when the record is another one.': (right) => ({
    ticketStandingOf: (parts, asker, id) =>
      right.ticketStandingOf(
        {...parts, openTicket: () => right.tickets.find(id, asker.user.subject) ?? 'ticket-expired'},
        asker,
        id,
      ),
  }),
  'bad-encryption-is-500: A number that cannot be decrypted is a 500.': ({once}) => ({
    once: (c, decide) =>
      once(c, () => {
        try {
          return decide();
        } catch (error) {
          throw error instanceof Problem && c.get('text').includes('"enc"') ? new Error('bad decrypt') : error;
        }
      }),
  }),
  'holder-told: Of the account holder it tells whether person or date is wrong.': refusesNobody((whose) =>
    whose === 'account-holder' ? {message: '姓名与证件号码不一致'} : undefined,
  ),
  'typed-untold: Of a ticket it is said that everything was sent as it is on record.': ticketSays(() => ({typed: []})),
  'ticket-data-unknown: It does not know the legal representative’s data that the ticket stands for.': (right) => ({
    readPerson: (parts, asker, ticket, {whose, person}) =>
      right.readPerson(parts, asker, ticket, {whose, person: whose === 'legal-rep' ? unknownPerson(person) : person}),
  }),
  'representative-always-typed: It does not know the legal representative on record.': ({checkEnterprise}) => ({
    checkEnterprise: (parts, asker, claim) =>
      checkEnterprise(parts, asker, {
        ...claim,
        legalRepName: unknown(claim.legalRepName),
        legalRepIdType: unknown(claim.legalRepIdType),
        legalRepIdNumber: unknown(claim.legalRepIdNumber),
      }),
  }),
  'dates-always-typed: It does not know the dates of the holder’s ID card on record.': ({checkIdCard}) => ({
    checkIdCard: (parts, asker, claim) =>
      checkIdCard(parts, asker, {...claim, validFrom: unknown(claim.validFrom), validTo: unknown(claim.validTo)}),
  }),
  'same-person-by-name: A holder with the legal representative’s name is not checked.': ({passPerson}) => ({
    passPerson: (parts, asker, ticket, how) => {
      const holder = identityOfHolder(parts.profiles.recordOf(asker.user));
      const legalRep = holder.name === ticket.legalRep.name ? holder : ticket.legalRep;
      return passPerson(parts, asker, {...ticket, legalRep}, how);
    },
  }),
  'second-ticket-of-any-record: The ticket of the second step certifies another record, too.': keepsTicket(
    ({next}) => next === 'account-holder',
  ),
  // Of the backend that needs a consent for each method: see the variant.
  'card-without-consent: A card certifies without the consent that the method needs.':
    consenting(/(?:handoffs|requests)$/),
  'handoff-without-consent: A handoff is opened without the consent that the method needs.':
    consenting(/(?:verifications|requests)$/),
  'help-without-consent: A request for help is opened without the consent that the method needs.':
    consenting(/(?:verifications|handoffs)$/),
});
