import {randomBytes} from 'node:crypto';
import type {Handoff} from '../../src/domain/bank-ukey.schemas.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import type {BankCase} from '../bank/agreement.js';

export const usualHandoffLifetimeMs = 10 * 60_000;

const maxPerSession = 5;
/** What became of a handoff can be asked for that long after its end. */
const rememberedMs = 60 * 60_000;

export interface HandoffHolder {
  readonly session: string;
  readonly uscc: string;
}

export interface IssuedHandoff extends Handoff, HandoffHolder {
  readonly issuedAt: number;
  readonly until: number;
  /** What the bank is told. */
  readonly bankCase: BankCase;
  /** What the bank said so far. */
  readonly outcome?: Outcome;
}

export interface HandoffOrder {
  readonly bank: string;
  readonly session: string;
  readonly lifetimeMs: number;
  addressOf(id: string): string;
  caseOf(id: string): BankCase;
}

/** Whether the bank has said its last word. */
export const isDecided = ({outcome}: IssuedHandoff): boolean => outcome !== undefined && !('pending' in outcome);

/**
 * The ways to a bank that were opened. In memory only: after a restart they are unknown, and one begins again; what a
 * bank certified before is kept with the certifications.
 */
export class Handoffs {
  readonly #issued = new Map<string, IssuedHandoff>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue({bank, session, lifetimeMs, ...order}: HandoffOrder): IssuedHandoff {
    this.#tidy(session);
    const id = randomBytes(24).toString('base64url');
    const [issuedAt, bankCase] = [this.#now(), order.caseOf(id)];
    const until = issuedAt + lifetimeMs;
    const expiresAt = new Date(until).toISOString();
    const {uscc} = bankCase;
    const handoff = {id, bank, url: order.addressOf(id), expiresAt, session, uscc, issuedAt, until, bankCase};
    this.#issued.set(id, handoff);
    return handoff;
  }

  /** If it is theirs: another session's is as good as none. */
  find(id: string, holder: HandoffHolder): IssuedHandoff | undefined {
    const handoff = this.ofId(id);
    return handoff?.session === holder.session && handoff.uscc === holder.uscc ? handoff : undefined;
  }

  /** Whosever it is. */
  ofId(id: string): IssuedHandoff | undefined {
    const handoff = this.#issued.get(id);
    return handoff && handoff.until + rememberedMs > this.#now() ? handoff : undefined;
  }

  isOver({until}: IssuedHandoff): boolean {
    return until <= this.#now();
  }

  /** Takes down what the bank said. */
  note({id}: IssuedHandoff, outcome: Outcome): void {
    const handoff = this.#issued.get(id);
    if (handoff) this.#issued.set(id, {...handoff, outcome});
  }

  /** Nothing comes of it any more, whatever the bank says. */
  cancel(id: string, session: string): void {
    if (this.#issued.get(id)?.session === session) this.#issued.delete(id);
  }

  #tidy(session: string): void {
    const open: string[] = [];
    for (const [id, handoff] of this.#issued) {
      if (!this.ofId(id)) this.#issued.delete(id);
      else if (handoff.session === session && !isDecided(handoff) && !this.isOver(handoff)) open.push(id);
    }
    for (const id of open.slice(0, Math.max(0, open.length - maxPerSession + 1))) this.#issued.delete(id);
  }
}
