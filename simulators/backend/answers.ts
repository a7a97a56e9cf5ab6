import type {AssistanceAnswer, AssistanceCodeAnswer, InboxAnsweredAnswer} from '../../src/domain/assistance.schemas.js';
import type {HandoffAnswer, HandoffCancelled} from '../../src/domain/handoff.schemas.js';
import type {CardChallenge} from '../../src/domain/ic-card.schemas.js';
import type {EnterpriseAnswer, PersonAnswer, SmsCodeAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import type {SaveAnswer} from '../../src/domain/profile.schemas.js';
import {dropOldest} from './drop-oldest.js';

/** The scope of an idempotency key: one kind of request by one subject, in any session. */
export interface Asked {
  readonly subject: string;
  readonly operation: string;
  readonly key: string;
}

/** The response to a POST or a PUT. It is kept so that the same request has its effect only once. */
export interface Answered extends Asked {
  readonly fingerprint: string;
  readonly at: number;
  readonly answer:
    | CardChallenge
    | Outcome
    | SaveAnswer
    | EnterpriseAnswer
    | PersonAnswer
    | SmsCodeAnswer
    | HandoffAnswer
    | HandoffCancelled
    | AssistanceAnswer
    | InboxAnsweredAnswer
    | AssistanceCodeAnswer;
}

const dayMs = 86_400_000;
/** More than the limits allow for one person in a day. A further response removes that person's oldest one. */
const maxPerSubject = 500;
const nameOf = ({operation, key}: Asked): string => `${operation} ${key}`;

/** The responses of the last day, by subject. Whoever has signed out may sign in again and repeat a request. */
export class Answers {
  readonly #kept = new Map<string, Map<string, Answered>>();
  /** The responses with a secret, and whether it is still valid. */
  readonly #secret = new Map<Answered, () => boolean>();

  constructor(private readonly now: () => number) {}

  keep(answered: Answered, isKept?: () => boolean): void {
    this.#dropSecrets();
    if (isKept) this.#secret.set(answered, isKept);
    const ofSubject = this.#kept.get(answered.subject) ?? new Map<string, Answered>();
    const name = nameOf(answered);
    ofSubject.delete(name);
    this.#kept.set(answered.subject, ofSubject.set(name, answered));
    dropOldest(ofSubject, maxPerSubject);
  }

  find(asked: Asked): Answered | undefined {
    this.#dropSecrets();
    const answered = this.#kept.get(asked.subject)?.get(nameOf(asked));
    return answered && this.#isOfToday(answered) ? answered : undefined;
  }

  /** A secret must not be read from a kept response after its end. */
  #dropSecrets(): void {
    for (const [answered, isKept] of this.#secret) {
      if (isKept()) continue;
      this.#kept.get(answered.subject)?.delete(nameOf(answered));
      this.#secret.delete(answered);
    }
  }

  #isOfToday({at}: Answered): boolean {
    return at > this.now() - dayMs;
  }
}
