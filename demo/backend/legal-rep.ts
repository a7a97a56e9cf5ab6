import type {NextStep, PersonRole} from '../../src/domain/legal-rep.schemas.js';
import {certifiedDataOf} from './certified-data.js';
import type {Asker} from './counted.js';
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

export const ticketHolderOf = ({profiles}: LegalRepDependencies, {user}: Asker): TicketHolder => ({
  subject: user.subject,
  certifies: certifiedDataOf(profiles.recordOf(user)),
});

/** How somebody was checked. */
export type PersonCheck = 'id-card' | 'bank-card';

/** The ticket that a question refers to, or why it is no good: the account holder's turn is the second. */
export const openTicket = (
  dependencies: LegalRepDependencies,
  asker: Asker,
  {ticket: id, whose}: {readonly ticket: string; readonly whose: PersonRole},
): Ticket | 'ticket-expired' | 'record-changed' => {
  const {subject, certifies} = ticketHolderOf(dependencies, asker);
  const ticket = dependencies.tickets.find(id, subject);
  if (!ticket || (whose === 'account-holder' && ticket.next !== whose)) return 'ticket-expired';
  return ticket.holder.certifies === certifies ? ticket : 'record-changed';
};

/** What comes next, and until when. */
export const nextStep = ({next, id: ticket, until}: Ticket): NextStep => ({
  next,
  ticket,
  expiresAt: new Date(until).toISOString(),
});
