import {randomBytes} from 'node:crypto';
import type {CardChallenge} from '../../src/domain/ic-card.schemas.js';
import type {CurrentUser} from './users.js';
import type {Session} from './store.js';

const lifetimeMs = 120_000;
const maxPerSession = 5;

/** A challenge, and for whom it was issued. */
export interface IssuedChallenge extends CardChallenge {
  readonly session: string;
}

/**
 * The open challenges, in memory only. After a restart they are unknown, which has the same effect as expired. A used
 * nonce cannot come back.
 */
export class Challenges {
  readonly #open = new Map<string, IssuedChallenge>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(session: Session, {subject, enterprise}: CurrentUser): CardChallenge {
    this.#tidy(session.id);
    const challenge = {
      challengeId: randomBytes(16).toString('base64url'),
      subject,
      nonce: randomBytes(24).toString('base64url'),
      expiresAt: new Date(this.#now() + lifetimeMs).toISOString(),
      uscc: enterprise.uscc,
    };
    this.#open.set(challenge.challengeId, {...challenge, session: session.id});
    return challenge;
  }

  /**
   * Uses up the challenge, whoever asks and whatever the result. Returns it if it is still valid and was issued to this
   * session, this person and this enterprise.
   */
  burn(challengeId: string, session: Session, {subject, enterprise}: CurrentUser): IssuedChallenge | undefined {
    const challenge = this.#open.get(challengeId);
    this.#open.delete(challengeId);
    const isTheirs =
      challenge?.session === session.id && challenge.subject === subject && challenge.uscc === enterprise.uscc;
    return isTheirs && Date.parse(challenge.expiresAt) > this.#now() ? challenge : undefined;
  }

  #tidy(session: string): void {
    const own: string[] = [];
    for (const [id, challenge] of this.#open) {
      if (Date.parse(challenge.expiresAt) <= this.#now()) this.#open.delete(id);
      else if (challenge.session === session) own.push(id);
    }
    for (const id of own.slice(0, Math.max(0, own.length - maxPerSession + 1))) this.#open.delete(id);
  }
}
