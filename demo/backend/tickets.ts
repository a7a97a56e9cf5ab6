import {randomBytes} from 'node:crypto';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {Identity} from './people.js';

const lifetimeMs = 15 * 60_000;
const maxPerHolder = 5;

/** Whom a ticket is for, whichever session they come in, and what it certifies. */
export interface TicketHolder {
  readonly subject: string;
  /** Changed meanwhile, the ticket is no good. */
  readonly certifies: string;
}

/** What was found out so far. */
export interface Findings {
  readonly enterpriseName: string;
  readonly legalRep: Identity;
  /** Who is to be checked next. */
  readonly next: PersonRole;
}

export interface Ticket extends Findings {
  readonly id: string;
  readonly holder: TicketHolder;
  readonly until: number;
}

/** The tickets that are open. In memory only: they name people, and after a restart one begins again. */
export class Tickets {
  readonly #open = new Map<string, Ticket>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(holder: TicketHolder, {enterpriseName, legalRep, next}: Findings): Ticket {
    this.#tidy(holder.subject);
    const id = randomBytes(16).toString('base64url');
    const ticket = {id, holder, until: this.#now() + lifetimeMs, enterpriseName, legalRep, next};
    this.#open.set(id, ticket);
    return ticket;
  }

  /** If it is still good, and theirs. */
  find(id: string, subject: string): Ticket | undefined {
    const ticket = this.#open.get(id);
    return ticket?.holder.subject === subject && ticket.until > this.#now() ? ticket : undefined;
  }

  /** What somebody has shown is used up, once it led to a certification. */
  end(subject: string): void {
    for (const [id, {holder}] of this.#open) if (holder.subject === subject) this.#open.delete(id);
  }

  #tidy(subject: string): void {
    const own: string[] = [];
    for (const [id, {holder, until}] of this.#open) {
      if (until <= this.#now()) this.#open.delete(id);
      else if (holder.subject === subject) own.push(id);
    }
    for (const id of own.slice(0, Math.max(0, own.length - maxPerHolder + 1))) this.#open.delete(id);
  }
}
