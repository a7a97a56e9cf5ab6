import {expect} from 'chai';
import {createActor, toPromise} from 'xstate';
import {wire as wireAdminAssist} from '../../src/adapters/admin-assist.wiring.js';
import type {Adapters} from '../../src/adapters/adapters.js';
import type {AskOptions, CertBackend} from '../../src/adapters/backend.js';
import type {adminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import {fakeAssistance, fakeRefused} from '../../src/fakes.js';
import {enterprise} from '../machines/admin-assist.harness.js';
import {inTurn} from '../machines/answers.js';
import {arriving, begin, type Place} from '../machines/run.js';
import {fakeAdapters} from './wired.js';

const send = async (answers: Partial<CertBackend>, more: Partial<Adapters> = {}) => {
  const actor = begin(createActor(wireAdminAssist(fakeAdapters(answers, more), 'subject-1'), {input: {pressed: true}}));
  const at = (place: Place<typeof adminAssistMachine>) => arriving<typeof adminAssistMachine>(actor, place);
  await at('naming');
  actor.send({type: 'edited', enterprise});
  actor.send({type: 'submitted'});
  return {actor, at};
};

describe('The admin-assist machine wired to the host’s adapters', () => {
  it('fails with code contract when an answer does not match the schema', async () => {
    const {at} = await send({requestAssistance: async () => fakeAssistance({number: '4'})});
    expect((await at('notSent')).context.problem).to.deep.include({
      code: 'contract',
      details: {where: 'requestAssistance.number', expected: String(/^\d{2}$/), got: 'string'},
    });
  });

  it('ends as interrupted with subject-changed when the answer is about another user', async () => {
    const {actor} = await send({requestAssistance: async () => fakeAssistance({subject: 'subject-2'})});
    const result = await toPromise(actor);
    expect(result.type === 'interrupted' && result.error.code).to.equal('subject-changed');
  });

  it('sends the page user’s subject and retries with the same idempotency key', async () => {
    const asked: AskOptions[] = [];
    const requestAssistance = inTurn(
      () => Promise.reject(new TypeError('Failed to fetch')),
      fakeRefused('limit-reached'),
    );
    const {actor, at} = await send({
      requestAssistance: (_, options) => {
        asked.push(options);
        return requestAssistance();
      },
    });
    await at('notSent');
    actor.send({type: 'retried'});
    await at('naming');
    expect(asked.map(({subject}) => subject)).to.deep.equal(['subject-1', 'subject-1']);
    expect(asked[1]?.idempotencyKey).to.be.a('string').and.equal(asked[0]?.idempotencyKey);
  });

  it('calls the host’s human check when the backend requires it, and sends the token', async () => {
    const tokens: (string | undefined)[] = [];
    const requestAssistance = inTurn(fakeRefused('human-check-required'), fakeRefused('limit-reached'));
    const {at} = await send(
      {
        requestAssistance: (_, {humanCheck}) => {
          tokens.push(humanCheck);
          return requestAssistance();
        },
      },
      {humanCheck: async (operation) => `token for ${operation}`},
    );
    await at('sending');
    await at('naming');
    expect(tokens).to.deep.equal([undefined, 'token for requestAssistance']);
  });

  it('throws when the host’s consent notice is invalid', () => {
    const consent = {'admin-assist': {id: '', version: '1', text: '…', required: true}};
    expect(() => wireAdminAssist(fakeAdapters({}, {consent}), 'subject-1')).to.throw('consent.admin-assist');
  });
});
