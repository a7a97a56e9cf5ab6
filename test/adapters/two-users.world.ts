import {createActor, SimulatedClock, type AnyActorRef, type StateValue} from 'xstate';
import type {AskOptions, CertBackend} from '../../src/adapters/backend.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import {BackendClock} from '../../src/domain/clock.js';
import {CertError} from '../../src/domain/errors.js';
import {methodIds} from '../../src/domain/method-ids.js';
import {
  fakeAgent,
  fakeAssistance,
  fakeChallenge,
  fakeField,
  fakeHandoff,
  fakeNext,
  fakeOpenAssistance,
  fakeOutcome,
  fakeProfile,
  fakeRefused,
  fakeSaved,
  fakeSignature,
  fakeSmsCode,
  fakeStatus,
} from '../../src/fakes.js';
import {orgCodeOf, otherUscc} from '../domain/profile-draft.harness.js';

export interface User {
  readonly subject: string;
  readonly holder: string;
  readonly enterprise: {readonly name: string; readonly uscc: string};
  /** What is theirs alone, and shows wherever their data does. */
  readonly marks: readonly string[];
}

const ours = {name: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G'};
const theirs = {name: '北京样例进出口有限公司', uscc: otherUscc};

/** Whom the page is about. */
export const first: User = {
  subject: 'subject-zhang',
  holder: '张三',
  enterprise: ours,
  marks: ['subject-zhang', '张三'],
};

/** Who signs in meanwhile, in another tab. */
export const others: readonly User[] = [
  {subject: 'subject-wang', holder: '王五', enterprise: ours, marks: ['subject-wang', '王五']},
  {
    subject: 'subject-zhao',
    holder: '赵六',
    enterprise: theirs,
    marks: ['subject-zhao', '赵六', theirs.name, theirs.uscc],
  },
];

type Answer<Q extends keyof CertBackend> = (
  me: User,
  input: Parameters<CertBackend[Q]>[0],
) => Awaited<ReturnType<CertBackend[Q]>>;

/** What the page asks of the outside: a question to the backend, or a signature of the card. */
export type Asked = keyof CertBackend | 'sign';

/** A backend with one session, which is whoever's signed in last, and a card. Each effect's first answer is lost. */
export class World {
  user = first;
  /** The bank, or the administrator, has passed the one case that there is, which is the first user's. */
  isDecided = false;
  /** What was done, and for whom. */
  readonly effects: string[] = [];
  /** What the card has signed, and about whom the challenge before was. */
  readonly signed: {readonly text: string; readonly challengeOf: string | undefined}[] = [];
  readonly backend: CertBackend;
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

  /** A backend that checks whom the page is about, or one that forgets to and answers for whoever is signed in. */
  constructor(readonly isCareful: boolean) {
    const passed = (method: string) => (me: User) =>
      fakeOutcome({...about(me), method, enterpriseName: me.enterprise.name});
    const forPerson = (me: User, {whose}: {whose: string}) =>
      whose === 'legal-rep' ? fakeNext('account-holder') : passed('legal-rep')(me);
    const save = (me: User, {version}: {version: string}) => {
      this.#match(me, version);
      this.#versions.set(me.subject, this.#versionOf(me) + 1);
      return fakeSaved();
    };
    this.backend = {
      getStatus: this.#answering('getStatus', (me) => this.#statusOf(me)),
      getProfile: this.#answering('getProfile', (me) => this.#profileOf(me)),
      updateEnterprise: this.#doing('updateEnterprise', save),
      updateAccount: this.#doing('updateAccount', save),
      createCardChallenge: this.#answering('createCardChallenge', (me) => {
        this.#challengeOf = me.subject;
        return fakeChallenge({...about(me), uscc: me.enterprise.uscc});
      }),
      verifyCard: this.#doing('verifyCard', passed('ic-card')),
      checkEnterprise: this.#doing('checkEnterprise', (me, {version}) => {
        this.#match(me, version);
        return fakeNext('legal-rep');
      }),
      checkIdCard: this.#doing('checkIdCard', forPerson),
      sendSmsCode: this.#doing('sendSmsCode', () => fakeSmsCode()),
      checkBankCard: this.#doing('checkBankCard', forPerson),
      createHandoff: this.#doing('createHandoff', (me) => fakeHandoff(about(me))),
      getHandoff: this.#answering('getHandoff', (me) => {
        if (this.isCareful && me !== first) throw new CertError('handoff-unknown');
        if (this.isDecided) return passed('bank-ukey')(me);
        const {id: _, ...way} = fakeHandoff(about(me));
        return {open: true, bank: 'ccb', ...way};
      }),
      cancelHandoff: this.#answering('cancelHandoff', about),
      requestAssistance: this.#doing('requestAssistance', (me) => fakeAssistance(about(me))),
      getAssistance: this.#answering('getAssistance', (me) => {
        if (this.isCareful && me !== first) return fakeRefused('assistance-expired');
        return this.isDecided ? passed('admin-assist')(me) : fakeOpenAssistance(about(me));
      }),
      sendAssistanceCode: this.#doing('sendAssistanceCode', passed('admin-assist')),
      withdrawAssistance: this.#doing('withdrawAssistance', about),
    };
  }

  /** Runs once, as something is asked the next time. */
  whenAsked(what: Asked, then: () => void): void {
    this.#awaited = {what, then};
  }

  #note(what: Asked): void {
    if (this.#awaited?.what !== what) return;
    this.#awaited.then();
    this.#awaited = undefined;
  }

  #answering<Q extends keyof CertBackend>(question: Q, answer: Answer<Q>): CertBackend[Q] {
    const asked = async (input: Parameters<CertBackend[Q]>[0], {subject}: AskOptions) => {
      this.#note(question);
      const isAnother = question !== 'getStatus' && subject !== this.user.subject;
      if (this.isCareful && isAnother) throw new CertError('subject-changed');
      return answer(this.user, input);
    };
    return asked as unknown as CertBackend[Q];
  }

  /** Done once for a key of a user; the first time of all, the answer is lost. */
  #doing<Q extends keyof CertBackend>(question: Q, answer: Answer<Q>): CertBackend[Q] {
    return ((input: never, options: AskOptions) =>
      this.#answering<Q>(question, (me, given) => {
        const key = `${me.subject} ${question} ${String(options.idempotencyKey)}`;
        if (!this.#done.has(key)) {
          this.#done.set(key, answer(me, given));
          this.effects.push(`${question} ${me.subject}`);
        }
        if (!this.#lost.has(question)) {
          this.#lost.add(question);
          throw new CertError('network');
        }
        return this.#done.get(key) as never;
      })(input, options)) as unknown as CertBackend[Q];
  }

  #versionOf({subject}: User): number {
    return this.#versions.get(subject) ?? 1;
  }

  #match(me: User, version: string): void {
    if (version !== this.#profileOf(me).version) throw new CertError('conflict');
  }

  #statusOf(me: User) {
    const decided: readonly string[] = this.isDecided && me === first ? ['bank-ukey', 'admin-assist'] : [];
    return fakeStatus({
      ...about(me),
      enterprise: me.enterprise,
      methods: methodIds.map((id) => ({
        id,
        state: decided.includes(id) ? 'certified' : 'not-certified',
        enabled: true,
      })),
    });
  }

  #profileOf(me: User) {
    const {name, uscc} = me.enterprise;
    return fakeProfile({
      ...about(me),
      version: `"${me.subject} ${String(this.#versionOf(me))}"`,
      enterprise: {
        enterpriseName: fakeField(name),
        uscc: fakeField(uscc),
        orgCode: fakeField(orgCodeOf(uscc)),
      },
      account: {holderName: fakeField(me.holder)},
    });
  }
}

const about = ({subject}: User) => ({subject});

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
      backend: world.backend,
      agent: async () => world.agent,
      clock: new BackendClock(),
      origin: location.origin,
    };
    this.journey = createActor(wireCertification(adapters), {
      clock: this.clock,
      input: {
        known: methodIds,
        ...{only: undefined, startWith: undefined, solo: false},
      },
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
    const {children} = this.method?.getSnapshot() as {children: Readonly<Record<string, AnyActorRef | undefined>>};
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
    for (const end = Date.now() + 5_000; Date.now() < end;) {
      if (isTurn(this.place)) return this.place;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error(`The page has stopped at ${this.place}.`);
  }
}
