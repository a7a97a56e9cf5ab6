import {expect} from 'chai';
import {createActor, SimulatedClock} from 'xstate';
import {wireAdminRequests} from '../../src/adapters/admin-requests.wiring.js';
import type {AskOptions, InboxBackend} from '../../src/adapters/backend.js';
import {BackendClock} from '../../src/domain/clock.js';
import {CertError} from '../../src/domain/errors.js';
import {initialContext, type AdminRequestsEvent} from '../../src/machines/admin-requests.setup.js';
import {fakeAssistanceCode, fakeInbox, fakeInboxAnswered, fakeInboxRequest} from '../../src/fakes.js';
import {useTab} from './two-users.page.js';

const [first, other] = ['administrator-1', 'administrator-2'];
const names = {[first]: '张*', [other]: '李*'};

type Operation = keyof InboxBackend;

/** What the first administrator has done before, and what they do when somebody else is signed in. */
const steps: readonly {at: string; before: AdminRequestsEvent[]; then: AdminRequestsEvent; asks: Operation}[] = [
  {at: 'the list', before: [], then: {type: 'refreshRequested'}, asks: 'getInbox'},
  {at: 'a request', before: [{type: 'opened', id: 'assistance-1'}], then: {type: 'closed'}, asks: 'getInbox'},
  {
    at: 'the warning before a yes',
    before: [{type: 'opened', id: 'assistance-1'}, {type: 'numberEdited', number: '47'}, {type: 'agreed'}],
    then: {type: 'confirmed'},
    asks: 'confirmAssistance',
  },
  {
    at: 'a reason',
    before: [
      {type: 'opened', id: 'assistance-1'},
      {type: 'declineRequested'},
      {type: 'reasonEdited', reason: '不认识此人'},
    ],
    then: {type: 'submitted'},
    asks: 'declineAssistance',
  },
  {
    at: 'the warning before a code',
    before: [{type: 'opened', id: 'assistance-1'}, {type: 'codeRequested'}],
    then: {type: 'confirmed'},
    asks: 'createAssistanceCode',
  },
  {
    at: 'a code that is shown',
    before: [{type: 'opened', id: 'assistance-1'}, {type: 'codeRequested'}, {type: 'confirmed'}],
    then: {type: 'closed'},
    asks: 'getInbox',
  },
];

describe('Two administrators in one browser', () => {
  const tab = useTab();

  const open = (isCareful: boolean) => {
    tab.load();
    const world = {user: first, effects: [] as string[], asked: [] as string[]};
    const told: unknown[] = [];
    const answer =
      (operation: Operation, answerOf: (subject: string) => object) =>
      async (_: unknown, {subject}: AskOptions): Promise<never> => {
        world.asked.push(operation);
        if (isCareful && subject !== undefined && subject !== world.user) throw new CertError('subject-changed');
        if (operation !== 'getInbox') world.effects.push(`${operation} ${world.user}`);
        return answerOf(world.user) as never;
      };
    const backend: InboxBackend = {
      getInbox: answer('getInbox', (subject) =>
        fakeInbox({subject, requests: [fakeInboxRequest({name: names[subject] ?? ''})]}),
      ),
      confirmAssistance: answer('confirmAssistance', (subject) => ({...fakeInboxAnswered('confirmed'), subject})),
      declineAssistance: answer('declineAssistance', (subject) => ({...fakeInboxAnswered('declined'), subject})),
      createAssistanceCode: answer('createAssistanceCode', (subject) => fakeAssistanceCode({subject})),
    };
    const inbox = createActor(wireAdminRequests({backend, clock: new BackendClock()}), {clock: new SimulatedClock()});
    inbox.on('answered', (event) => told.push(event));
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

  for (const {at, before, then, asks} of steps) {
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
        expect(context).to.deep.equal({...initialContext, problem: context.problem});
        expect(told).to.deep.equal([]);
        expect(code?.code.held ?? false).to.equal(false);
        if (isCareful) expect(world.effects).to.deep.equal(done);

        // Whoever is there now sees their own inbox.
        await go({type: 'retried'});
        const {context: own} = inbox.getSnapshot();
        expect(own.subject).to.equal(other);
        expect(own.requests.map(({name}) => name)).to.deep.equal([names[other]]);
        inbox.stop();
      });
    }
  }
});
