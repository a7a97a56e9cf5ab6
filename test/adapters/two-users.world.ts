import {createActor, SimulatedClock, type Actor} from 'xstate';
import {licence} from '../../demo/pages/e-licence.js';
import type {RequestOptions, CertBackend} from '../../src/adapters/backend.js';
import {certOperations, inboxOperations} from '../../src/adapters/operations.js';
import {pollingKeyOf, returnParameter} from '../../src/adapters/polling.key.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import type {ConsentNotices} from '../../src/domain/consent.js';
import {BackendClock} from '../../src/domain/time.js';
import {CertError} from '../../src/domain/errors.js';
import {methodIds} from '../../src/domain/ids.js';
import {
  fakeAgent,
  fakeChallenge,
  fakeField,
  fakeHandoff,
  fakeInbox,
  fakeInboxRequest,
  fakeOutcome,
  fakeProfile,
  fakeReading,
  fakeRefused,
  fakeSignature,
  fakeStatus,
} from '../../src/fakes.js';
import type {CertificationMachine} from '../../src/machines/certification.machine.js';
import {MachineDriver, machinesIn, nowOf, type Outside} from '../../walks/drive-machine.js';
import {spoil, type Spoiled} from '../../walks/spoilers.js';
import type {Step, Way} from '../../walks/walk.js';
import {orgCodeOf, otherUscc} from '../domain/profile-draft.harness.js';
import {randomPin} from '../domain/random-pin.js';
import {lend, tabWith} from '../harness/tab.js';
import {backendBy, rightly, type OperationName} from '../harness/world.js';

/** Another record than the one that is there, so that it is confirmed before it is sent. */
export const anotherRecord: NonNullable<Way['typed']> = {
  enterprise: {legalRepName: '孙七'},
  'holder.idCard': {validFrom: '20200310', validTo: '20300310'},
};

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

/** What the page asks of the outside: a request to the backend, or a signature of the card. */
export type Asked = OperationName | 'readCard' | 'sign';

const right = rightly();

interface Chosen {
  readonly method: string;
  readonly place: string;
}

/** What has an effect, but for what is gone by itself. */
export const isDoing = (operation: string): boolean =>
  !['readCard', 'sign', 'createCardChallenge', 'cancelHandoff'].includes(operation) &&
  {...certOperations, ...inboxOperations}[operation as OperationName][0] !== 'GET';

/** A backend with one session, which is whoever's signed in last, and a card. Each effect's first answer may be lost. */
export class World {
  user: User = first;
  /** The bank, or the administrator, has passed the one case that there is, which is the first user's. */
  isDecided = false;
  /** Each request, with what was sent. */
  readonly sent: {readonly what: Asked; readonly input?: unknown; readonly options: Partial<RequestOptions>}[] = [];
  /** What was done, and for whom. */
  readonly effects: string[] = [];
  /** What the card has signed, and about whom the challenge before was. */
  readonly signed: {readonly text: string; readonly challengeOf: string | undefined}[] = [];
  readonly backend = backendBy((operation, input, options) => this.#ask(operation, input, options));
  readonly agent = fakeAgent({
    readCard: async (options) => {
      await this.#note('readCard', undefined, options);
      return fakeReading();
    },
    sign: async (text, _, options) => {
      await this.#note('sign', text, options);
      this.signed.push({text, challengeOf: this.#challengeOf});
      return fakeSignature();
    },
  });
  readonly #versions = new Map<string, number>();
  readonly #done = new Map<string, unknown>();
  readonly #lost = new Set<string>();
  #challengeOf: string | undefined;
  #chosen: Chosen = {method: 'bank-ukey', place: 'ccb'};
  #awaited: {readonly what: Asked; time: number; readonly then: () => Spoiled | void} | undefined;

  constructor(
    /** It checks whom the page is about, or it forgets to and answers for whoever is signed in. */
    readonly isCareful: boolean,
    private readonly losesAnswers = true,
  ) {}

  /** Runs once, as something is asked for this time from now on, and may spoil the answer. */
  whenAsked(what: Asked, time: number, then: () => Spoiled | void): void {
    this.#awaited = {what, time, then};
  }

  get asked(): readonly Asked[] {
    return this.sent.map(({what}) => what);
  }

  /** What was sent with a request, time after time. */
  sentWith(what: Asked) {
    return this.sent.filter((each) => each.what === what);
  }

  async #note(what: Asked, input: unknown, options: Partial<RequestOptions>): Promise<void> {
    this.sent.push({what, input, options});
    const awaited = this.#awaited;
    if (awaited?.what !== what || (awaited.time -= 1) > 0) return;
    this.#awaited = undefined;
    const how = awaited.then();
    if (how) await spoil(how);
  }

  async #ask(operation: OperationName, input: unknown, options: RequestOptions): Promise<unknown> {
    await this.#note(operation, input, options);
    const {user} = this;
    const isFirst = operation === 'getStatus' || (operation === 'getInbox' && options.subject === undefined);
    if (this.isCareful && !isFirst && options.subject !== user.subject) return spoil('another signed in');
    if (!isDoing(operation)) return this.#answer(operation, input, options);
    // Done once for a key of a user; the first time that this is sent, the answer is lost.
    const sent = JSON.stringify([operation, input]);
    const key = `${user.subject} ${operation} ${String(options.idempotencyKey)}`;
    if (!this.#done.has(key)) {
      this.#done.set(key, await this.#answer(operation, input, options));
      this.effects.push(`${operation} ${user.subject}`);
    }
    if (this.losesAnswers && !this.#lost.has(sent)) {
      this.#lost.add(sent);
      return spoil('lost');
    }
    return this.#done.get(key);
  }

  /** What the fakes say, as they would say it of this user. */
  async #answer(operation: OperationName, input: unknown, options: RequestOptions): Promise<unknown> {
    const {user: me} = this;
    const own = this.#own[operation]?.(me, input as {version: string});
    const answer = own ?? ((await right(operation, input, options)) as object);
    return {
      ...answer,
      ...('subject' in answer && {subject: me.subject}),
      ...('enterpriseName' in answer && {enterpriseName: me.enterprise.name}),
    };
  }

  readonly #own: Partial<Record<OperationName, (me: User, input: {readonly version: string}) => object | undefined>> = {
    getStatus: (me) => {
      const decided: readonly string[] =
        this.isDecided && me === first ? ['bank-ukey', 'admin-assist', licence.id] : [];
      const stateOf = (id: string) => (decided.includes(id) ? 'certified' : 'not-certified');
      const methods = [...methodIds, licence.id].map((id) => ({id, state: stateOf(id), enabled: true}) as const);
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
    createHandoff: (_, input) => {
      this.#chosen = input as unknown as Chosen;
      return this.#chosen.method === licence.id ? fakeHandoff({url: 'https://wallet.example.cn/s/1'}) : undefined;
    },
    getHandoff: (me) => {
      if (this.isCareful && me !== first) throw new CertError('handoff-unknown');
      const {method, place} = this.#chosen;
      if (this.isDecided) return fakeOutcome({method});
      const {id: _, ...way} = fakeHandoff();
      return {open: true, method, place, by: 'link', ...way};
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

const address = 'https://swapp.example.cn/user/cert';

/** What the first user waits for when a page is loaded again, by method. */
const awaitedIds = {
  'legal-rep': 'ticket-legal-rep',
  'bank-ukey': 'handoff-1',
  'admin-assist': 'assistance-1',
} as const;
export type Awaited = keyof typeof awaitedIds;

/** As much of a browser's tab as the journey looks at, for the tests of one `describe`. */
export const useTab = () => {
  let kept = {};
  let giveBack = (): void => undefined;
  const history = {
    state: null,
    replaceState: (_: unknown, __: string, url: URL): void => {
      Object.assign(globalThis, {location: new URL(url.href)});
    },
  };
  afterEach(() => {
    giveBack();
  });
  return {
    /** A new page in a tab: empty, or one that the first user has loaded again while waiting, or back from a bank. */
    load: (awaited?: Awaited): void => {
      giveBack();
      const record = awaited && {version: 1, method: awaited, id: awaitedIds[awaited]};
      const tab = tabWith(awaited && {[pollingKeyOf(first.subject, awaited)]: JSON.stringify(record)});
      kept = tab.sessionStorage;
      const query = awaited === 'bank-ukey' ? `?${returnParameter}=${awaitedIds[awaited]}` : '';
      giveBack = lend({...tab, history, location: new URL(address + query)});
    },
    /** All that is stored. */
    get kept(): string {
      return Object.values(kept).join();
    },
  };
};

/** The host's notices, and what its user says to them. */
export type Agreed = Pick<Outside, 'consent' | 'declaration'> & {readonly notices?: ConsentNotices};

/** Where a page stops when somebody else is signed in. */
export const told = ['interrupted', 'somebodyElse'];

/** The journey on a page. */
export class Journey extends MachineDriver<Actor<CertificationMachine>> {
  /** Every context that any of its machines has had. */
  readonly contexts: string[];

  constructor(world: World, startWith?: string, {notices, ...agreed}: Agreed = {}) {
    const contexts: string[] = [];
    const clock = new SimulatedClock();
    const adapters = {
      backend: world.backend as CertBackend,
      agent: async () => world.agent,
      clock: new BackendClock(),
      origin: location.origin,
      consent: notices,
    };
    const journey = createActor(wireCertification(adapters, undefined, [licence]), {
      clock,
      input: {known: [...methodIds, licence.id], only: undefined, startWith, solo: false},
      inspect: (event) => {
        if (event.type === '@xstate.snapshot' && 'context' in event.snapshot)
          contexts.push(JSON.stringify(event.snapshot.context));
      },
    });
    const decide = (): void => {
      world.isDecided = true;
      clock.increment(40_000);
    };
    super(journey.start(), {...agreed, pin: randomPin(), code: '20481357', place: decide, administrator: decide});
    this.contexts = contexts;
  }
}

/** The same, whose user repeats what was not answered, until the page says that somebody else is there. */
export class Page extends Journey {
  /** What the user did last. */
  last: Step | undefined;

  override at(steps: readonly string[]): Promise<string> {
    return super.at([...steps, ...told]);
  }

  override async take(step: Step): Promise<void> {
    this.last = step;
    await super.take(step);
    await this.insist();
  }

  /** Until there is no lost answer to be asked for again. Where nothing offers that, the step is done again. */
  async insist(): Promise<string> {
    for (;;) {
      const step = await this.turn();
      const inner = machinesIn(this.actor).at(-1) ?? this.actor;
      const {problem} = nowOf(inner).context as {problem?: CertError};
      if (problem?.code !== 'network') return step;
      if (nowOf(inner).can({type: 'retried'})) inner.send({type: 'retried'});
      else if (this.last) await super.take(this.last);
    }
  }
}
