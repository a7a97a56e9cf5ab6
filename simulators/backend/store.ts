import {type Answered, Answers, type Asked} from './answers.js';
import type {Certification, BackendEvent, Membership, Session, Try} from './events.js';

export type {Certification, BackendEvent, Membership, Session, SignIn, Try} from './events.js';

const dayMs = 86_400_000;
/** For one user. A further sign-in ends the oldest of this user's sessions, and no other user's. */
const maxSessions = 100;

/** The backend's data, in memory. Every change is an event. */
export class Store {
  readonly #sessions = new Map<string, Session>();
  #certifications: readonly Certification[] = [];
  readonly #memberships = new Map<string, Membership>();
  readonly #drops = new Map<string, number>();
  #tries: readonly Try[] = [];
  readonly #answers: Answers;
  #order = 0;

  /** `note` takes each event, before it has an effect. */
  constructor(
    private readonly now: () => number,
    private readonly note: (happening: BackendEvent) => void = () => undefined,
  ) {
    this.#answers = new Answers(now);
  }

  record(...happenings: readonly BackendEvent[]): void {
    for (const happening of happenings) {
      this.note(happening);
      this.#take(happening);
    }
  }

  remember(answered: Answered, isKept?: () => boolean): void {
    this.#answers.keep(answered, isKept);
  }

  nextOrder(): number {
    return this.#order + 1;
  }

  session(id: string): Session | undefined {
    const session = this.#sessions.get(id);
    return session && session.until > this.now() ? session : undefined;
  }

  /** Those that have not ended. */
  sessionsOf(user: string): readonly Session[] {
    return [...this.#sessions.values()].filter((each) => each.user === user && each.until > this.now());
  }

  certifications(user: string): readonly Certification[] {
    return this.#certifications.filter((each) => each.user === user && !this.#isOver(each));
  }

  /** Those that have ended, by the backend's clock. They count no more, and the user is told why. */
  endedCertifications(user: string): readonly Certification[] {
    return this.#certifications.filter((each) => each.user === user && this.#isOver(each));
  }

  /** The enterprise that a personal account belongs to, now or from its next sign-in on. */
  membership(user: string): Membership | undefined {
    return this.#memberships.get(user);
  }

  members(): readonly string[] {
    return [...this.#memberships.keys()];
  }

  /** The times of tries by one user, or by all accounts of one enterprise, within the last day; oldest first. */
  tries(what: Try['what'], whose: {readonly user: string} | {readonly uscc: string}): readonly number[] {
    const isTheirs = (one: Try) => ('user' in whose ? one.user === whose.user : one.uscc === whose.uscc);
    return this.#triesOfToday()
      .filter((one) => one.what === what && isTheirs(one))
      .map(({at}) => at);
  }

  /** Everything that was counted about one enterprise within the last day, oldest first. */
  triesAt(uscc: string): readonly Try[] {
    return this.#triesOfToday().filter((one) => one.uscc === uscc);
  }

  /** How often this user's certifications were dropped. Those from before the last drop are no longer valid. */
  drops(user: string): number {
    return this.#drops.get(user) ?? 0;
  }

  answered(asked: Asked): Answered | undefined {
    return this.#answers.find(asked);
  }

  #take(happening: BackendEvent): void {
    if ('order' in happening) this.#order = Math.max(this.#order, happening.order);
    switch (happening.type) {
      case 'signed-in': {
        const {type: _, ...session} = happening;
        this.#sessions.set(session.id, session);
        this.#dropSessions(session.user);
        return;
      }
      case 'signed-out':
        this.#sessions.delete(happening.id);
        return;
      case 'certified': {
        const {type: _, ...certification} = happening;
        const {user, method} = certification;
        const isReplaced = (each: Certification) => each.user === user && each.method === method;
        this.#certifications = [...this.#certifications.filter((each) => !isReplaced(each)), certification];
        return;
      }
      case 'joined': {
        const {type: _, ...membership} = happening;
        this.#memberships.set(membership.user, membership);
        return;
      }
      case 'tried': {
        const {type: _, ...one} = happening;
        this.#tries = [...this.#triesOfToday(), one];
        return;
      }
      case 'forgotten':
        this.#forget(happening.user, happening.what);
        return;
      case 'consented':
      case 'levels-asked':
      case 'assistance':
      case 'notice-to-administrators':
      case 'notice-to-legal-rep':
      // Only to be written down: nobody asks for it.
    }
  }

  #isOver({validUntil}: Certification): boolean {
    return validUntil !== undefined && Date.parse(validUntil) <= this.now();
  }

  #dropSessions(user: string): void {
    for (const {id, until} of this.#sessions.values()) if (until <= this.now()) this.#sessions.delete(id);
    const own = [...this.#sessions.values()].filter((each) => each.user === user);
    for (const {id} of own.slice(0, Math.max(0, own.length - maxSessions))) this.#sessions.delete(id);
  }

  #forget(user: string, what: 'tries' | 'certification' | 'membership'): void {
    const isOthers = (each: {readonly user: string}) => each.user !== user;
    if (what === 'membership') this.#memberships.delete(user);
    else if (what === 'tries') this.#tries = this.#tries.filter(isOthers);
    else {
      this.#certifications = this.#certifications.filter(isOthers);
      this.#drops.set(user, this.drops(user) + 1);
    }
  }

  #triesOfToday(): readonly Try[] {
    return this.#tries.filter(({at}) => at > this.now() - dayMs);
  }
}
