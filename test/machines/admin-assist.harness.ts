import type {Attempt} from '../../src/domain/attempt.js';
import type {AssistanceInput, AssistanceWithdrawn} from '../../src/domain/assistance.schemas.js';
import type {Outcome, PassedOutcome} from '../../src/domain/outcome.schemas.js';
import {Secret} from '../../src/domain/secret.js';
import {adminAssistMachine, type AdminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import type {CodeTry, OpenRequest, Requested} from '../../src/machines/admin-assist.setup.js';
import type {MethodInput} from '../../src/machines/method.js';
import type {Recalled} from '../../src/machines/polling.method.js';
import type {PollAnswer, PollingInput, PollingResult} from '../../src/machines/polling.setup.js';
import {fakeOutcome, fakePending} from '../../src/fakes.js';
import {silent} from './answers.js';
import {PortRun, simulatedClock, startedAt} from './run.js';

interface AssistPorts {
  readonly recall: (signal: AbortSignal) => Promise<Recalled<OpenRequest> | undefined>;
  readonly requestAssistance: (signal: AbortSignal, claim: Attempt<AssistanceInput>) => Promise<Requested>;
  readonly sendCode: (signal: AbortSignal, input: {codeTry: Attempt<CodeTry>; code: Secret}) => Promise<Outcome>;
  readonly isStillCertified: (signal: AbortSignal, outcome: PassedOutcome) => Promise<boolean>;
  readonly withdraw: (signal: AbortSignal, request: Attempt<{id: string}>) => Promise<AssistanceWithdrawn>;
  readonly poll: (signal: AbortSignal, input: PollingInput) => Promise<PollingResult>;
}

export const passed = fakeOutcome({method: 'admin-assist'});
export const pending = fakePending(20);

export const enterprise = '上海浦东样例贸易有限公司';

/** A request that is open for so long, by the clock that a test begins with. */
export const openRequest = ({id = 'assistance-1', endsIn = 1_800_000} = {}): OpenRequest => ({
  id,
  shown: {enterprise, number: '47', expiresAt: new Date(startedAt + endsIn).toISOString()},
  endsAt: startedAt + endsIn,
});

/** What an earlier page was waiting for, and what the backend says of it. */
export const found = (request = openRequest(), answer: PollAnswer = {open: true}): Recalled<OpenRequest> => ({
  found: request,
  answer,
});

/** Eight digits that occur nowhere else. */
export const randomCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte % 10).join('');

const usual: AssistPorts = {
  recall: async () => undefined,
  requestAssistance: async () => openRequest(),
  sendCode: async (_, {code}) => {
    code.take();
    return passed;
  },
  isStillCertified: async () => true,
  withdraw: async () => ({subject: 'subject-1', state: 'ended'}),
  poll: silent,
};

/** The path on fakes: a request that is made and then waited for, unless a test says otherwise. */
export class AssistRun extends PortRun<AdminAssistMachine, AssistPorts> {
  readonly clock = simulatedClock();
  readonly claims = this.inputsOf('requestAssistance');
  readonly waits = this.inputsOf('poll');
  forgotten = 0;

  constructor(ports: Partial<AssistPorts> = {}, input: Partial<MethodInput> = {}) {
    super({...usual, ...ports});
    const machine = adminAssistMachine().provide({
      // A promise in the place of the machine that waits: both end with an output.
      actors: {...this.actors, poll: this.actors.poll as never},
      actions: {
        forget: () => {
          this.forgotten += 1;
        },
      },
    });
    this.begin(machine, {clock: this.clock, input: {pressed: true, ...input}});
  }

  name(text = enterprise): this {
    this.actor.send({type: 'edited', enterprise: text});
    return this;
  }

  /** Another enterprise than the user's own is confirmed, too. */
  submit(): this {
    this.actor.send({type: 'submitted'});
    this.actor.send({type: 'confirmed'});
    return this;
  }

  enter(code = randomCode()): Secret {
    const secret = new Secret(code);
    this.actor.send({type: 'codeEntered', code: secret});
    return secret;
  }

  /** Up to where an enterprise is named and the request is sent. */
  async named(text?: string): Promise<this> {
    return (await this.reach('naming')).name(text).submit();
  }

  /** Up to where the administrator is waited for. */
  async waiting(): Promise<this> {
    return (await this.named()).reach('waiting');
  }
}
