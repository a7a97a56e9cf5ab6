import {expect} from 'chai';
import fc from 'fast-check';
import {SimulatedClock, type AnyActor, type AnyActorRef, type InspectionEvent} from 'xstate';
import {schemas} from '../../contract/components.js';
import {operations} from '../../contract/operations.js';
import {certOperations, inboxOperations} from '../../src/adapters/operations.js';
import {Secret} from '../../src/domain/secret.js';
import {eventsOf, isTurn, machinesIn, nowOf, secretFieldOf, stateIn, takerOf} from '../../walks/drive-machine.js';
import type {MachineEvent, Outside} from '../../walks/drive-machine.js';
import {nameOf, type Step, type Walk} from '../../walks/walk.js';
import {anyEvent, typesOf} from './any-event.js';
import {lend, tabWith} from '../harness/tab.js';
import type {OperationName} from '../harness/world.js';
import {planOf, type BackendPlan} from './hostile-answers.js';
import {HostileBackend, type Asked, type BackendOptions} from './hostile-backend.js';
import {expectBounded, expectError, expectUnpolluted, says, unusedCode} from './judge.js';
import {Case, inTime} from './one-case.js';
import {wildText} from './wild.js';

/** What happens on a journey, as data: it can be printed, made smaller and done again. */
export interface Script {
  readonly backend: BackendPlan;
  readonly overHttp: boolean;
  /** Whether the path is the only one, and begins by itself. */
  readonly solo: boolean;
  /** Whether the host has a notice that takes consent, or whatever else a path may have or lack. */
  readonly extra: boolean;
  /** What is typed besides what is right, in turn. */
  readonly wild: readonly string[];
  /** Which of the ways on is taken, time after time; mostly the one forward, which is the first. */
  readonly picks: readonly number[];
  /** At which call or request the user cancels. */
  readonly cancelAt: readonly number[];
}

/** Scripts on these requests, with `more` that only one path has. */
export const scriptOf = <More extends object = object>(
  operations: readonly OperationName[],
  picks: {readonly minLength: number; readonly maxLength: number},
  more: {[Name in keyof More]: fc.Arbitrary<More[Name]>} = {} as never,
  typed: readonly string[] = [],
): fc.Arbitrary<Script & More> => {
  const never = {weight: 3, arbitrary: fc.constant<number[]>([])};
  return fc.record({
    backend: planOf(...operations),
    ...{overHttp: fc.boolean(), solo: fc.boolean(), extra: fc.boolean()},
    wild: fc.array(fc.oneof(wildText, fc.constantFrom('', ...typed)), {minLength: 1, maxLength: 4}),
    picks: fc.array(
      fc.nat({max: 40}).map((pick) => Math.max(0, pick - 20)),
      picks,
    ),
    cancelAt: fc.oneof(never, fc.array(fc.nat({max: 16}), {maxLength: 2})),
    ...more,
  }) as unknown as fc.Arbitrary<Script & More>;
};

interface Press {
  readonly name: string;
  readonly go: () => void;
}

/** Whether what is sent is what the contract says. */
const fits = ({operation, input}: Asked): boolean => {
  const {body} = operations.find(({id}) => id === operation) ?? {};
  const {changes = input ?? {}} = Object(input) as {changes?: unknown};
  return body === undefined || schemas[body].safeParse(changes).success;
};

const isEffective = ({operation}: Asked): boolean => ({...certOperations, ...inboxOperations})[operation][0] !== 'GET';

/** What leads on where a path has left its walks, the best first. */
const onward = [
  ...['retried', 'resumed', 'confirmed', 'opened', 'readRequested', 'compared', 'kept', 'corrected', 'closed'],
  ...['finished', 'refreshRequested', 'cancelled'],
];
const waitsMs = [40_000, 90_000, 10 * 60_000, 24 * 60 * 60_000];

/** A user who comes through needs some presses for each wrong answer. */
const patience = 400;

interface Told {
  readonly type: string;
  readonly error?: unknown;
}

/** A machine on a hostile backend, in the hands of a user who presses what can be pressed. */
export abstract class Journey<S extends Script = Script> {
  readonly self = new Case();
  readonly failures: unknown[] = [];
  /** What any machine has told. */
  readonly reported: Told[] = [];
  /** Where it was, time after time, and why. */
  readonly places: string[] = [];
  /** What was typed and is to be seen by nobody else; each code, and the handle that had it. */
  readonly typed: string[] = [];
  readonly codes = new Set<string>();
  readonly handles = new Set<Secret>();
  readonly outside: HostileBackend;
  /** By which the machines wait. */
  protected readonly clock = new SimulatedClock();
  #turn = 0;
  #look = (): void => undefined;
  #happened = 0;

  constructor(
    readonly script: S,
    changes: BackendOptions['changes'] = {},
  ) {
    this.outside = new HostileBackend({
      ...{plan: script.backend, overHttp: script.overHttp, changes},
      onRequest: ({operation, subject}) => {
        const meant = operation === 'getStatus' ? undefined : this.subject;
        if (subject !== meant) this.failures.push(`${operation} about ${String(subject)} and not ${String(meant)}`);
        this.onOutside();
      },
      onSilence: () => this.self.timeIsUp(),
    });
  }

  /** Whom the page is about. */
  abstract get subject(): string | undefined;
  protected abstract readonly actor: AnyActor;
  /** The paths that it is on, the one that is taken first. */
  protected abstract readonly walks: readonly Walk[];
  /** The presses by which something that has an effect is sent. */
  protected abstract readonly sending: Readonly<Partial<Record<OperationName, RegExp>>>;
  /** Whether a page can bear what its contexts keep: not where a form shows findings about what was typed. */
  protected readonly isBounded: boolean = true;
  /** How much one press may send. */
  protected readonly most: number = 1;
  /** Whether the user has what they came for; undefined where they need not get it. */
  protected get isOver(): boolean | undefined {
    return undefined;
  }
  /** What the page knows besides. */
  protected get known(): Outside {
    return {};
  }
  /** What is typed besides, or in place of what a walk says: by form and field. */
  protected get right(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    return {};
  }
  /** Whether a step of a walk can be taken here, where the machine would take its event, and do nothing. */
  protected isReady(_step: Step): boolean {
    return true;
  }
  /** A PIN or a code that is found nowhere else. */
  protected secret(): string {
    return unusedCode(JSON.stringify(this.script.backend), 8);
  }
  /** What a path keeps in the tab before the page is loaded. */
  protected get stored(): Readonly<Record<string, string>> {
    return {};
  }
  /** What was typed, while it is of use, and whose it is. */
  protected get forms(): {readonly owner: unknown; readonly forms: object} | undefined {
    return undefined;
  }
  /** How much the other side reacted to. */
  protected get exchanges(): number {
    return this.outside.asked.length;
  }
  /** More that holds wherever nothing is waited for, and after all of it. */
  protected judge(): void {}
  protected judgeAll(): void {}

  protected get contexts(): {problem?: unknown; refusal?: unknown}[] {
    return this.machines.map((each) => nowOf(each).context as object);
  }

  protected get machines(): readonly AnyActorRef[] {
    return machinesIn(this.actor);
  }

  /** As the element's step has it. */
  get place(): string {
    return stateIn(this.actor);
  }

  /** To be told of each call that the other side hears. */
  protected readonly onOutside = (): void => {
    if (!this.script.cancelAt.includes(this.#happened++)) return;
    const busy = this.machines.filter((each) => nowOf(each).hasTag('busy')).at(-1);
    if (!busy) return;
    if (!nowOf(busy).can({type: 'cancelled'})) this.failures.push(`${this.place} cannot be cancelled`);
    (busy === this.machines[0] ? busy : (this.machines[1] as AnyActorRef)).send({type: 'cancelled'});
  };

  /** The codes that the other side has told rightly. */
  #collect(): void {
    for (const {operation, said} of this.outside.asked) {
      const {code} = Object(said) as {code?: unknown};
      if (operation === 'createAssistanceCode' && typeof code === 'string' && /^\d{8}$/.test(code))
        this.codes.add(code);
    }
  }

  protected readonly inspect = (event: InspectionEvent): void => {
    queueMicrotask(() => this.#look());
    if (event.type === '@xstate.actor')
      (event.actorRef as AnyActorRef).on('*', (told: Told) => this.reported.push(told));
    if (event.type !== '@xstate.snapshot') return;
    const {snapshot} = event;
    // Whoever runs a machine takes its failure in: a request may fail, a machine may not.
    if (snapshot.status === 'error' && 'machine' in snapshot) this.failures.push((snapshot as {error?: unknown}).error);
    this.#collect();
    const text = this.codes.size > 0 ? JSON.stringify(snapshot) : '';
    if ([...this.codes].some((code) => says(text, code))) this.failures.push(`A code is in ${text}`);
  };

  /** The step of a walk, or what there is where a path has left its walks. */
  get #forward(): Press[] {
    const steps = this.walks.flatMap((walk) => walk.steps).filter(({at}) => at === this.place);
    for (const step of steps) {
      const {[nameOf(step).split('.').at(-1) ?? '']: right} = this.right;
      const events = eventsOf({...step, type: {...step.type, ...right}}, this.known);
      if (this.isReady(step) && events.some((event) => takerOf(this.actor, event)))
        return [{name: events.at(-1)?.type ?? '', go: () => events.forEach((event) => this.#send(event))}];
    }
    return onward.flatMap((type) => this.#any(type)).slice(0, 1);
  }

  /** Any event of the machines that show, with anything in it; and waiting. */
  get #others(): Press[] {
    const types = new Set([...onward, ...this.#shown.flatMap(typesOf)]);
    const waits = waitsMs.map((ms) => ({name: 'waits', go: () => this.clock.increment(ms)}));
    return [...[...types].flatMap((type) => this.#any(type)), ...waits];
  }

  /** As the element does: while a method shows, what is pressed goes to it. */
  get #shown(): readonly AnyActorRef[] {
    const [journey, ...inner] = this.machines;
    return inner.length > 0 ? inner.reverse() : [journey as AnyActorRef];
  }

  #any(type: string): Press[] {
    const turn = {wild: this.script.wild, path: this.walks[0]?.view, turn: this.#turn};
    for (const actor of this.#shown) {
      const event = anyEvent(type, nowOf(actor).context as object, turn);
      if (nowOf(actor).can(event)) return [{name: type, go: () => this.#send(event)}];
    }
    return [];
  }

  #send(event: MachineEvent): void {
    const field = secretFieldOf(event.type);
    if (!field) return takerOf(this.actor, event)?.send(event);
    const code = this.secret();
    const handle = new Secret(code);
    this.codes.add(code);
    this.handles.add(handle);
    takerOf(this.actor, event)?.send({...event, [field]: handle});
  }

  /** Goes all of it. Tells where it was, and how much was asked. */
  async run(): Promise<{places: string[]; asked: number}> {
    this.actor.subscribe({error: (error: unknown) => this.failures.push(error)});
    const giveBack = lend(tabWith(this.stored));
    try {
      await this.self.run(async () => {
        this.actor.start();
        await this.#idle();
        for (const pick of this.script.picks) await this.#press(pick);
        for (let left = patience; this.isOver === false; left -= 1) {
          expect(left, `presses left, after ${this.places.slice(-20).join(', ')}`).to.be.greaterThan(0);
          await this.#press(0);
        }
        this.#note();
        this.actor.stop();
      });
      await this.self.closed();
      expect(this.self.waiting, 'timers left').to.equal(0);
    } finally {
      this.#look = () => undefined;
      this.actor.stop();
      this.outside.end();
      giveBack();
    }
    for (const text of [
      ...this.reported.flatMap((each) => [JSON.stringify(each), String(each.error)]),
      ...this.outside.lines,
    ])
      this.#expectNothingSaid(text, 'told');
    this.judgeAll();
    expectUnpolluted();
    return {places: this.places, asked: this.exchanges};
  }

  #note(): void {
    const {problem, refusal} = (this.contexts.at(-1) ?? {}) as {problem?: {code: string}; refusal?: unknown};
    this.places.push([this.place, refusal ? 'a refusal' : problem?.code].filter(Boolean).join(': '));
  }

  async #press(pick: number): Promise<void> {
    this.#note();
    const ways = [...this.#forward, ...this.#others];
    const way = ways[pick % ways.length] as Press;
    const [from, asked] = [this.place, this.outside.asked.length];
    this.#turn += 1;
    const before = this.forms;
    way.go();
    // Whoever takes the widget out of the page for a while takes away nothing that was typed.
    const meant = way.name === 'suspended' ? before : this.forms;
    await this.#idle();
    // What comes from outside takes nothing away of what was typed, but where it is done or somebody else's.
    const {forms} = this;
    const seen = this.outside.asked.slice(asked).map(({said}) => (Object(said) as {subject?: unknown}).subject);
    const isSame = meant?.owner === forms?.owner && seen.every((each) => each === undefined || each === meant?.owner);
    const isKept = meant && forms && isSame && !['saved', 'result'].includes(this.place);
    if (isKept) expect(forms, `in ${this.place} after ${way.name}`).to.deep.equal(meant);
    if (meant && forms && meant.owner !== forms.owner) this.#expectNothingSaid(JSON.stringify(forms), 'of another');
    this.#expectRightlySent(from, way.name, asked);
  }

  /** A press sends what belongs to it, and what is sent again is the same. */
  #expectRightlySent(from: string, press: string, before: number): void {
    const {asked} = this.outside;
    const sent = asked.slice(before).filter(isEffective);
    // With another ticket, what was confirmed is sent once more.
    const most = this.most + (/renewalRequested|notRenewed/.test(`${from} ${press}`) ? 1 : 0);
    expect(sent.length, `sent by ${press} in ${from}`).to.be.at.most(most + this.script.cancelAt.length);
    for (const one of sent) {
      const {operation, input, key} = one;
      if (this.script.cancelAt.length === 0)
        expect(`${from} ${press}`, operation).to.match(this.sending[operation] ?? /^$/);
      expect(key).to.match(/^[0-9a-f]{32}$/);
      // What was typed about a person or an enterprise on record is shown before it is sent.
      if (/(?:enterprise|idCard) submitted$/.test(`${from} ${press}`))
        expect(this.typed.filter((each) => JSON.stringify(input).includes(each))).to.deep.equal([]);
      expect(fits(one), `${operation} fits`).to.equal(true);
    }
    const [again] = sent;
    if (press !== 'retried' || !/^not(?:Sent|Saved|Checked|Verified|Confirmed|Declined)/.test(from) || !again) return;
    const last = asked
      .slice(0, before)
      .filter(({operation}) => operation === again.operation)
      .at(-1);
    expect({key: again.key, input: again.input}).to.deep.equal({key: last?.key, input: last?.input});
  }

  /** Until nothing is waited for; then what has to hold, holds. */
  async #idle(): Promise<void> {
    const settled = new Promise<void>((resolve) => {
      this.#look = () => {
        if (isTurn(this.actor)) resolve();
      };
      this.#look();
    });
    await inTime(settled, `busy in ${this.place}`);
    expect(this.failures, 'failures of a machine').to.deep.equal([]);
    expect(this.#forward, `ways on from ${this.place}`).not.to.deep.equal([]);
    for (const context of this.contexts) {
      if (context.problem) expectError(context.problem);
      if (this.isBounded) expectBounded(context);
    }
    const shown = [...this.handles].filter(({held}) => held);
    expect(shown.length, 'codes held').to.be.at.most(this.place === 'codeShown' ? 1 : 0);
    const text = JSON.stringify(this.contexts.at(-1));
    if (['somebodyElse', 'result', 'saved', 'viewing'].includes(this.place)) this.#expectNothingSaid(text, this.place);
    this.judge();
  }

  #expectNothingSaid(text: string, where: string): void {
    const said = [
      ...this.typed.filter((each) => text.includes(each)),
      ...[...this.codes].filter((each) => says(text, each)),
    ];
    expect(said, where).to.deep.equal([]);
  }
}
