import {expect} from 'chai';
import {createActor, type Actor, type AnyActorRef, type SnapshotFrom} from 'xstate';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import {BackendClock} from '../../src/domain/time.js';
import {fakeAgent} from '../../src/fakes.js';
import type {CertificationMachine} from '../../src/machines/certification.machine.js';
import type {Outside} from '../../walks/drive-machine.js';
import type {Walk} from '../../walks/walk.js';
import type {BackendOptions} from './hostile-backend.js';
import {Journey, type Script} from './journey.js';

const notice = {id: 'notice-1', version: '1', text: '我们需要处理以下信息。', required: true};
const consent = {noticeId: 'notice-1', version: '1', time: '2026-01-15T02:30:00Z'};

interface Options {
  readonly changes?: BackendOptions['changes'];
  readonly startWith?: string | undefined;
}

/** The whole certification, with one path chosen. */
export abstract class CertJourney<S extends Script = Script> extends Journey<S> {
  protected readonly actor: Actor<CertificationMachine>;
  readonly #hasNotice: boolean;
  #agent: Promise<CardAgent> | undefined;

  constructor(
    script: S,
    protected readonly walks: readonly [Walk, ...Walk[]],
    {changes, startWith = script.solo ? walks[0].view : undefined}: Options = {},
  ) {
    super(script, changes);
    const [{view}] = walks;
    this.#hasNotice = script.extra && view !== 'ic-card' && view !== 'profile';
    const logic = wireCertification({
      backend: this.outside.cert,
      agent: () => (this.#agent ??= this.agent()),
      clock: new BackendClock(),
      origin: 'https://swapp.example.cn',
      consent: this.#hasNotice ? {[view]: notice} : undefined,
    });
    this.actor = createActor(logic, {
      clock: this.clock,
      input: {known: ['ic-card', 'legal-rep', 'admin-assist'], only: undefined, startWith, solo: script.solo},
      inspect: this.inspect,
    });
  }

  protected agent(): Promise<CardAgent> {
    return Promise.resolve(fakeAgent());
  }

  protected override get known(): Outside {
    return this.#hasNotice ? {consent} : {};
  }

  get now(): SnapshotFrom<CertificationMachine> {
    return this.actor.getSnapshot();
  }

  override get subject(): string | undefined {
    return this.now.context.status?.subject;
  }

  /** The machine that was opened, if one is under way, and the check of a person in it. */
  get method(): AnyActorRef | undefined {
    return this.machines[1];
  }

  get check(): AnyActorRef | undefined {
    return this.machines[2];
  }

  get isPassed(): boolean {
    return this.now.context.result?.type === 'passed';
  }

  /** The backend said so, about this user, in the last answer about it, and once more after a page was loaded. */
  protected override judge(): void {
    if (!this.isPassed || this.place !== 'result') return;
    const said = this.outside.asked.filter(({operation}) => operation !== 'getProfile');
    const last = said.at(-1);
    const isRechecked = last?.operation === 'getStatus';
    const decisive = isRechecked ? said.filter(({operation}) => operation !== 'getStatus').at(-1) : last;
    expect(decisive?.said, 'said').to.include({passed: true, subject: this.subject});
    if (isRechecked) expect(JSON.stringify(last.said), 'stands').to.include('"certified"');
  }
}
