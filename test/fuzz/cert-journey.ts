import {expect} from 'chai';
import {createActor, type Actor, type AnyActorRef, type SimulatedClock, type SnapshotFrom} from 'xstate';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import {BackendClock} from '../../src/domain/clock.js';
import type {PathId} from '../../src/domain/method-ids.js';
import {fakeAgent} from '../../src/fakes.js';
import type {CertificationMachine} from '../../src/machines/certification.machine.js';
import type {BackendOptions} from './hostile-backend.js';
import {childOf, Journey, nameOf, nowOf, type Script, type Way} from './journey.js';

const notice = {id: 'notice-1', version: '1', text: '我们需要处理以下信息。', required: true};
export const consent = {noticeId: 'notice-1', version: '1', time: '2026-01-15T02:30:00Z'};

interface Options {
  readonly changes?: BackendOptions['changes'];
  readonly startWith?: string | undefined;
  /** By which the machines wait, where that is in the user's hands. */
  readonly clock?: SimulatedClock;
}

/** The whole certification, with one path chosen. */
export abstract class CertJourney<S extends Script = Script> extends Journey<S> {
  protected readonly actor: Actor<CertificationMachine>;
  readonly hasNotice: boolean;
  #agent: Promise<CardAgent> | undefined;

  constructor(
    script: S,
    private readonly path: PathId,
    {changes, startWith = script.solo ? path : undefined, clock}: Options = {},
  ) {
    super(script, changes);
    this.hasNotice = script.extra && path !== 'ic-card' && path !== 'profile';
    const logic = wireCertification({
      backend: this.outside.cert,
      agent: () => (this.#agent ??= this.agent()),
      clock: new BackendClock(),
      origin: 'https://swapp.example.cn',
      consent: this.hasNotice ? {[path]: notice} : undefined,
    });
    this.actor = createActor(logic, {
      ...(clock && {clock}),
      input: {known: ['ic-card', 'legal-rep', 'admin-assist'], only: undefined, startWith, solo: script.solo},
      inspect: this.inspect,
    });
  }

  protected agent(): Promise<CardAgent> {
    return Promise.resolve(fakeAgent());
  }

  get now(): SnapshotFrom<CertificationMachine> {
    return this.actor.getSnapshot();
  }

  override get subject(): string | undefined {
    return this.now.context.status?.subject;
  }

  /** The machine that was opened, if one is under way, and the check of a person in it. */
  get method(): AnyActorRef | undefined {
    return this.now.context.method;
  }

  get check(): AnyActorRef | undefined {
    return childOf(nowOf(this.method), 'inner');
  }

  protected override get machines(): readonly AnyActorRef[] {
    return [this.actor, this.method, this.check].filter((each) => each !== undefined);
  }

  /** The name of the state that shows, behind that of the path that it is on, if it is on one. */
  override get place(): string {
    const [whole, ...inner] = this.machines.map((each) => nowOf(each)).filter((each) => each !== undefined);
    return inner.length > 0 ? inner.map(nameOf).join(' ') : whole ? nameOf(whole) : '';
  }

  get isPassed(): boolean {
    return this.now.context.result?.type === 'passed';
  }

  /** The ways on in the method that shows, where one does. */
  protected abstract methodWays(method: AnyActorRef): Way[];

  protected override ways(): Way[] {
    if (this.method) return this.methodWays(this.method);
    return this.waysOf(this.actor, [
      {type: 'methodChosen', method: this.path, pressed: true},
      ...(['retried', 'refreshRequested', 'finished', 'left'] as const).map((type) => ({type})),
    ]);
  }

  /** The backend said so, about this user, in the last answer about it, and once more after a page was loaded. */
  protected override judge(): void {
    if (!this.isPassed || this.place !== 'result') return;
    const said = this.outside.asked.filter(({question}) => question !== 'getProfile');
    const last = said.at(-1);
    const isRechecked = last?.question === 'getStatus';
    const decisive = isRechecked ? said.filter(({question}) => question !== 'getStatus').at(-1) : last;
    expect(decisive?.said, 'said').to.include({passed: true, subject: this.subject});
    if (isRechecked) expect(JSON.stringify(last.said), 'stands').to.include('"certified"');
  }
}
