import {type Answered, Answers, type Asked} from './answers.js';
import {dropOldest} from './drop-oldest.js';
import {Journal} from './journal.js';

export interface Session {
  /** A hash of the token: whoever reads the journal cannot sign in with it. */
  readonly id: string;
  readonly user: string;
  /** When it began, counted rather than timed: two things in one millisecond still have an order. */
  readonly order: number;
  readonly until: number;
}

export interface Certification {
  readonly user: string;
  readonly method: 'ic-card' | 'legal-rep' | 'bank-ukey';
  /** Id of the bank, or of how the account holder was checked; journals of before have a bank's name. */
  readonly via?: string;
  /** Of which enterprise: a record that names another is not certified by it. */
  readonly uscc: string;
  readonly certificationId: string;
  readonly verifiedAt: string;
  /** In force for sessions that began after this. */
  readonly order: number;
}

/** Something of which there are so many a day. */
export interface Try {
  readonly user: string;
  readonly what:
    | 'ic-card'
    | 'profile'
    | 'legal-rep/enterprise'
    | 'legal-rep/id-card'
    | 'legal-rep/sms-codes'
    | 'legal-rep/bank-card'
    | 'sms-sent'
    | 'bank-ukey';
  readonly at: number;
  /** Where so many are a session's. */
  readonly session?: string;
}

/** For those who are told that somebody was certified for their enterprise. */
interface Notice {
  readonly type: 'notice-to-administrators' | 'notice-to-legal-rep';
  readonly uscc: string;
  readonly certificationId: string;
  readonly at: string;
}

export type Happening =
  | ({readonly type: 'signed-in'} & Session)
  | {readonly type: 'signed-out'; readonly id: string}
  // Journals of before there was another method name none.
  | ({readonly type: 'certified'} & Omit<Certification, 'method'> & Partial<Pick<Certification, 'method'>>)
  | ({readonly type: 'tried'} & Try)
  | {readonly type: 'forgotten'; readonly user: string; readonly what: 'tries' | 'certification'}
  | Notice
  | ({readonly type: 'answered'} & Answered);

const dayMs = 86_400_000;
const maxSessions = 1_000;
const maxNotices = 500;

/** What the backend knows. Everything that changes is a happening: first written down, then taken into account. */
export class Store {
  readonly #journal: Journal<Happening>;
  readonly #now: () => number;
  readonly #sessions = new Map<string, Session>();
  #certifications: readonly Certification[] = [];
  readonly #drops = new Map<string, number>();
  #tries: readonly Try[] = [];
  readonly #answers: Answers;
  #notices: Notice[] = [];
  #order = 0;

  constructor(path: string, now: () => number) {
    this.#journal = new Journal(path);
    this.#now = now;
    this.#answers = new Answers(now);
    this.#journal.read().forEach((happening) => {
      this.#take(happening);
    });
    this.#journal.startWith(this.#snapshot());
  }

  record(...happenings: readonly Happening[]): void {
    if (happenings.length === 0) return;
    this.#journal.append(happenings);
    happenings.forEach((happening) => {
      this.#take(happening);
    });
  }

  /** For the length of the process: what an answer was given to may quote a person, and is written down nowhere. */
  remember(answered: Answered): void {
    this.#take({type: 'answered', ...answered});
  }

  nextOrder(): number {
    return this.#order + 1;
  }

  session(id: string): Session | undefined {
    const session = this.#sessions.get(id);
    return session && session.until > this.#now() ? session : undefined;
  }

  certifications(user: string): readonly Certification[] {
    return this.#certifications.filter((each) => each.user === user);
  }

  /** When this user tried within the last day, or in one session of theirs; oldest first. */
  tries(user: string, what: Try['what'], session?: string): readonly number[] {
    return this.#triesOfToday()
      .filter((each) => each.user === user && each.what === what && each.session === session)
      .map(({at}) => at);
  }

  /** How often this user's certifications were dropped: what was certified before the last time is no more. */
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
        dropOldest(this.#sessions, maxSessions);
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
        this.#notices = [...this.#notices, happening].slice(-maxNotices);
        return;
      case 'answered': {
        const {type: _, ...answered} = happening;
        this.#answers.keep(answered);
      }
    }
  }

  #forget(user: string, what: 'tries' | 'certification'): void {
    const isOthers = (each: {readonly user: string}) => each.user !== user;
    if (what === 'tries') this.#tries = this.#tries.filter(isOthers);
    else {
      this.#certifications = this.#certifications.filter(isOthers);
      this.#drops.set(user, this.drops(user) + 1);
    }
  }

  #triesOfToday(): readonly Try[] {
    return this.#tries.filter(({at}) => at > this.#now() - dayMs);
  }

  /** The shortest journal that leads to where we are. */
  #snapshot(): Happening[] {
    const sessions = [...this.#sessions.keys()].flatMap((id) => this.session(id) ?? []);
    return [
      ...sessions.map((session) => ({type: 'signed-in' as const, ...session})),
      ...this.#certifications.map((each) => ({type: 'certified' as const, ...each})),
      ...this.#triesOfToday().map((one) => ({type: 'tried' as const, ...one})),
      ...this.#notices,
      ...this.#answers.all().map((answered) => ({type: 'answered' as const, ...answered})),
    ];
  }
}
