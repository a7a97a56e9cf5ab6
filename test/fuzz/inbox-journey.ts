import {expect} from 'chai';
import fc from 'fast-check';
import {createActor, type Actor} from 'xstate';
import {wireAdminRequests} from '../../src/adapters/admin-requests.wiring.js';
import type {StepUp} from '../../src/adapters/host-checks.js';
import {mostInInbox} from '../../src/domain/assistance.schemas.js';
import {BackendClock} from '../../src/domain/time.js';
import type {AdminRequestsMachine} from '../../src/machines/admin-requests.machine.js';
import {initialContext} from '../../src/machines/admin-requests.setup.js';
import {codeWalk, confirmedWalk, declinedWalk} from '../../walks/admin-requests.walk.js';
import {Journey, scriptOf, type Script} from './journey.js';

interface InboxScript extends Script {
  /** How the host's step-up ends, in turn; then it is passed. */
  readonly stepUps: readonly ('passed' | 'not passed' | 'no text' | 'silence')[];
}

export const inboxScript = scriptOf<Omit<InboxScript, keyof Script>>(
  ['getInbox', 'confirmAssistance', 'declineAssistance', 'createAssistanceCode'],
  {minLength: 6, maxLength: 20},
  {stepUps: fc.array(fc.constantFrom('passed', 'not passed', 'no text', 'silence'), {maxLength: 3})},
);

const codeMs = 10 * 60_000;

/** Through an administrator's inbox, as far as an answer to a request. */
export class InboxJourney extends Journey<InboxScript> {
  protected override readonly sending = {
    confirmAssistance: /^(?:askingYes confirmed|notConfirmed retried)$/,
    declineAssistance: /^(?:declining submitted|notDeclined retried)$/,
    createAssistanceCode: /^(?:askingCode confirmed|codeNotCreated retried)$/,
  };
  /** An answer, and once more with the proof that the backend asked for. */
  protected override readonly most = 2;
  protected override readonly actor: Actor<AdminRequestsMachine>;
  protected override readonly walks = [confirmedWalk, declinedWalk, codeWalk];
  #stepUps = 0;

  constructor(script: InboxScript) {
    super(script);
    const logic = wireAdminRequests({
      backend: this.outside.inbox,
      clock: new BackendClock(),
      ...((script.extra || script.solo) && {stepUp: this.#stepUp}),
    });
    this.actor = createActor(logic, {clock: this.clock, inspect: this.inspect});
  }

  readonly #stepUp: StepUp = async () => {
    const how = this.script.stepUps[this.#stepUps++] ?? 'passed';
    if (how === 'not passed') throw new Error('The administrator went away.');
    if (how !== 'silence') return how === 'passed' ? 'proof-1' : (7 as never);
    setImmediate(() => this.self.timeIsUp());
    return new Promise(() => undefined);
  };

  get #context() {
    return this.actor.getSnapshot().context;
  }

  override get subject(): string | undefined {
    return this.#context.subject || undefined;
  }

  protected override get known() {
    return {number: ' ４７'};
  }

  protected override get isOver(): boolean {
    return this.place === 'answered';
  }

  protected override judge(): void {
    const {place} = this;
    const context = this.#context;
    expect(context.requests.length, 'requests').to.be.at.most(mostInInbox);
    if (context.code) {
      this.handles.add(context.code.code);
      expect(context.code.endsAt - Date.now(), 'lifetime').to.be.within(0, codeMs + 60_000);
    }
    expect(context.code?.code.held ?? false, place).to.equal(place === 'codeShown');
    const {problem, declination} = context;
    // A reason outlives a session that ended while it was sent, for its own administrator and request.
    const kept = problem?.code === 'unauthenticated' && declination ? {reason: context.reason, declination} : {};
    if (place === 'sessionOver')
      expect(context).to.deep.equal({...initialContext, before: context.before, ...kept, problem});
    const last = this.outside.asked.filter(({operation}) => operation !== 'getInbox').at(-1);
    if (place === 'codeShown') expect(last?.said).to.include({subject: context.subject});
    if (place !== 'answered') return;
    expect(last?.said, 'said').to.include({subject: context.subject, answer: context.answer});
    expect(this.reported.at(-1)).to.deep.equal({type: 'answered', answer: context.answer});
  }
}
