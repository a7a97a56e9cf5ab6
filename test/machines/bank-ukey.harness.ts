import {createActor, fromPromise, SimulatedClock, waitFor, type ActorRefFrom, type SnapshotFrom} from 'xstate';
import type {StateValueFrom} from 'xstate';
import {banks} from '../../src/domain/banks.js';
import type {HandoffRequest} from '../../src/domain/bank-ukey.schemas.js';
import {CertError, type CertErrorCode} from '../../src/domain/errors.js';
import type {PassedOutcome, Refused} from '../../src/domain/outcome.schemas.js';
import {bankUkeyMachine} from '../../src/machines/bank-ukey.machine.js';
import type {BankUkeyEvent, OpenHandoff} from '../../src/machines/bank-ukey.setup.js';
import type {MethodInput} from '../../src/machines/method.js';
import type {WaitingInput, WaitingResult} from '../../src/machines/waiting.setup.js';
import {fakeOutcome, fakePending, fakeRefused} from '../../src/testing.js';

export type Created = Refused | OpenHandoff;
export type Claim = Omit<HandoffRequest, 'returnUrl'>;

export interface BankPorts {
  readonly recall: (signal: AbortSignal) => Promise<OpenHandoff | undefined>;
  readonly createHandoff: (signal: AbortSignal, claim: Claim) => Promise<Created>;
  readonly isStillCertified: (signal: AbortSignal, outcome: PassedOutcome) => Promise<boolean>;
  readonly cancelHandoff: (signal: AbortSignal) => Promise<unknown>;
  readonly waitForBank: (signal: AbortSignal) => Promise<WaitingResult>;
}

type Port = keyof BankPorts;
type Place = StateValueFrom<typeof bankUkeyMachine> | 'waiting';

export const passed = fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'});
export const pending = fakePending(20);
export const refused = (code: string) => fakeRefused(code);

export const answered = (answer: unknown): WaitingResult => ({type: 'answered', answer});
export const failedBy = (code: CertErrorCode): WaitingResult => ({type: 'failed', error: new CertError(code)});

/** A way to a bank that is open for so long, by the clock that a test begins with. */
export const wayTo = (bank = 'ccb', {id = 'handoff-1', endsIn = 600_000} = {}): OpenHandoff => {
  const host = `certify.${banks.find((each) => each.id === bank)?.hosts[0] ?? ''}`;
  return {id, link: {bank, url: `https://${host}/`, host}, endsAt: startedAt + endsIn};
};

export const startedAt = 1_800_000_000_000;
export const silent = (): Promise<never> => new Promise(() => undefined);
export const failing = (code: CertErrorCode) => (): Promise<never> => Promise.reject(new CertError(code));

const {now} = Date;
const runs: BankRun[] = [];

/** To be called once in each file: ends what is still waiting, and gives the clock back. */
export const endRuns = (): void => {
  afterEach(() => {
    for (const {actor} of runs.splice(0)) actor.stop();
    Date.now = now;
  });
};

/** The bank path on fakes: a way to the bank that is made and then waited for, unless a test says otherwise. */
export class BankRun {
  readonly clock = new SimulatedClock();
  readonly asked: Port[] = [];
  readonly signals = new Map<Port, AbortSignal>();
  readonly attempts: Claim[] = [];
  readonly waits: WaitingInput[] = [];
  readonly cancelled: string[] = [];
  readonly told: string[] = [];
  forgotten = 0;
  readonly actor: ActorRefFrom<typeof bankUkeyMachine>;

  constructor(
    ports: Partial<BankPorts> = {},
    {needsConsent = false, ...input}: Partial<MethodInput> & {needsConsent?: boolean} = {},
  ) {
    Date.now = () => startedAt + this.clock.now();
    const asked = (port: Port, signal: AbortSignal): void => {
      this.asked.push(port);
      this.signals.set(port, signal);
    };
    const machine = bankUkeyMachine.provide({
      actors: {
        recall: fromPromise<OpenHandoff | undefined, void>(async ({signal}) => {
          asked('recall', signal);
          return (ports.recall ?? (async () => undefined))(signal);
        }),
        createHandoff: fromPromise<Created, Claim>(async ({input: claim, signal}) => {
          asked('createHandoff', signal);
          this.attempts.push(claim);
          return (ports.createHandoff ?? (async (_, {bank}) => wayTo(bank)))(signal, claim);
        }),
        isStillCertified: fromPromise<boolean, PassedOutcome>(async ({input: outcome, signal}) => {
          asked('isStillCertified', signal);
          return (ports.isStillCertified ?? (async () => true))(signal, outcome);
        }),
        cancelHandoff: fromPromise<unknown, {id: string}>(async ({input: {id}, signal}) => {
          asked('cancelHandoff', signal);
          this.cancelled.push(id);
          return (ports.cancelHandoff ?? (async () => ({})))(signal);
        }),
        waitForBank: fromPromise<WaitingResult, WaitingInput>(async ({input: given, signal}) => {
          asked('waitForBank', signal);
          this.waits.push(given);
          return (ports.waitForBank ?? silent)(signal);
          // A promise in the place of the machine that waits: both end with an output.
        }) as never,
      },
      actions: {
        forget: () => {
          this.forgotten += 1;
        },
      },
      guards: {lacksConsent: ({context}) => needsConsent && context.consent === undefined},
    });
    this.actor = createActor(machine, {
      clock: this.clock,
      input: {pressed: true, ...input},
    });
    this.actor.on('problem', ({error}) => this.told.push(error.code));
    this.actor.on('refused', ({code}) => this.told.push(`refused ${code}`));
    this.actor.on('pending', () => this.told.push('pending'));
    this.actor.start();
    runs.push(this);
  }

  get now(): SnapshotFrom<typeof bankUkeyMachine> {
    return this.actor.getSnapshot();
  }

  /** Waits until the machine is there. */
  async at(place: Place): Promise<SnapshotFrom<typeof bankUkeyMachine>> {
    return waitFor(this.actor, (snapshot) => snapshot.matches(place), {timeout: 2_000});
  }

  times(port: Port): number {
    return this.asked.filter((each) => each === port).length;
  }

  send(...types: Exclude<BankUkeyEvent['type'], 'consentChanged' | 'bankChosen'>[]): this {
    for (const type of types) this.actor.send({type});
    return this;
  }

  choose(bank = 'ccb'): this {
    this.actor.send({type: 'bankChosen', bank});
    return this;
  }

  /** Up to where a bank can be chosen, and one is. */
  async chosen(bank?: string): Promise<this> {
    await this.at('choosing');
    return this.choose(bank);
  }

  /** Up to where the bank is waited for. */
  async waiting(bank?: string): Promise<this> {
    await this.chosen(bank);
    await this.at('waiting');
    return this;
  }
}
