import type {Attempt} from '../../src/domain/attempt.js';
import type {InboxAnswer, InboxAnsweredAnswer} from '../../src/domain/assistance.schemas.js';
import type {Refused} from '../../src/domain/outcome.schemas.js';
import {Secret} from '../../src/domain/secret.js';
import {fromCallback, type EventObject} from 'xstate';
import {adminRequestsMachine, type AdminRequestsMachine} from '../../src/machines/admin-requests.machine.js';
import type {CodeOrder, Confirmation, Declination, NewCode} from '../../src/machines/admin-requests.setup.js';
import {fakeInbox, fakeInboxAnswered, fakeInboxRequest} from '../../src/fakes.js';
import {PortRun, simulatedClock, startedAt} from './run.js';

interface InboxPorts {
  readonly getInbox: (signal: AbortSignal, input: {subject: string}) => Promise<InboxAnswer>;
  readonly confirmAssistance: (signal: AbortSignal, input: Attempt<Confirmation>) => Promise<InboxAnsweredAnswer>;
  readonly declineAssistance: (signal: AbortSignal, input: Attempt<Declination>) => Promise<InboxAnsweredAnswer>;
  readonly createCode: (signal: AbortSignal, input: Attempt<CodeOrder>) => Promise<Refused | NewCode>;
}

const times = {requestedAt: '2026-01-15T02:30:00Z', expiresAt: '2026-01-15T03:00:00Z'};

export const sampleRequest = fakeInboxRequest(times);
export const sampleInbox = fakeInbox({
  requests: [sampleRequest, fakeInboxRequest({...times, id: 'assistance-2', name: '李*'})],
});

/** A code that is good for so long, by the clock that a test begins with. */
export const newCode = (code = '20481357', endsIn = 600_000): NewCode => ({
  code: new Secret(code),
  expiresAt: new Date(startedAt + endsIn).toISOString(),
  endsAt: startedAt + endsIn,
});

const usual: InboxPorts = {
  getInbox: async () => sampleInbox,
  confirmAssistance: async () => fakeInboxAnswered('confirmed'),
  declineAssistance: async () => fakeInboxAnswered('declined'),
  createCode: async () => newCode(),
};

/** The inbox on fakes: two requests and a backend that accepts every answer, unless a test says otherwise. */
export class InboxRun extends PortRun<AdminRequestsMachine, InboxPorts> {
  readonly clock = simulatedClock();
  /** Lets the page become visible again. */
  wake: () => void = () => undefined;
  readonly outcomes: string[] = [];

  constructor(ports: Partial<InboxPorts> = {}) {
    super({...usual, ...ports});
    const watchPage = fromCallback<EventObject>(({sendBack}) => {
      this.wake = () => {
        sendBack({type: 'woken'});
      };
    });
    const machine = adminRequestsMachine().provide({actors: {...this.actors, watchPage}});
    this.begin(machine, {clock: this.clock});
    this.actor.on('answered', ({answer}) => this.outcomes.push(answer));
  }

  /** Up to where a request can be answered. */
  async opened(id = 'assistance-1'): Promise<this> {
    await this.reach('inbox');
    this.actor.send({type: 'opened', id});
    return this;
  }

  type(number = '47'): this {
    this.actor.send({type: 'numberEdited', number});
    return this;
  }

  /** Up to where the yes is being sent. */
  async agreed(number?: string): Promise<this> {
    return (await this.opened()).type(number).send('agreed', 'confirmed');
  }

  /** Up to where the no is being sent. */
  async declined(reason = '不认识此人'): Promise<this> {
    (await this.opened()).send('declineRequested');
    this.actor.send({type: 'reasonEdited', reason});
    return this.send('submitted');
  }

  /** Up to where a code is being created. */
  async ordered(): Promise<this> {
    return (await this.opened()).send('codeRequested', 'confirmed');
  }
}
