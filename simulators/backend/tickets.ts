import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import {randomToken} from '../crypto.js';
import type {Identity} from './people.js';

const maxPerHolder = 5;

/** The user of a ticket, in any session, and the data that it certifies. */
export interface TicketHolder {
  readonly subject: string;
  /** If these data change meanwhile, the ticket is no longer valid. */
  readonly certifies: string;
}

export interface Findings {
  readonly enterpriseName: string;
  readonly legalRep: Identity;
  readonly next: PersonRole;
}

export interface Ticket extends Findings {
  readonly id: string;
  readonly holder: TicketHolder;
  readonly until: number;
}

/** The open tickets. They name people, so they are never written down. */
export class Tickets {
  readonly open = new Map<string, Ticket>();
  readonly lifetimeMs: number = 15 * 60_000;

  constructor(private readonly now: () => number) {}

  issue(holder: TicketHolder, {enterpriseName, legalRep, next}: Findings): Ticket {
    this.#tidy(holder.subject);
    const id = randomToken(16);
    const ticket = {id, holder, until: this.now() + this.lifetimeMs, enterpriseName, legalRep, next};
    this.open.set(id, ticket);
    return ticket;
  }

  find(id: string, subject: string): Ticket | undefined {
    const ticket = this.open.get(id);
    return ticket?.holder.subject === subject && ticket.until > this.now() ? ticket : undefined;
  }

  /** Ends the subject's tickets after they have led to a certification. */
  end(subject: string): void {
    for (const [id, {holder}] of this.open) if (holder.subject === subject) this.open.delete(id);
  }

  #tidy(subject: string): void {
    const own: string[] = [];
    for (const [id, {holder, until}] of this.open) {
      if (until <= this.now()) this.open.delete(id);
      else if (holder.subject === subject) own.push(id);
    }
    for (const id of own.slice(0, Math.max(0, own.length - maxPerHolder + 1))) this.open.delete(id);
  }
}
