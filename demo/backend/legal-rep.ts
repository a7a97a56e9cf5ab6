import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {Asker} from './counted.js';
import type {Decision} from './decision.js';
import type {Profiles} from './profiles.js';
import type {SmsCodes} from './sms-codes.js';
import type {Session, Store} from './store.js';
import type {Ticket, TicketHolder, Tickets} from './tickets.js';

/* What the questions of the legal representative's path have in common. */

export interface LegalRepDependencies {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly tickets: Tickets;
  readonly smsCodes: SmsCodes;
  /** How long a code by SMS is good that is sent to this session. */
  readonly smsLifetimeMs: (session: Session) => number;
  readonly now: () => number;
}

interface Refused {
  readonly passed: false;
  readonly refusal: Refusal;
}

export const refuse = (refusal: Refusal): Decision<Refused> => ({answer: {passed: false, refusal}, happenings: []});

export const ticketHolderOf = ({profiles}: LegalRepDependencies, {user, session}: Asker): TicketHolder => ({
  session: session.id,
  subject: user.subject,
  uscc: user.enterprise.uscc,
  version: profiles.versionOf(user),
});

/** The ticket that a question refers to, if it is good for it: the account holder's turn is the second. */
export const openTicket = (
  dependencies: LegalRepDependencies,
  asker: Asker,
  {ticket: id, subject}: {readonly ticket: string; readonly subject: PersonRole},
): Ticket | undefined => {
  const ticket = dependencies.tickets.find(id, ticketHolderOf(dependencies, asker));
  return subject === 'legal-rep' || ticket?.next === subject ? ticket : undefined;
};
