import type {NextStep, PersonRole} from '../../src/domain/legal-rep.schemas.js';
import {certifiedDataOf} from './certified-data.js';
import type {Asker} from './rate-limit.js';
import type {Profiles} from './profiles.js';
import type {SmsCodes} from './sms-codes.js';
import type {Session, Store} from './store.js';
import type {Ticket, TicketHolder, Tickets} from './tickets.js';

/* Common parts of the requests of the legal representative's path. */

export interface LegalRepNeeds {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly tickets: Tickets;
  readonly smsCodes: SmsCodes;
  /** How long an SMS code for this session is valid. */
  readonly smsLifetimeMs: (session: Session) => number;
  readonly now: () => number;
  readonly openTicket: typeof openTicket;
}

export const ticketHolderOf = ({profiles}: LegalRepNeeds, {user}: Asker): TicketHolder => ({
  subject: user.subject,
  certifies: certifiedDataOf(profiles.recordOf(user)),
});

export type PersonCheck = 'id-card' | 'bank-card';

/** The ticket of a request, or why it is not valid. The account holder comes second. */
export const openTicket = (
  parts: LegalRepNeeds,
  asker: Asker,
  {ticket: id, whose}: {readonly ticket: string; readonly whose: PersonRole},
): Ticket | 'ticket-expired' | 'record-changed' => {
  const {subject, certifies} = ticketHolderOf(parts, asker);
  const ticket = parts.tickets.find(id, subject);
  if (!ticket || (whose === 'account-holder' && ticket.next !== whose)) return 'ticket-expired';
  return ticket.holder.certifies === certifies ? ticket : 'record-changed';
};

export const nextStep = ({next, id: ticket, until}: Ticket): NextStep => ({
  next,
  ticket,
  expiresAt: new Date(until).toISOString(),
});
