import {expect} from 'chai';
import {createActor, toPromise, waitFor, type ActorRefFrom} from 'xstate';
import type {AskOptions, CertBackend} from '../../src/adapters/backend.js';
import {randomKey} from '../../src/domain/random-key.js';
import {wire as wireProfile} from '../../src/adapters/profile.wiring.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import type {Adapters} from '../../src/adapters/adapters.js';
import {CertError} from '../../src/domain/errors.js';
import type {ProfileChanges, ProfilePart, ProfileUpdate} from '../../src/domain/profile-fields.js';
import type {profileMachine} from '../../src/machines/profile.machine.js';
import {fakeProfile, fakeRefused, fakeSaved, fakeStatus} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {failing} from '../machines/answers.js';
import {arriving, begin, type Place} from '../machines/run.js';
import {fakeAdapters, sealing, unanswered} from './wired.js';

const newName = {legalRepName: '王五'};
const newNumber = {idNumber: idNumbers[0]};

const start = (answers?: Partial<CertBackend>, more?: Partial<Adapters>, draft?: unknown) => {
  const logic = wireProfile(fakeAdapters(answers, more), 'subject-1');
  const actor = begin(createActor(logic, {input: {pressed: true, draft}}));
  const at = (place: Place<typeof profileMachine>) => arriving<typeof profileMachine>(actor, place);
  const submit = async () => {
    actor.send({type: 'submitted'});
    await at('confirming');
    actor.send({type: 'confirmed'});
  };
  const save = async (part: ProfilePart = 'enterprise', values: ProfileChanges = newName) => {
    await at('viewing');
    actor.send({type: 'editRequested', part});
    actor.send({type: 'edited', values});
    await submit();
  };
  return {actor, at, save, submit};
};

describe('The profile machine wired to the host’s adapters', () => {
  it('displays no record that does not match the schema', async () => {
    const unfit = {...fakeProfile(), account: {...fakeProfile().account, mobile: undefined}} as never;
    const {at} = start({getProfile: async () => unfit});
    expect((await at('notLoaded')).context.problem).to.deep.include({
      code: 'contract',
      details: {where: 'getProfile.account.mobile', expected: 'object', got: 'nothing'},
    });
  });

  it('ends as interrupted with subject-changed when the record is about another user', async () => {
    const {actor} = start({getProfile: async () => fakeProfile({subject: 'subject-2'})});
    const result = await toPromise(actor);
    expect(result.type === 'interrupted' && result.error.code).to.equal('subject-changed');
    expect(actor.getSnapshot().context.profile).to.equal(undefined);
  });

  it('sends each part to its own operation, with the changes and their record version', async () => {
    const asked: [string, ProfileUpdate][] = [];
    const note = (question: string) => async (input: ProfileUpdate) => {
      asked.push([question, input]);
      return fakeSaved();
    };
    const answers = {updateEnterprise: note('updateEnterprise'), updateAccount: note('updateAccount')};
    for (const [part, values] of [
      ['enterprise', newName],
      ['account', {idNumber: idNumbers[0]}],
    ] as const) {
      const {at, save} = start(answers);
      await save(part, values);
      await at('saved');
    }
    expect(asked).to.deep.equal([
      ['updateEnterprise', {changes: newName, version: '"1"'}],
      ['updateAccount', {changes: {idNumber: idNumbers[0]}, version: '"1"'}],
    ]);
  });

  it('sends one attempt with one key on every retry, and the next with another', async () => {
    const keys: (string | undefined)[] = [];
    const {actor, at, save, submit} = start({
      updateEnterprise: async (_, {idempotencyKey, signal}) => {
        keys.push(idempotencyKey);
        if (keys.length === 1) throw new CertError('network');
        if (keys.length === 2) await new Promise((_, reject) => signal.addEventListener('abort', reject));
        return keys.length === 3 ? fakeRefused('enterprise-mismatch') : fakeSaved();
      },
    });
    await save();
    await at('notSaved');
    actor.send({type: 'retried'});
    await at('saving');
    actor.send({type: 'cancelled'});
    actor.send({type: 'confirmed'});
    await at('editing');
    await submit();
    await at('saved');
    expect(keys).to.have.length(4);
    expect(keys[0]).to.match(/^[0-9a-f]{32}$/);
    expect(keys.slice(1, 3)).to.deep.equal([keys[0], keys[0]]);
    expect(keys[3])
      .to.match(/^[0-9a-f]{32}$/)
      .and.not.equal(keys[0]);
  });

  it('does not treat an answer that does not match the schema as saved', async () => {
    const unfit = {saved: true, effective: 'soon'} as never;
    const {at, save} = start({updateEnterprise: async () => unfit});
    await save();
    expect((await at('notSaved')).context.problem).to.deep.include({
      code: 'contract',
      details: {where: 'updateEnterprise.effective', expected: 'now | next-sign-in', got: 'string'},
    });
  });

  it('maps whatever the host’s adapter throws to one error without typed values', async () => {
    const {actor, at, save} = start({
      updateAccount: async ({changes}) => {
        throw new Error(`duplicate key ${changes.idNumber as string}`);
      },
    });
    const told: string[] = [];
    actor.on('problem', (event) => told.push(JSON.stringify(event)));
    await save('account', {idNumber: idNumbers[0]});
    expect((await at('notSaved')).context.problem?.code).to.equal('backend');
    expect(told).to.have.length(1);
    expect(told.join()).not.to.include(idNumbers[0]);
  });

  it('aborts the host adapter’s signal when it is cancelled', async () => {
    const question = unanswered();
    const {actor} = start({getProfile: (_, options) => question.ask(options)});
    const heard = await question.heard;
    expect(heard.aborted).to.equal(false);
    actor.send({type: 'cancelled'});
    expect(heard.aborted).to.equal(true);
  });

  it('is opened by the journey while the profile is incomplete', async () => {
    const status = fakeStatus({profile: 'incomplete'});
    const profile = fakeProfile({complete: false});
    const answers = {getStatus: async () => status, getProfile: async () => profile};
    const prepared: string[] = [];
    const journey = createActor(
      wireCertification(fakeAdapters(answers), async (place) => {
        prepared.push(place);
      }),
      {input: {known: ['ic-card'], only: undefined, startWith: undefined, solo: false}},
    ).start();
    const {context} = await waitFor(journey, (snapshot) => snapshot.matches('inMethod'), {timeout: 5_000});
    const method = context.method as unknown as ActorRefFrom<typeof profileMachine>;
    const shown = await waitFor(method, (snapshot) => snapshot.matches('viewing'), {timeout: 2_000});
    expect(shown.context.profile).to.deep.equal(profile);
    expect(prepared).to.deep.equal(['profile']);
    method.send({type: 'closed'});
    const home = await waitFor(journey, (snapshot) => snapshot.matches({home: 'current'}), {timeout: 2_000});
    expect(home.context.status).to.deep.equal(status);
  });
});

/** Notes what a host's own backend is sent, and answers in turn; the last answer for ever. */
const noting = (...answers: (() => ReturnType<CertBackend['updateAccount']>)[]) => {
  const sent: (ProfileUpdate & Omit<AskOptions, 'signal'>)[] = [];
  const update: CertBackend['updateAccount'] = async (input, {signal: _, ...options}) => {
    sent.push({...input, ...options});
    return (answers[Math.min(sent.length, answers.length) - 1] ?? (async () => fakeSaved()))();
  };
  return {sent, answers: {updateEnterprise: update, updateAccount: update}};
};

describe('The profile machine with the host’s encryption', () => {
  it('sends the ID number encrypted and the other fields unchanged', async () => {
    const {asked, given, encryptField} = sealing();
    const {sent, answers} = noting();
    const {at, save} = start(answers, {encryptField});
    await save('account', {...newNumber, holderName: '王五'});
    await at('saved');
    expect(asked).to.deep.equal([['idNumber', idNumbers[0], 'updateAccount']]);
    expect(sent.map(({changes, version}) => ({changes, version}))).to.deep.equal([
      {changes: {holderName: '王五', idNumber: {enc: given[0]}}, version: '"1"'},
    ]);
  });

  it('encrypts and sends no ID number when it is unchanged', async () => {
    const {asked, encryptField} = sealing();
    for (const [part, values] of [
      ['enterprise', newName],
      ['account', {holderName: '王五'}],
    ] as const) {
      const {sent, answers} = noting();
      const {at, save} = start(answers, {encryptField});
      await save(part, values);
      await at('saved');
      expect(sent.map(({changes}) => changes)).to.deep.equal([values]);
    }
    expect(asked).to.deep.equal([]);
  });

  it('sends the same ciphertext and key after a lost answer, and new ones for the next attempt', async () => {
    const {given, encryptField} = sealing();
    const {sent, answers} = noting(
      failing('network'),
      async () => fakeRefused('id-number-taken'),
      async () => fakeSaved(),
    );
    const {actor, at, save, submit} = start(answers, {encryptField});
    await save('account', newNumber);
    await at('notSaved');
    actor.send({type: 'retried'});
    await at('editing');
    await submit();
    await at('saved');
    const [lost, again, next] = sent;
    expect(sent).to.have.length(3);
    expect(lost?.changes).to.deep.equal({idNumber: {enc: given[0]}});
    expect(again).to.deep.equal(lost);
    expect(next?.changes).to.deep.equal({idNumber: {enc: given[1]}});
    expect(next?.idempotencyKey).not.to.equal(lost?.idempotencyKey);
  });

  it('sends the same ciphertext and key after a new sign-in', async () => {
    const {given, encryptField} = sealing();
    const {sent, answers} = noting(failing('unauthenticated'), async () => fakeSaved());
    const first = start(answers, {encryptField});
    await first.save('account', newNumber);
    const result = await toPromise(first.actor);
    const again = start(answers, {encryptField}, result.type === 'interrupted' ? result.draft : undefined);
    await again.at('confirming');
    again.actor.send({type: 'confirmed'});
    await again.at('saved');
    expect(sent).to.have.length(2);
    expect(sent[1]).to.deep.equal(sent[0]);
    expect(sent[0]).to.include({subject: 'subject-1'});
    expect(given).to.have.length(1);
  });

  it('sends nothing when encryption fails, and repeats no value in the error', async () => {
    for (const encryptField of [
      async (_: string, value: string) => Promise.reject(new Error(`no key for ${value}`)),
      async (_: string, value: string) => `{"plain":"${value}"}`,
      async () => '',
    ]) {
      const {sent, answers} = noting();
      const {actor, at, save} = start(answers, {encryptField});
      const told: string[] = [];
      actor.on('problem', ({error}) => told.push(`${JSON.stringify(error)} ${String(error.cause)}`));
      await save('account', newNumber);
      expect((await at('notSaved')).context.problem).to.deep.include({
        code: 'encrypt-failed',
        details: {where: 'idNumber'},
      });
      expect(told).to.have.length(1);
      expect(told.join()).not.to.include(idNumbers[0]);
      expect(sent).to.deep.equal([]);
    }
  });
});

describe('The profile machine with the host’s human check', () => {
  const needsHuman = async () => fakeRefused('human-check-required');

  it('saves either part with a new key and the token of the check', async () => {
    for (const [part, values, question] of [
      ['enterprise', newName, 'updateEnterprise'],
      ['account', newNumber, 'updateAccount'],
    ] as const) {
      const token = randomKey();
      const reasons: string[] = [];
      const {asked, encryptField} = sealing();
      const {sent, answers} = noting(needsHuman, async () => fakeSaved());
      const humanCheck = async (reason: string) => {
        reasons.push(reason);
        return token;
      };
      const {at, save} = start(answers, {humanCheck, encryptField});
      await save(part, values);
      await at('saved');
      const [first, second] = sent;
      expect(reasons).to.deep.equal([question]);
      expect(second).to.deep.include({changes: first?.changes, version: first?.version, humanCheck: token});
      expect(first).not.to.have.property('humanCheck');
      expect(second?.idempotencyKey).not.to.equal(first?.idempotencyKey);
      expect(asked).to.have.length(part === 'account' ? 1 : 0);
    }
  });

  it('saves nothing when the check fails', async () => {
    const {sent, answers} = noting(needsHuman);
    const {at, save} = start(answers, {humanCheck: async () => Promise.reject(new Error('closed'))});
    await save();
    expect((await at('notSaved')).context.problem?.code).to.equal('human-check-failed');
    expect(sent).to.have.length(1);
  });

  it('fails with not-configured when the host provides no check, and saves nothing', async () => {
    const {sent, answers} = noting(needsHuman);
    const {at, save} = start(answers);
    await save();
    const {problem} = (await at('notSaved')).context;
    expect(problem).to.deep.include({code: 'not-configured', details: {where: 'humanCheck'}});
    expect(sent).to.have.length(1);
  });
});
