import {createActor, SimulatedClock, type AnyActorRef, type StateValue} from 'xstate';
import type {AskOptions, CertBackend} from '../../src/adapters/backend.js';
import {certOperations, inboxOperations} from '../../src/adapters/operations.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import {BackendClock} from '../../src/domain/clock.js';
import {CertError} from '../../src/domain/errors.js';
import {methodIds} from '../../src/domain/method-ids.js';
import {
  fakeAgent,
  fakeChallenge,
  fakeField,
  fakeHandoff,
  fakeInbox,
  fakeInboxRequest,
  fakeOutcome,
  fakeProfile,
  fakeRefused,
  fakeSignature,
  fakeStatus,
} from '../../src/fakes.js';
import {orgCodeOf, otherUscc} from '../domain/profile-draft.harness.js';
import {backendBy, rightly, type Question} from '../harness/world.js';

export interface User {
  readonly subject: string;
  readonly holder: string;
  readonly enterprise: {readonly name: string; readonly uscc: string};
  /** What is theirs alone, and shows wherever their data does. */
  readonly marks: readonly string[];
}

const ours = {name: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G'};
const theirs = {name: '北京样例进出口有限公司', uscc: otherUscc};
const userOf = (subject: string, holder: string, enterprise: User['enterprise'], ...more: string[]): User => ({
  ...{subject, holder, enterprise},
  marks: [subject, holder, ...more],
});

/** Whom the page is about. */
export const first = userOf('subject-zhang', '张三', ours);

/** Who signs in meanwhile, in another tab. */
export const others = [
  userOf('subject-wang', '王五', ours),
  userOf('subject-zhao', '赵六', theirs, theirs.name, theirs.uscc),
] as const;

/** What the page asks of the outside: a question to the backend, or a signature of the card. */
export type Asked = Question | 'sign';

const right = rightly();

/** What has an effect, but for what is gone by itself. */
const isDoing = (question: Question): boolean =>
  ({...certOperations, ...inboxOperations})[question][0] !== 'GET' &&
  question !== 'createCardChallenge' &&
  question !== 'cancelHandoff';

/** A backend with one session, which is whoever's signed in last, and a card. Each effect's first answer may be lost. */
export class World {
  user: User = first;
  /** The bank, or the administrator, has passed the one case that there is, which is the first user's. */
  isDecided = false;
  readonly asked: Asked[] = [];
  /** What was done, and for whom. */
  readonly effects: string[] = [];
  /** What the card has signed, and about whom the challenge before was. */
  readonly signed: {readonly text: string; readonly challengeOf: string | undefined}[] = [];
  readonly backend = backendBy((question, input, options) => this.#ask(question, input, options));
  readonly agent = fakeAgent({
    sign: async (text) => {
      this.#note('sign');
      this.signed.push({text, challengeOf: this.#challengeOf});
      return fakeSignature();
    },
  });
  readonly #versions = new Map<string, number>();
  readonly #done = new Map<string, unknown>();
  readonly #lost = new Set<Asked>();
  #challengeOf: string | undefined;
  #awaited: {readonly what: Asked; readonly then: () => void} | undefined;

  constructor(
    /** It checks whom the page is about, or it forgets to and answers for whoever is signed in. */
    readonly isCareful: boolean,
    private readonly losesAnswers = true,
  ) {}

  /** Runs once, as something is asked the next time. */
  whenAsked(what: Asked, then: () => void): void {
    this.#awaited = {what, then};
  }

  #note(what: Asked): void {
    this.asked.push(what);
    if (this.#awaited?.what !== what) return;
    this.#awaited.then();
    this.#awaited = undefined;
  }

  async #ask(question: Question, input: unknown, options: AskOptions): Promise<unknown> {
    this.#note(question);
    const {user} = this;
    const isFirst = question === 'getStatus' || (question === 'getInbox' && options.subject === undefined);
    if (this.isCareful && !isFirst && options.subject !== user.subject) throw new CertError('subject-changed');
    if (!isDoing(question)) return this.#answer(question, input, options);
    // Done once for a key of a user; the first time of all, the answer is lost.
    const key = `${user.subject} ${question} ${String(options.idempotencyKey)}`;
    if (!this.#done.has(key)) {
      this.#done.set(key, await this.#answer(question, input, options));
      this.effects.push(`${question} ${user.subject}`);
    }
    if (this.losesAnswers && !this.#lost.has(question)) {
      this.#lost.add(question);
      throw new CertError('network');
    }
    return this.#done.get(key);
  }

  /** What the fakes say, as they would say it of this user. */
  async #answer(question: Question, input: unknown, options: AskOptions): Promise<unknown> {
    const {user: me} = this;
    const own = this.#own[question]?.(me, input as {version: string});
    const answer = own ?? ((await right(question, input, options)) as object);
    return {
      ...answer,
      ...('subject' in answer && {subject: me.subject}),
      ...('enterpriseName' in answer && {enterpriseName: me.enterprise.name}),
    };
  }

  readonly #own: Partial<Record<Question, (me: User, input: {readonly version: string}) => object | undefined>> = {
    getStatus: (me) => {
      const decided: readonly string[] = this.isDecided && me === first ? ['bank-ukey', 'admin-assist'] : [];
      const stateOf = (id: string) => (decided.includes(id) ? 'certified' : 'not-certified');
      const methods = methodIds.map((id) => ({id, state: stateOf(id), enabled: true}) as const);
      return fakeStatus({enterprise: me.enterprise, methods});
    },
    getProfile: (me) => this.#profileOf(me),
    updateEnterprise: (me, {version}) => this.#match(me, version, true),
    updateAccount: (me, {version}) => this.#match(me, version, true),
    checkEnterprise: (me, {version}) => this.#match(me, version),
    createCardChallenge: (me) => {
      this.#challengeOf = me.subject;
      return fakeChallenge({uscc: me.enterprise.uscc});
    },
    getTicket: (me) => (this.isCareful && me !== first ? fakeRefused('ticket-expired') : undefined),
    getHandoff: (me) => {
      if (this.isCareful && me !== first) throw new CertError('handoff-unknown');
      if (this.isDecided) return fakeOutcome({method: 'bank-ukey'});
      const {id: _, ...way} = fakeHandoff();
      return {open: true, method: 'bank-ukey', place: 'ccb', by: 'link', ...way};
    },
    getAssistance: (me) => {
      if (this.isCareful && me !== first) return fakeRefused('assistance-expired');
      return this.isDecided ? fakeOutcome({method: 'admin-assist'}) : undefined;
    },
    getInbox: (me) => fakeInbox({requests: [fakeInboxRequest({name: me.holder})]}),
  };

  #match(me: User, version: string, isSaved = false): undefined {
    if (version !== this.#profileOf(me).version) throw new CertError('conflict');
    if (isSaved) this.#versions.set(me.subject, (this.#versions.get(me.subject) ?? 1) + 1);
  }

  #profileOf({subject, holder, enterprise: {name, uscc}}: User) {
    return fakeProfile({
      version: `"${subject} ${this.#versions.get(subject) ?? 1}"`,
      enterprise: {enterpriseName: fakeField(name), uscc: fakeField(uscc), orgCode: fakeField(orgCodeOf(uscc))},
      account: {holderName: fakeField(holder)},
    });
  }
}

const nameOf = (value: StateValue): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value)
        .map(([name, inner]) => `${name}.${nameOf(inner as StateValue)}`)
        .join();

/** The journey on a page, in the hands of a program. */
export class Page {
  readonly clock = new SimulatedClock();
  readonly journey;
  /** Every context that any of its machines has had. */
  readonly contexts: string[] = [];

  constructor(world: World) {
    const adapters = {
      backend: world.backend as CertBackend,
      agent: async () => world.agent,
      clock: new BackendClock(),
      origin: location.origin,
    };
    this.journey = createActor(wireCertification(adapters), {
      clock: this.clock,
      input: {known: methodIds, only: undefined, startWith: undefined, solo: false},
      inspect: (event) => {
        if (event.type !== '@xstate.snapshot' || !('context' in event.snapshot)) return;
        this.contexts.push(JSON.stringify(event.snapshot.context));
      },
    }).start();
  }

  get method() {
    return this.journey.getSnapshot().context.method;
  }

  /** What a method has a machine of its own for. */
  get child() {
    const {children} = this.method!.getSnapshot() as {children: Readonly<Record<string, AnyActorRef | undefined>>};
    return children['inner'] ?? children['wait'];
  }

  /** Where the journey is, where its method is, and the machine within that. */
  get place(): string {
    const {value, context} = this.journey.getSnapshot();
    if (value !== 'inMethod') return nameOf(value);
    const names = [this.method, this.child].flatMap((actor) =>
      actor ? [nameOf((actor.getSnapshot() as {value: StateValue}).value)] : [],
    );
    return [context.wanted?.method, ...names].join(' ');
  }

  /** Waits until it is the user's turn. */
  async turn(isTurn: (place: string) => boolean): Promise<string> {
    for (const end = performance.now() + 5_000; performance.now() < end;) {
      if (isTurn(this.place)) return this.place;
      await new Promise(setImmediate);
    }
    throw new Error(`The page has stopped at ${this.place}.`);
  }
}
