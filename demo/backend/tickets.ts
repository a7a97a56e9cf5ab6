import {randomBytes} from 'node:crypto';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import type {Identity} from './people.js';

const lifetimeMs = 15 * 60_000;
const maxPerSession = 5;

/** Whom a ticket is for, and on which state of their record. */
export interface TicketHolder {
  readonly session: string;
  readonly subject: string;
  readonly uscc: string;
  /** Of the record: a ticket does not outlive a change of it. */
  readonly version: string;
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

const isSame = (one: TicketHolder, other: TicketHolder): boolean =>
  one.session === other.session &&
  one.subject === other.subject &&
  one.uscc === other.uscc &&
  one.version === other.version;

/** The tickets that are open. In memory only: they name people, and after a restart one begins again. */
export class Tickets {
  readonly #open = new Map<string, Ticket>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(holder: TicketHolder, {enterpriseName, legalRep, next}: Findings): Ticket {
    this.#tidy(holder.session);
    const id = randomBytes(16).toString('base64url');
    const ticket = {id, holder, until: this.#now() + lifetimeMs, enterpriseName, legalRep, next};
    this.#open.set(id, ticket);
    return ticket;
  }

  /** If it is still good, and theirs. */
  find(id: string, holder: TicketHolder): Ticket | undefined {
    const ticket = this.#open.get(id);
    return ticket && isSame(ticket.holder, holder) && ticket.until > this.#now() ? ticket : undefined;
  }

  /** What a session has shown is used up, once it led to a certification. */
  end(session: string): void {
    for (const [id, {holder}] of this.#open) if (holder.session === session) this.#open.delete(id);
  }

  #tidy(session: string): void {
    const own: string[] = [];
    for (const [id, {holder, until}] of this.#open) {
      if (until <= this.#now()) this.#open.delete(id);
      else if (holder.session === session) own.push(id);
    }
    for (const id of own.slice(0, Math.max(0, own.length - maxPerSession + 1))) this.#open.delete(id);
  }
}
