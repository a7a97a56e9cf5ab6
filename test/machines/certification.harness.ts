import {createActor, fromPromise, waitFor, type ActorRefFrom, type SnapshotFrom, type StateValueFrom} from 'xstate';
import type {CertErrorCode} from '../../src/domain/errors.js';
import type {Status} from '../../src/domain/schemas.js';
import {certificationMachine, type CertificationInput} from '../../src/machines/certification.machine.js';
import type {MethodInput, MethodResult} from '../../src/machines/ports.js';
import {fakeStatus} from '../../src/testing.js';

/** A method that was opened: it ends when a test says how. */
interface OpenedMethod {
  readonly input: MethodInput;
  readonly signal: AbortSignal;
  readonly end: (result: MethodResult) => void;
  readonly fail: (error: unknown) => void;
}

interface Ports {
  readonly getStatus?: (signal: AbortSignal) => Promise<Status>;
  readonly openMethod?: (method: string, signal: AbortSignal) => Promise<unknown>;
}

export const method = (id: string, enabled = true): Status['methods'][number] => ({
  id,
  state: 'not-certified',
  enabled,
});

export const withMethods = (...methods: Status['methods']): Status => fakeStatus({methods});

/** A question that a test answers when it likes. */
export const pending = <T>() => {
  let answer: (value: T) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    [answer, fail] = [resolve, reject];
  });
  return {promise, answer, fail};
};

type Snapshot = SnapshotFrom<typeof certificationMachine>;

/** The journey on fakes: a user who is not certified yet and may use the card, unless a test says otherwise. */
export class CertificationRun {
  /** In the order in which it was asked: `status`, or the id of a method that was opened. */
  readonly asked: string[] = [];
  readonly signals: AbortSignal[] = [];
  readonly methods: OpenedMethod[] = [];
  readonly told: CertErrorCode[] = [];
  readonly actor: ActorRefFrom<typeof certificationMachine>;

  constructor(ports: Ports = {}, input: Partial<CertificationInput> = {}) {
    const methodLogic = fromPromise<MethodResult, MethodInput>(
      ({input, signal}) =>
        new Promise((end, fail) => {
          this.methods.push({input, signal, end, fail});
        }),
    );
    const machine = certificationMachine.provide({
      actors: {
        getStatus: fromPromise<Status, void>(async ({signal}) => {
          this.asked.push('status');
          this.signals.push(signal);
          return (ports.getStatus ?? (async () => fakeStatus()))(signal);
        }),
        openMethod: fromPromise(async ({input: {method}, signal}: {input: {method: string}; signal: AbortSignal}) => {
          this.asked.push(method);
          this.signals.push(signal);
          await ports.openMethod?.(method, signal);
          return methodLogic;
        }),
      },
    });
    this.actor = createActor(machine, {
      input: {known: ['ic-card', 'bank-ukey'], only: undefined, startWith: undefined, solo: false, ...input},
    });
    this.actor.on('problem', ({error}) => this.told.push(error.code));
    this.actor.start();
  }

  get now(): Snapshot {
    return this.actor.getSnapshot();
  }

  get offered(): string[] {
    return this.now.context.offered.map(({id}) => id);
  }

  /** The method that was opened last. */
  get method(): OpenedMethod {
    const last = this.methods.at(-1);
    if (!last) throw new Error('No method was opened.');
    return last;
  }

  async at(place: StateValueFrom<typeof certificationMachine>): Promise<Snapshot> {
    return waitFor(this.actor, (snapshot) => snapshot.matches(place), {timeout: 2_000});
  }

  choose(id = 'ic-card', pressed = true): void {
    this.actor.send({type: 'methodChosen', method: id, pressed});
  }

  async inMethod(id?: string): Promise<this> {
    await this.at({home: 'current'});
    this.choose(id);
    await this.at('inMethod');
    return this;
  }
}

/** What each method is told of whom it is for, in the answer that these tests begin with. */
export const asked = {subject: 'subject-1', banks: undefined};
