import {assign} from 'xstate';
import type {Attempt} from '../../src/domain/attempt.js';
import {banks} from '../../src/domain/banks.js';
import {offeredPlaces, placeIn, ways as allWays, type PlaceStatus, type Way} from '../../src/domain/places.js';
import {CertError, type CertErrorCode} from '../../src/domain/errors.js';
import type {HandoffCancelled} from '../../src/domain/handoff.schemas.js';
import type {PassedOutcome, Refused} from '../../src/domain/outcome.schemas.js';
import {handoffMachine, type HandoffMachine} from '../../src/machines/handoff.machine.js';
import type {Claim, HandoffContext, OpenHandoff} from '../../src/machines/handoff.setup.js';
import type {MethodStatus} from '../../src/domain/schemas.js';
import type {MethodInput} from '../../src/machines/method.js';
import type {Recalled} from '../../src/machines/polling.method.js';
import type {PollAnswer, PollingInput, PollingResult} from '../../src/machines/polling.setup.js';
import {fakeOutcome, fakePending} from '../../src/fakes.js';
import {silent} from './answers.js';
import {PortRun, simulatedClock, startedAt} from './run.js';

export interface BankPorts {
  readonly recall: (signal: AbortSignal) => Promise<Recalled<OpenHandoff> | undefined>;
  readonly createHandoff: (signal: AbortSignal, claim: Attempt<Claim>) => Promise<Refused | OpenHandoff>;
  readonly isStillCertified: (signal: AbortSignal, outcome: PassedOutcome) => Promise<boolean>;
  readonly cancelHandoff: (signal: AbortSignal, handoff: Attempt<{id: string}>) => Promise<HandoffCancelled>;
  readonly poll: (signal: AbortSignal, input: PollingInput) => Promise<PollingResult>;
}

export const passed = fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'});
export const pending = fakePending(20);

export const answered = (answer: PollAnswer): PollingResult => ({type: 'answered', answer});
export const failedBy = (code: CertErrorCode): PollingResult => ({type: 'failed', error: new CertError(code)});

interface Opened {
  readonly id?: string;
  readonly by?: Way;
}

/** A way to a bank that is open for ten minutes, by the clock that a test begins with. */
export const wayTo = (place = 'ccb', {id = 'handoff-1', by = 'link'}: Opened = {}): OpenHandoff => {
  const host = `certify.${placeIn(banks, place)?.hosts[0] ?? ''}`;
  return {id, link: {place, by, url: `https://${host}/`, host}, endsAt: startedAt + 600_000};
};

/** What an earlier page was waiting for, and what the backend says of it. */
export const found = (handoff = wayTo(), answer: PollAnswer = {open: true}): Recalled<OpenHandoff> => ({
  found: handoff,
  answer,
});

/** What the machine that waits is started with. */
export const waitingFor = (
  {id, endsAt}: Pick<OpenHandoff, 'id' | 'endsAt'> = wayTo(),
  known: Partial<PollingInput> = {},
): PollingInput => ({id, endsAt, pending: undefined, answer: undefined, ...known});

const usual: BankPorts = {
  recall: async () => undefined,
  createHandoff: async (_, {body: {place, by}}) => wayTo(place, {by}),
  isStillCertified: async () => true,
  cancelHandoff: async () => ({subject: 'subject-1', state: 'ended'}),
  poll: silent,
};

/** The status of the method, which names these banks. */
export const naming = (...places: PlaceStatus[]): MethodStatus => ({
  ...{id: 'bank-ukey', state: 'not-certified', enabled: true, places},
});

/** What the wiring of a kind offers: these banks, by these ways. */
export const offering = (ways: readonly Way[] = allWays) => ({
  places: ({context}: {readonly context: HandoffContext}) => offeredPlaces(banks, context.own?.places, undefined),
  ways,
});

/** The bank path on fakes: a way to the bank that is made and then waited for, unless a test says otherwise. */
export class BankRun extends PortRun<HandoffMachine, BankPorts> {
  readonly clock = simulatedClock();
  readonly attempts = this.inputsOf('createHandoff');
  readonly waits = this.inputsOf('poll');
  forgotten = 0;

  constructor(
    ports: Partial<BankPorts> = {},
    {needsConsent = false, ways, ...input}: Partial<MethodInput> & {needsConsent?: boolean; ways?: readonly Way[]} = {},
  ) {
    super({...usual, ...ports});
    const machine = handoffMachine().provide({
      // A promise in the place of the machine that waits: both end with an output.
      actors: {...this.actors, poll: this.actors.poll as never},
      actions: {
        offerPlaces: assign(offering(ways)),
        forget: () => {
          this.forgotten += 1;
        },
      },
      guards: {
        lacksConsent: ({context}) => needsConsent && context.consent === undefined,
        hasNotice: () => needsConsent,
      },
    });
    this.begin(machine, {clock: this.clock, input: {pressed: true, ...input}});
  }

  choose(place = 'ccb', by?: Way): this {
    this.actor.send({type: 'placeChosen', place, ...(by && {by})});
    return this;
  }

  /** Up to where a bank can be chosen, and one is. */
  async chosen(place?: string, by?: Way): Promise<this> {
    return (await this.reach('choosing')).choose(place, by);
  }

  /** Up to where the bank is waited for. */
  async waiting(place?: string, by?: Way): Promise<this> {
    return (await this.chosen(place, by)).reach('waiting');
  }
}
