import type {Handoff} from '../../src/domain/handoff.schemas.js';
import type {Refused} from '../../src/domain/outcome.schemas.js';
import type {Way} from '../../src/domain/places.js';
import type {PlaceCase, PlaceId} from '../places/agreement.js';
import {randomToken} from '../crypto.js';
import type {Certification} from './store.js';

export const usualHandoffLifetimeMs = 10 * 60_000;

/** A code on a screen can be photographed. */
export const longestCodeMs = 5 * 60_000;

const maxPerHolder = 5;
/** How long the status of a handoff is available after its end. */
const rememberedMs = 60 * 60_000;

/** The user of a handoff, in any session, and the data that it certifies. */
export interface HandoffHolder {
  readonly user: string;
  readonly subject: string;
  /** If these data change meanwhile, the handoff is no longer valid. */
  readonly certifies: string;
}

/** The certification from a handoff or from help, and how often the user's certifications had been dropped before. */
export interface CertifiedElsewhere {
  readonly certification: Certification;
  readonly drops: number;
}

export type HandoffResult = 'pending' | Refused | CertifiedElsewhere;

export interface IssuedHandoff extends Omit<Handoff, 'subject'>, HandoffHolder, PlaceId {
  readonly by: Way;
  /** The place’s own number for it. It stands in the address at the place, where the id never does. */
  readonly order: string;
  readonly issuedAt: number;
  readonly until: number;
  readonly placeCase: PlaceCase;
  /** A phone has opened the code, which nobody else can open then. */
  readonly scanned?: true;
  readonly result?: HandoffResult;
}

export interface HandoffOrder extends PlaceId {
  readonly by: Way;
  readonly holder: HandoffHolder;
  readonly lifetimeMs: number;
  addressOf(order: string): string;
  caseOf(id: string): PlaceCase;
}

export const isDecided = ({result}: IssuedHandoff): boolean => result !== undefined && result !== 'pending';

/** The handoffs that were created. A place's certifications are kept with the other certifications. */
export class Handoffs {
  readonly issued = new Map<string, IssuedHandoff>();

  constructor(private readonly now: () => number) {}

  newId(): string {
    return randomToken(24);
  }

  issue({method, place, by, holder, lifetimeMs, ...order}: HandoffOrder): IssuedHandoff {
    this.#tidy(holder.subject);
    const [id, number] = [this.newId(), randomToken(16)];
    const [issuedAt, placeCase] = [this.now(), order.caseOf(id)];
    const until = issuedAt + lifetimeMs;
    const expiresAt = new Date(until).toISOString();
    const url = order.addressOf(number);
    const at = {method, place, by};
    const handoff = {...holder, ...at, id, order: number, url, expiresAt, issuedAt, until, placeCase};
    this.issued.set(id, handoff);
    return handoff;
  }

  find(id: string, subject: string): IssuedHandoff | undefined {
    const handoff = this.ofId(id);
    return handoff?.subject === subject ? handoff : undefined;
  }

  ofId(id: string): IssuedHandoff | undefined {
    const handoff = this.issued.get(id);
    return handoff && handoff.until + rememberedMs > this.now() ? handoff : undefined;
  }

  ofOrder(order: string): IssuedHandoff | undefined {
    const found = [...this.issued.values()].find((each) => each.order === order);
    return found && this.ofId(found.id);
  }

  isOver({until}: IssuedHandoff): boolean {
    return until <= this.now();
  }

  noteScan({id}: IssuedHandoff): void {
    const handoff = this.issued.get(id);
    if (handoff) this.issued.set(id, {...handoff, scanned: true});
  }

  note({id}: IssuedHandoff, result: HandoffResult): void {
    const handoff = this.issued.get(id);
    if (handoff) this.issued.set(id, {...handoff, result});
  }

  /** Removes a handoff that is not decided. Later results from the place have no effect. */
  cancel(id: string, subject: string): void {
    const handoff = this.find(id, subject);
    if (handoff && !isDecided(handoff)) this.issued.delete(id);
  }

  #tidy(subject: string): void {
    const open: string[] = [];
    for (const [id, handoff] of this.issued) {
      if (!this.ofId(id)) this.issued.delete(id);
      else if (handoff.subject === subject && !isDecided(handoff) && !this.isOver(handoff)) open.push(id);
    }
    for (const id of open.slice(0, Math.max(0, open.length - maxPerHolder + 1))) this.issued.delete(id);
  }
}
