import type {CardChallenge} from '../../src/domain/ic-card.schemas.js';
import {randomToken} from '../crypto.js';
import {OneUse} from './one-use.js';
import type {CurrentUser} from './users.js';
import type {Session} from './store.js';

type Issued = Omit<CardChallenge, 'challengeId'>;

/** The open challenges. A used nonce cannot come back. */
export class Challenges {
  readonly open: OneUse<Issued>;

  constructor(private readonly now: () => number) {
    this.open = new OneUse(120_000, now);
  }

  nonce(): string {
    return randomToken(24);
  }

  issue(session: Session, {subject, enterprise}: CurrentUser): CardChallenge {
    const issued = {
      subject,
      nonce: this.nonce(),
      expiresAt: new Date(this.now() + this.open.lifetimeMs).toISOString(),
      uscc: enterprise.uscc,
    };
    return {challengeId: this.open.issue(session.id, issued), ...issued};
  }

  /** Uses up the challenge in any case. Returns it if it is valid, and of this session, person and enterprise. */
  burn(challengeId: string, session: Session, {subject, enterprise}: CurrentUser): Issued | undefined {
    const issued = this.open.take(challengeId, session.id);
    return issued?.subject === subject && issued.uscc === enterprise.uscc ? issued : undefined;
  }
}
