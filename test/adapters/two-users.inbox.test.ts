import {expect} from 'chai';
import {createActor, SimulatedClock} from 'xstate';
import {wireAdminRequests} from '../../src/adapters/admin-requests.wiring.js';
import {BackendClock} from '../../src/domain/clock.js';
import {initialContext, type AdminRequestsEvent} from '../../src/machines/admin-requests.setup.js';
import type {Question} from '../harness/world.js';
import {useTab} from './two-users.page.js';
import {first, others, World} from './two-users.world.js';

const [other] = others;
const opened = {type: 'opened', id: 'assistance-1'} as const;
const closed = {type: 'closed'} as const;
const confirmed = {type: 'confirmed'} as const;
const codeRequested = {type: 'codeRequested'} as const;
const yes: AdminRequestsEvent[] = [opened, {type: 'numberEdited', number: '47'}, {type: 'agreed'}];
const no: AdminRequestsEvent[] = [opened, {type: 'declineRequested'}, {type: 'reasonEdited', reason: '不认识此人'}];

/** What the first administrator has done before, and what they do when somebody else is signed in. */
const steps: readonly [at: string, before: AdminRequestsEvent[], then: AdminRequestsEvent, asks: Question][] = [
  ['the list', [], {type: 'refreshRequested'}, 'getInbox'],
  ['a request', [opened], closed, 'getInbox'],
  ['the warning before a yes', yes, confirmed, 'confirmAssistance'],
  ['a reason', no, {type: 'submitted'}, 'declineAssistance'],
  ['the warning before a code', [opened, codeRequested], confirmed, 'createAssistanceCode'],
  ['a code that is shown', [opened, codeRequested, confirmed], closed, 'getInbox'],
];

describe('Two administrators in one browser', () => {
  const tab = useTab();

  const open = (isCareful: boolean) => {
    tab.load();
    const world = new World(isCareful, false);
    const told: unknown[] = [];
    const logic = wireAdminRequests({backend: world.backend, clock: new BackendClock()});
    const inbox = createActor(logic, {clock: new SimulatedClock()});
    for (const type of ['answered', 'personChanged'] as const) inbox.on(type, (event) => told.push(event));
    inbox.start();
    /** Sends the events, each when the machine waits for nothing. */
    const go = async (...events: AdminRequestsEvent[]): Promise<void> => {
      for (const event of [undefined, ...events]) {
        if (event) inbox.send(event);
        for (let left = 100; left > 0; left -= 1) {
          const now = inbox.getSnapshot();
          if (!now.hasTag('busy') && !now.matches({inbox: 'refreshing'})) break;
          await new Promise(setImmediate);
        }
      }
    };
    return {world, inbox, told, go};
  };

  for (const [at, before, then, asks] of steps) {
    for (const isCareful of [true, false]) {
      it(`see nothing of each other at ${at}, on a backend that ${isCareful ? 'checks' : 'forgets to check'} who is signed in`, async () => {
        const {world, inbox, told, go} = open(isCareful);
        await go(...before);
        const {code} = inbox.getSnapshot().context;
        const done = [...world.effects];
        world.user = other;
        await go(then);
        expect(world.asked.at(-1)).to.equal(asks);
        const {value, context} = inbox.getSnapshot();
        expect(value).to.equal('sessionOver');
        expect(context.problem).to.have.property('code', 'subject-changed');
        expect(context).to.deep.equal({...initialContext, before: first.subject, problem: context.problem});
        expect(told).to.deep.equal([]);
        expect(code?.code.held ?? false).to.equal(false);
        if (isCareful) expect(world.effects).to.deep.equal(done);

        // Whoever is there now sees their own inbox.
        await go({type: 'retried'});
        const {context: own} = inbox.getSnapshot();
        expect([own.subject, own.before]).to.deep.equal([other.subject, '']);
        expect(told).to.deep.equal([{type: 'personChanged'}]);
        expect(own.requests.map(({name}) => name)).to.deep.equal([other.holder]);
        inbox.stop();
      });
    }
  }
});
