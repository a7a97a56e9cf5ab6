import {expect} from 'chai';
import {createActor} from 'xstate';
import {wireAdminRequests, type InboxAdapters} from '../../src/adapters/admin-requests.wiring.js';
import type {InboxBackend} from '../../src/adapters/backend.js';
import {Attempt} from '../../src/domain/attempt.js';
import {BackendClock} from '../../src/domain/time.js';
import type {AdminRequestsMachine} from '../../src/machines/admin-requests.machine.js';
import type {NewCode} from '../../src/machines/admin-requests.setup.js';
import {fakeInboxAnswered, fakeRefused} from '../../src/fakes.js';
import {lend, pageIn, tabWith} from '../harness/tab.js';
import {until} from './errors.js';
import {noting, runPort} from './wired.js';
import {failing, inTurn} from '../machines/answers.js';
import {arriving, begin, type Place} from '../machines/run.js';

const start = (answers: Partial<InboxBackend> = {}, more: Partial<InboxAdapters> = {}) => {
  const {sent: asked, backend} = noting(answers);
  const actor = begin(createActor(wireAdminRequests({backend, clock: new BackendClock(), ...more})));
  const at = (place: Place<AdminRequestsMachine>) => arriving<AdminRequestsMachine>(actor, place);
  const agree = async () => {
    await at('inbox');
    actor.send({type: 'opened', id: 'assistance-1'});
    actor.send({type: 'numberEdited', number: '47'});
    actor.send({type: 'agreed'});
    actor.send({type: 'confirmed'});
  };
  return {actor, asked, at, agree};
};

describe('The admin-requests machine wired to the host’s adapters', () => {
  // The page is watched for when it becomes visible again.
  let giveBack = (): void => undefined;
  before(() => {
    giveBack = lend(tabWith());
  });
  after(() => {
    giveBack();
  });

  it('retries with the same idempotency key, and uses a new key after a refusal', async () => {
    const confirmAssistance = inTurn(
      failing('network'),
      fakeRefused('step-up-required'),
      fakeInboxAnswered('confirmed'),
    );
    const {actor, asked, at, agree} = start({confirmAssistance}, {stepUp: async () => 'token-1'});
    await agree();
    await at('notConfirmed');
    actor.send({type: 'retried'});
    await at('answered');
    const sent = asked.filter(({operation}) => operation === 'confirmAssistance').map(({options}) => options);
    expect(sent).to.have.length(3);
    expect(sent[1]?.idempotencyKey).to.equal(sent[0]?.idempotencyKey);
    expect(sent[2]?.idempotencyKey).not.to.equal(sent[0]?.idempotencyKey);
    expect(sent.map(({stepUp}) => stepUp)).to.deep.equal([undefined, undefined, 'token-1']);
  });

  it('asks the host for a step-up with the operation name, and reports a failed step-up', async () => {
    for (const stepUp of [async () => '', failing('network'), async () => 7 as never]) {
      const operations: string[] = [];
      const {at, agree} = start(
        {confirmAssistance: async () => fakeRefused('step-up-required')},
        {
          stepUp: async (operation) => {
            operations.push(operation);
            return stepUp();
          },
        },
      );
      await agree();
      await at('confirming');
      const {context} = await at('deciding');
      expect(context.refusal?.code).to.equal('step-up-required');
      expect(operations).to.deep.equal(['confirmAssistance']);
    }
  });

  it('confirms with the number, declines with the reason, asks for a code with the request id only, and lets the code end after ten minutes at most', async () => {
    const {now} = Date;
    Date.now = () => 1_000;
    const {backend, sent} = noting();
    const machine = wireAdminRequests({backend, clock: new BackendClock()});
    const body = {subject: 'administrator-1', id: 'assistance-1', number: '47', reason: '不认识'};
    await runPort(machine, 'confirmAssistance', new Attempt(body)).answer;
    await runPort(machine, 'declineAssistance', new Attempt(body)).answer;
    const code = (await runPort(machine, 'createCode', new Attempt(body)).answer) as NewCode;
    Date.now = now;
    const {id, number, reason} = body;
    expect(sent.map(({operation, input}) => [operation, input])).to.deep.equal([
      ['confirmAssistance', {id, number}],
      ['declineAssistance', {id, reason}],
      ['createAssistanceCode', {id}],
    ]);
    expect(code.endsAt).to.equal(601_000);
  });

  it('loads the inbox again when the window gets the focus, but not twice within a second', async () => {
    const page = new EventTarget();
    const back = lend({addEventListener: page.addEventListener.bind(page)});
    const {asked, at} = start();
    await at({inbox: 'current'});
    page.dispatchEvent(new Event('focus'));
    await until(() => asked.length === 2);
    await at({inbox: 'current'});
    page.dispatchEvent(new Event('focus'));
    await at({inbox: 'current'});
    expect(asked).to.have.lengthOf(2);
    back();
  });

  describe('in a frame of another origin', () => {
    const foreign = {
      get location(): never {
        throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError');
      },
    };
    const page = {location: {href: 'https://swapp.example.cn/'}};
    const frames = {
      'in that of another site': {parent: foreign},
      'in one of its own in that of another site': {parent: {...page, parent: foreign}},
    };
    let giveBack = (): void => undefined;
    afterEach(() => {
      giveBack();
    });

    for (const [where, window] of Object.entries(frames)) {
      it(`sends no confirmation and asks for no code, unless the host allows it: ${where}`, async () => {
        giveBack = lend({...tabWith(), ...pageIn(window)});
        const {actor, asked, at, agree} = start();
        await agree();
        const {context} = await at('notConfirmed');
        expect(context.problem).to.deep.include({code: 'config', details: {where: 'allow-framed'}});
        actor.send({type: 'corrected'});
        actor.send({type: 'codeRequested'});
        actor.send({type: 'confirmed'});
        await at('codeNotCreated');
        expect(asked.map(({operation}) => operation)).to.deep.equal(['getInbox']);
        const allowed = start({}, {allowFramed: true});
        await allowed.agree();
        await allowed.at('answered');
      });
    }
  });
});
