import type {PersonAnswer, PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {Asker} from './rate-limit.js';
import type {Decision} from './answer-with-events.js';
import {type LegalRepNeeds, nextStep, type PersonCheck} from './legal-rep.js';
import {identityOfHolder, isSamePerson} from './people.js';
import {certificationsOf, effectiveOf, levelIn} from './status.js';
import type {Ticket} from './tickets.js';

const certify = (
  {store, tickets, now}: LegalRepNeeds,
  {user, session}: Asker,
  {enterpriseName}: Ticket,
  {via, samePerson}: {readonly via: PersonCheck; readonly samePerson: boolean},
): Decision<PersonAnswer> => {
  const {subject, enterprise} = user;
  const {uscc} = enterprise;
  const certificationId = crypto.randomUUID();
  const verifiedAt = new Date(now()).toISOString();
  // In force at once: in this session and in earlier ones.
  const certification = {user: user.id, method: 'legal-rep', via, uscc, certificationId, verifiedAt, order: 0} as const;
  const certifications = {...certificationsOf(store, user), 'legal-rep': certification};
  const notice = {uscc, certificationId, at: verifiedAt};
  return {
    answer: {
      passed: true,
      subject,
      certificationId,
      method: 'legal-rep',
      via,
      enterpriseName,
      verifiedAt,
      effective: effectiveOf('legal-rep'),
      ...(samePerson && {samePerson}),
      level: levelIn(session, certifications),
    },
    happenings: [
      {type: 'certified', ...certification},
      {type: 'notice-to-administrators', ...notice},
      // Knowing a person's data does not prove to be that person, so the person is informed.
      {type: 'notice-to-legal-rep', ...notice},
    ],
    effect: () => tickets.end(subject),
  };
};

export interface PassNeeds extends LegalRepNeeds {
  readonly passPerson: typeof passPerson;
}

/** The step after a person was checked successfully: the account holder, or the certification. */
export const passPerson = (
  parts: LegalRepNeeds,
  asker: Asker,
  ticket: Ticket,
  {whose, via}: {readonly whose: PersonRole; readonly via: PersonCheck},
): Decision<PersonAnswer> => {
  if (whose === 'account-holder') return certify(parts, asker, ticket, {via, samePerson: false});
  const holder = identityOfHolder(parts.profiles.recordOf(asker.user));
  if (isSamePerson(holder, ticket.legalRep)) return certify(parts, asker, ticket, {via, samePerson: true});
  const second = parts.tickets.issue(ticket.holder, {...ticket, next: 'account-holder'});
  return {answer: nextStep(second), happenings: []};
};
