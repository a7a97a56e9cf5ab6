import {expect} from 'chai';
import {toPromise} from 'xstate';
import type {PersonState} from '../../src/machines/person-check.setup.js';
import {fakeField} from '../../src/fakes.js';
import {refused, silent} from './answers.js';
import {
  byPassport,
  holder,
  mayAsk,
  onRecord,
  passport,
  PersonRun,
  soundCard,
  wholePersonOnRecord,
  withSoundCard,
} from './person-check.harness.js';

const nothingTyped = {draft: {}, filled: undefined};

describe('The ID card form', () => {
  it('shows the values to send, and sends them only when confirmed', () => {
    const run = new PersonRun({checkIdCard: silent})
      .edit({validTo: '长期', name: ' 张　三 '})
      .submit()
      .shows('confirming');
    expect(run.asked).to.deep.equal([]);
    // Long-term is doubtful at that age, which is only known where the number is.
    run.send('confirmed').shows('checkingIdCard');
    expect(run.claims.map(({body}) => body)).to.deep.equal([
      {
        ticket: 'ticket-1',
        whose: 'account-holder',
        person: {...wholePersonOnRecord, name: '张三'},
        validFrom: onRecord,
        validTo: '00000000',
      },
    ]);
  });

  it('displays a refusal with the typed values', async () => {
    const run = new PersonRun({checkIdCard: async () => refused('person-mismatch', 'idNumber')});
    run.edit({name: '王五'}).checking();
    const {context} = await run.at('idCard');
    expect(context.refusal).to.deep.equal({code: 'person-mismatch', fields: ['idNumber']});
    expect(context.typed.draft).to.deep.equal({name: '王五'});
    expect(run.reported).to.deep.equal(['refused person-mismatch']);
    run.submit();
    expect(run.now.context.refusal).to.equal(undefined);
  });

  it('is open again after the confirmation', () => {
    for (const type of ['corrected', 'cancelled'] as const)
      new PersonRun().edit({name: '王五'}).submit().send(type).shows('idCard');
  });

  it('is sent as the same claim after it was opened again, as long as nothing was answered', () => {
    const run = new PersonRun({checkIdCard: silent}).checking().send('cancelled', 'corrected').checking();
    expect(run.claims).to.have.length(2);
    expect(run.claims[1]).to.equal(run.claims[0]);
  });

  it('with a doubtful value is sent on the second submit without changes', () => {
    const run = new PersonRun().edit({name: '伍'}).submit();
    run.shows('idCard', {tried: true, warned: true}).edit({name: '陆'}).submit().shows('idCard').submit();
    run.shows('confirming');
    expect(run.now.context.claim?.body.person.name).to.equal('陆');
  });

  it('resets a value to the record, and clears its warning', () => {
    const run = new PersonRun().edit({name: '伍'}).submit();
    run.actor.send({type: 'putBack', name: 'name'});
    expect(run.now.context).to.deep.include({typed: nothingTyped, warned: false});
    expect(run.submit().now.context.claim?.body.person.name).to.deep.equal(onRecord);
  });

  it('of a person fixed by an earlier step is sent as on record', () => {
    const run = new PersonRun({checkIdCard: silent}, {role: 'legal-rep', locked: true, ticket: 'ticket-2'}).checking();
    expect(run.claims[0]?.body).to.include({ticket: 'ticket-2', whose: 'legal-rep'});
    expect(run.claims[0]?.body.person).to.deep.equal(wholePersonOnRecord);
  });

  it('of a person fixed by an earlier step ignores edits of the identity', () => {
    const run = new PersonRun({}, {role: 'legal-rep', locked: true}).edit({name: '赵六', idType: 'passport-prc'});
    expect(run.now.context.typed.draft).to.deep.equal({});
  });
});

describe('The choice between ID card and bank card', () => {
  it('is bank card at once when an earlier step fixed another document, and going back leaves the check', async () => {
    const run = new PersonRun({}, {fields: byPassport(), locked: true});
    run.shows(mayAsk, {way: 'bank-card'}).send('idCardChosen').shows(mayAsk);
    expect((await toPromise(run.send('backRequested').actor)).type).to.equal('back');
  });

  it('becomes bank card when another document is submitted, and goes back to the identity form only', () => {
    const run = new PersonRun().edit(passport).submit();
    run.shows(mayAsk, {way: 'bank-card', tried: false, warned: false}).send('idCardChosen').shows(mayAsk);
    run.send('backRequested').shows('idCard', {way: 'id-card'});
    expect(run.now.context.typed.draft).to.deep.equal(passport);
    expect(run.asked).to.deep.equal([]);
  });

  it('does not become bank card while the identity is invalid', () => {
    for (const press of ['submit', 'chooseBankCard'] as const) {
      const run = new PersonRun().edit({...passport, idNumber: '!'});
      run[press]()[press]();
      run.shows('idCard', {tried: true});
    }
  });

  it('requires a second press for a doubtful identity before it becomes bank card', () => {
    const run = new PersonRun().edit({name: '伍'}).chooseBankCard().shows('idCard', {warned: true}).chooseBankCard();
    run.shows(mayAsk);
  });

  it('may be bank card for a resident ID without dates, and ID card again', () => {
    for (const locked of [false, true]) {
      const run = new PersonRun({}, {locked}).edit({validFrom: '', validTo: ''}).chooseBankCard();
      run.shows(mayAsk, {way: 'bank-card'}).send('idCardChosen').shows('idCard', {way: 'id-card'});
    }
  });

  it('voids the sent SMS code when the person changes, and not by a date', async () => {
    const changes: Record<string, (run: PersonRun) => void> = {
      typed: (run) => run.edit({name: '王五'}),
      'put back': (run) => run.actor.send({type: 'putBack', name: 'name'}),
      dated: (run) => run.actor.send({type: 'putBack', name: 'validTo'}),
    };
    for (const [how, change] of Object.entries(changes)) {
      const run = (await new PersonRun().sent()).send('idCardChosen');
      change(run);
      run
        .shows('idCard')
        .chooseBankCard()
        .shows(how === 'dated' ? {bankCard: {codeSent: 'tooSoon'}} : mayAsk);
      expect(run.now.context.codeTry === undefined, how).to.equal(how !== 'dated');
    }
  });
});

describe('A person check whose record has lost the name', () => {
  const kept = withSoundCard as PersonState;
  const fields = holder({name: fakeField('')});

  it('requires the name before an SMS is requested, even at the bank card', () => {
    const run = new PersonRun({sendSmsCode: silent}, {fields, kept}).shows(mayAsk).requestCode();
    run.shows('idCard', {tried: true, way: 'id-card'});
    expect(run.asked).to.deep.equal([]);
    run.edit({name: '王五'}).chooseBankCard().requestCode();
    expect(run.requests[0]?.body.person.name).to.equal('王五');
    expect(run.requests[0]?.body).to.include(soundCard);
  });
});
