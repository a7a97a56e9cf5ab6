import {fromPromise, type AnyActorRef, type EventObject, type SimulatedClock} from 'xstate';
import {CertError, type CertErrorCode} from '../../src/domain/errors.js';
import type {Status} from '../../src/domain/schemas.js';
import {certificationMachine, type CertificationMachine} from '../../src/machines/certification.machine.js';
import type {CertificationInput, MethodLogic, Standing} from '../../src/machines/certification.setup.js';
import type {MethodInput, MethodResult} from '../../src/machines/method.js';
import {fakeStatus} from '../../src/fakes.js';
import {MachineRun} from './run.js';

/** A method that was opened: it ends when a test says how. */
interface OpenedMethod {
  readonly input: MethodInput;
  readonly signal: AbortSignal;
  readonly end: (result: MethodResult) => void;
  readonly fail: (error: unknown) => void;
}

interface Ports {
  readonly getStatus?: (signal: AbortSignal) => Promise<Status>;
  /** The method for which that user left the page before. */
  readonly awaited?: (status: Status) => string | undefined;
  readonly openMethod?: (method: string, signal: AbortSignal) => Promise<unknown>;
  readonly clock?: SimulatedClock;
}

export const method = (id: string, enabled = true): Status['methods'][number] => ({
  id,
  state: 'not-certified',
  enabled,
});

export const withMethods = (...methods: Status['methods']): Status => fakeStatus({methods});

/** The journey on fakes: a user who is not certified yet and may use the card, unless a test says otherwise. */
export class CertificationRun extends MachineRun<CertificationMachine> {
  /** In the order in which it was asked: `status`, or the id of a method that was opened. */
  readonly asked: string[] = [];
  readonly signals: AbortSignal[] = [];
  readonly methods: OpenedMethod[] = [];
  /** The user comes back to the window. */
  focus = (): void => undefined;
  /** What a method that is open was told. */
  readonly toMethod: EventObject[] = [];
  /** For whom each method was opened. */
  readonly subjects: string[] = [];

  constructor(ports: Ports = {}, input: Partial<CertificationInput> = {}) {
    super();
    const methodLogic = fromPromise<MethodResult, MethodInput>(
      ({input, signal}) =>
        new Promise((end, fail) => {
          this.methods.push({input, signal, end, fail});
        }),
    );
    const machine = certificationMachine().provide({
      actors: {
        getStatus: fromPromise<Standing, void>(async ({signal}) => {
          this.asked.push('status');
          this.signals.push(signal);
          const status = await (ports.getStatus ?? (async () => fakeStatus()))(signal);
          return {status, awaited: ports.awaited?.(status)};
        }),
        windowFocus: fromPromise<void, void>(
          () =>
            new Promise((resolve) => {
              this.focus = resolve;
            }),
        ),
        openMethod: fromPromise<MethodLogic, {method: string; subject: string}>(
          async ({input: {method, subject}, signal}) => {
            this.asked.push(method);
            this.subjects.push(subject);
            this.signals.push(signal);
            await ports.openMethod?.(method, signal);
            return methodLogic;
          },
        ),
      },
    });
    this.begin(machine, {
      ...(ports.clock && {clock: ports.clock}),
      inspect: (told) => {
        const isOfOurs = told.type === '@xstate.event' && (told.actorRef as AnyActorRef).id === 'method';
        if (isOfOurs && !told.event.type.startsWith('xstate.')) this.toMethod.push(told.event);
      },
      input: {known: ['ic-card', 'bank-ukey'], only: undefined, startWith: undefined, solo: false, ...input},
    });
    this.actor.on('personChanged', () => (this.journeys += 1));
  }

  /** How many there have been: another person's is another one. */
  journeys = 1;

  get offered(): string[] {
    return this.now.context.offered.map(({id}) => id);
  }

  /** What the method that is open is told of the user. */
  get standing(): Pick<MethodInput, 'status' | 'own'> {
    const {status, wanted} = this.now.context;
    return {status, own: status?.methods.find(({id}) => id === wanted?.method)};
  }

  /** The method that was opened last. */
  get method(): OpenedMethod {
    const last = this.methods.at(-1);
    if (!last) throw new Error('No method was opened.');
    return last;
  }

  choose(id = 'ic-card', pressed = true): this {
    this.actor.send({type: 'methodChosen', method: id, pressed});
    return this;
  }

  /** Up to home, as it is known by then. */
  atHome(): Promise<this> {
    return this.reach({home: 'current'});
  }

  /** Up to where a method is under way, one that was opened by itself. */
  opened(): Promise<this> {
    return this.reach('inMethod');
  }

  async inMethod(id?: string): Promise<this> {
    return (await this.atHome()).choose(id).opened();
  }

  /** Up to where the method that shows was interrupted. */
  async interrupted(draft?: unknown, code: CertErrorCode = 'unauthenticated'): Promise<this> {
    this.method.end({type: 'interrupted', error: new CertError(code), ...(draft !== undefined && {draft})});
    return this.reach('interrupted');
  }
}
