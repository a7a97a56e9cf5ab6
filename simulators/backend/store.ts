import {type Answered, Answers, type Asked} from './answers.js';
import {
  type Certification,
  type Consented,
  type Happening,
  type Membership,
  type Session,
  type Try,
} from './happenings.js';

/** Where every change is written before it has an effect. */
export interface Log<Entry> {
  /** All entries so far, in order. */
  read(): readonly Entry[];
  /** Replaces all entries. Later appends follow these. */
  startWith(entries: readonly Entry[]): void;
  append(entries: readonly Entry[]): void;
  /** Resolves when everything appended so far would survive a power failure. */
  kept(): Promise<void>;
  close(): void;
}

export type {Certification, Happening, Membership, Session, Try} from './happenings.js';

const dayMs = 86_400_000;
/** Half a year, as for other logs. */
const logMs = 183 * dayMs;
/** Three years, in which a consent may be disputed (Civil Code, article 188). */
const consentMs = 1_096 * dayMs;
type Logged = Extract<Happening, {type: 'assistance' | 'notice-to-administrators' | 'notice-to-legal-rep'}>;
/** For one user. A further sign-in ends the oldest of this user's sessions, and no other user's. */
const maxSessions = 100;
const maxNotices = 500;
const maxSteps = 2_000;
/** Lines of the journal, about 1 MB. */
const spareLines = 10_000;

/** The backend's data. Every change is an event: it is first written, then applied. */
export class Store {
  readonly #journal: Log<Happening>;
  readonly #now: () => number;
  readonly #sessions = new Map<string, Session>();
  #certifications: readonly Certification[] = [];
  readonly #memberships = new Map<string, Membership>();
  readonly #drops = new Map<string, number>();
  #tries: readonly Try[] = [];
  readonly #answers: Answers;
  #notices: readonly Logged[] = [];
  #steps: readonly Logged[] = [];
  #consents: readonly Consented[] = [];
  #order = 0;
  #lines = 0;
  #mostLines = 0;

  constructor(journal: Log<Happening>, now: () => number) {
    this.#journal = journal;
    this.#now = now;
    this.#answers = new Answers(now);
    this.#journal.read().forEach((happening) => {
      this.#take(happening);
    });
    this.#dropOld();
  }

  record(...happenings: readonly Happening[]): void {
    if (happenings.length === 0) return;
    this.#journal.append(happenings);
    happenings.forEach((happening) => {
      this.#take(happening);
    });
    this.#lines += 1;
    if (this.#lines <= this.#mostLines) return;
    try {
      this.#dropOld();
    } catch {
      // The journal is as it was, only longer. The next attempt is after as many lines again.
    }
  }

  /** Resolves when everything recorded so far is on the disk. No response reports it before. */
  kept(): Promise<void> {
    return this.#journal.kept();
  }

  /** Kept only while the process runs: the request may contain personal data, so it is never written. */
  remember(answered: Answered, isKept?: () => boolean): void {
    this.#answers.keepUnwritten(answered, isKept);
  }

  nextOrder(): number {
    return this.#order + 1;
  }

  session(id: string): Session | undefined {
    const session = this.#sessions.get(id);
    return session && session.until > this.#now() ? session : undefined;
  }

  /** A user's certifications that have not ended. */
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

  /** The personal accounts that belong to an enterprise. */
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

  /**
   * How often this user's certifications were dropped. Certifications from before the last drop are no longer valid.
   */
  drops(user: string): number {
    return this.#drops.get(user) ?? 0;
  }

  answered(asked: Asked): Answered | undefined {
    return this.#answers.find(asked);
  }

  close(): void {
    this.#journal.close();
  }

  #take(happening: Happening): void {
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
        const {type: _, method = 'ic-card', ...others} = happening;
        const isReplaced = (each: Certification) => each.user === others.user && each.method === method;
        this.#certifications = [...this.#certifications.filter((each) => !isReplaced(each)), {method, ...others}];
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
      case 'notice-to-administrators':
      case 'notice-to-legal-rep':
        this.#notices = this.#notOver([...this.#notices, happening]).slice(-maxNotices);
        return;
      case 'consented':
        this.#consents = [...this.#consents, happening];
        return;
      case 'assistance':
        this.#steps = this.#notOver([...this.#steps, happening]).slice(-maxSteps);
        return;
      case 'answered': {
        const {type: _, ...answered} = happening;
        this.#answers.keep(answered);
      }
    }
  }

  #isOver({validUntil}: Certification): boolean {
    return validUntil !== undefined && Date.parse(validUntil) <= this.#now();
  }

  #dropSessions(user: string): void {
    for (const {id, until} of this.#sessions.values()) if (until <= this.#now()) this.#sessions.delete(id);
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

  #notOver<Entry extends {readonly at: string}>(entries: readonly Entry[], keptMs = logMs): readonly Entry[] {
    return entries.filter(({at}) => Date.parse(at) > this.#now() - keptMs);
  }

  #triesOfToday(): readonly Try[] {
    return this.#tries.filter(({at}) => at > this.#now() - dayMs);
  }

  /** At start, and as soon as more of the journal is over than in force. */
  #dropOld(): void {
    const snapshot = this.#snapshot();
    this.#lines = snapshot.length;
    this.#mostLines = 2 * snapshot.length + spareLines;
    this.#journal.startWith(snapshot);
  }

  /** The shortest journal that produces the present state. */
  #snapshot(): Happening[] {
    const sessions = [...this.#sessions.keys()].flatMap((id) => this.session(id) ?? []);
    return [
      ...sessions.map((session) => ({type: 'signed-in' as const, ...session})),
      ...this.#certifications.map((each) => ({type: 'certified' as const, ...each})),
      ...[...this.#memberships.values()].map((each) => ({type: 'joined' as const, ...each})),
      ...this.#triesOfToday().map((one) => ({type: 'tried' as const, ...one})),
      ...this.#notOver(this.#notices),
      ...this.#notOver(this.#steps),
      ...this.#notOver(this.#consents, consentMs),
      ...this.#answers.written().map((answered) => ({type: 'answered' as const, ...answered})),
    ];
  }
}
