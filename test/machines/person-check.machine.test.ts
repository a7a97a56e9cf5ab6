import {Attempt} from '../../src/domain/attempt.js';
import {expect} from 'chai';
import {toPromise, waitFor} from 'xstate';
import {Secret} from '../../src/domain/secret.js';
import {personCheckMachine} from '../../src/machines/person-check.machine.js';
import type {PersonCheckEvent, PersonState} from '../../src/machines/person-check.setup.js';
import {fakeField, fakeNext, fakePending} from '../../src/fakes.js';
import {personNumber} from '../domain/identifiers/oracles.js';
import {failing, inTurn, refused, sessionCodes, silent} from './answers.js';
import {
  byPassport,
  codeSent,
  doubtfulCard,
  holder,
  notSent,
  onRecord,
  otherCard,
  passport,
  personInput,
  PersonRun,
  randomCode,
  samplePassed,
  soundCard,
  wholePersonOnRecord,
  type PersonPorts,
} from './person-check.harness.js';
import {unprovided} from './run.js';

const nothingTyped = {draft: {}, filled: undefined};
const untouched = {typed: nothingTyped, way: 'id-card'};
const withSoundCard = {typed: {draft: soundCard, filled: undefined}, way: 'bank-card'};

const next = fakeNext('account-holder');
/** What a check is answered with, and how it ends then. */
const decisions = [
  [next, {type: 'next', next}],
  [samplePassed, {type: 'passed', outcome: samplePassed}],
  [fakePending(60), {type: 'pending', checkAfter: 60}],
] as const;

const cooled = async (): Promise<ReturnType<typeof codeSent>> => codeSent({resendIn: -1});

describe('The ID card form', () => {
  it('is displayed first, with the values on record', () => {
    const run = new PersonRun().shows('idCard');
    expect(run.asked).to.deep.equal([]);
  });

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

  it('ends with next, passed or pending when accepted', async () => {
    for (const [answer, result] of decisions) {
      const run = new PersonRun({checkIdCard: async () => answer}).checking();
      expect(await toPromise(run.actor)).to.deep.equal({...result, kept: untouched});
      expect(run.told).to.deep.equal([]);
    }
  });

  it('displays a refusal with the typed values', async () => {
    const run = new PersonRun({checkIdCard: async () => refused('person-mismatch', 'idNumber')});
    run.edit({name: '王五'}).checking();
    const {context} = await run.at('idCard');
    expect(context.refusal).to.deep.equal({code: 'person-mismatch', fields: ['idNumber']});
    expect(context.typed.draft).to.deep.equal({name: '王五'});
    expect(run.told).to.deep.equal(['refused person-mismatch']);
    run.submit();
    expect(run.now.context.refusal).to.equal(undefined);
  });

  it('keeps the typed values when the user goes back from the confirmation', () => {
    for (const type of ['corrected', 'cancelled'] as const) {
      const run = new PersonRun().edit({name: '王五'}).submit().send(type).shows('idCard');
      expect(run.now.context.typed.draft).to.deep.equal({name: '王五'});
    }
  });

  it('is sent again as the same claim after a cancel or failure', async () => {
    const run = new PersonRun({checkIdCard: inTurn(silent, failing('network'), silent)}).checking();
    run.send('cancelled').shows('confirming');
    expect(run.signals.get('checkIdCard')?.aborted).to.equal(true);
    await run.send('confirmed').failed('notChecked', 'network');
    expect(run.told).to.deep.equal(['network']);
    run.send('retried').shows('checkingIdCard', {problem: undefined});
    expect(run.claims).to.have.length(3);
    for (const claim of run.claims) expect(claim).to.equal(run.claims[0]);
  });

  it('is sent as another claim after it was opened again', () => {
    const run = new PersonRun({checkIdCard: silent}).checking().send('cancelled', 'corrected').checking();
    expect(run.claims).to.have.length(2);
    expect(run.claims[1]).to.deep.equal(run.claims[0]);
    expect(run.claims[1]).not.to.equal(run.claims[0]);
  });

  it('can be corrected after a failure, which is then cleared', async () => {
    const run = await new PersonRun({checkIdCard: failing('timeout')}).checking().reach('notChecked');
    run.send('corrected').shows('idCard', {problem: undefined});
  });

  it('is never sent without dates or for a person under 14, however often submitted', () => {
    const child = personNumber('310000', '20130101');
    const wrongs = [
      {validFrom: ''},
      {validTo: ''},
      {validFrom: '', validTo: ''},
      {idNumber: child},
      {name: ''},
      {validTo: '20251231'},
    ];
    for (const values of wrongs) {
      const run = new PersonRun().edit(values).submit().submit().submit().send('confirmed');
      expect(run.now.value, JSON.stringify(values)).to.equal('idCard');
      expect(run.now.context.tried).to.equal(true);
      expect(run.asked).to.deep.equal([]);
    }
  });

  it('requires typed dates when none are on record', () => {
    const run = new PersonRun({}, {fields: holder({validFrom: fakeField(''), validTo: fakeField('')})});
    run.submit().submit().shows('idCard');
    run.edit({validFrom: '2020.03.10', validTo: '2040.03.10'}).submit().shows('confirming');
    expect(run.now.context.claim?.body).to.include({validFrom: '20200310', validTo: '20400310'});
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
  it('is bank card at once when an earlier step fixed another document', () => {
    new PersonRun({}, {fields: byPassport(), locked: true}).shows({bankCard: {noCode: 'mayAsk'}}, {way: 'bank-card'});
  });

  it('stays bank card then, and going back leaves the check', async () => {
    const run = new PersonRun({}, {fields: byPassport(), locked: true}).send('idCardChosen');
    run.shows({bankCard: {noCode: 'mayAsk'}});
    expect((await toPromise(run.send('backRequested').actor)).type).to.equal('back');
  });

  it('becomes bank card automatically when another document is submitted', () => {
    const run = new PersonRun({}, {fields: byPassport()}).shows('idCard').submit();
    run.shows({bankCard: {noCode: 'mayAsk'}}, {way: 'bank-card', tried: false, warned: false});
    expect(run.asked).to.deep.equal([]);
  });

  it('returns from bank card to the identity form when it is editable', () => {
    const run = new PersonRun()
      .edit(passport)
      .submit()
      .shows({bankCard: {noCode: 'mayAsk'}})
      .send('idCardChosen');
    run
      .shows({bankCard: {noCode: 'mayAsk'}})
      .send('backRequested')
      .shows('idCard');
    expect(run.now.context.typed.draft).to.deep.equal(passport);
    expect(run.now.context.way).to.equal('id-card');
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
    run.shows({bankCard: {noCode: 'mayAsk'}});
  });

  it('may be bank card for a resident ID without dates, and ID card again', () => {
    for (const locked of [false, true]) {
      const run = new PersonRun({}, {locked}).edit({validFrom: '', validTo: ''}).chooseBankCard();
      run
        .shows({bankCard: {noCode: 'mayAsk'}}, {way: 'bank-card'})
        .send('idCardChosen')
        .shows('idCard', {way: 'id-card'});
    }
  });

  it('keeps the sent SMS code when switched to ID card and back', async () => {
    for (const press of ['idCardChosen', 'backRequested'] as const) {
      const run = (await new PersonRun().sent()).send(press).shows('idCard');
      expect(run.now.context.code?.smsId).to.equal('sms-1');
      run.edit({validTo: '20300310'}).chooseBankCard();
      expect(run.now.value).to.deep.equal({bankCard: {codeSent: 'tooSoon'}});
    }
  });

  it('voids the sent SMS code when the person changes', async () => {
    const other = (await new PersonRun().sent()).send('idCardChosen').edit({name: '王五'}).shows('idCard');
    other.chooseBankCard().shows({bankCard: {noCode: 'mayAsk'}}, {code: undefined, codeTry: undefined});
    const same = (await new PersonRun().sent()).send('idCardChosen');
    same.actor.send({type: 'putBack', name: 'name'});
    same.chooseBankCard().shows({bankCard: {noCode: 'mayAsk'}}, {code: undefined});
    const dated = (await new PersonRun().sent()).send('idCardChosen');
    dated.actor.send({type: 'putBack', name: 'validTo'});
    dated.chooseBankCard().shows({bankCard: {codeSent: 'tooSoon'}});
  });

  it('is restored with the typed values when the check is opened again', async () => {
    const before = new PersonRun().chooseBankCard().edit(soundCard).send('left');
    const {kept} = await toPromise(before.actor);
    const run = new PersonRun({}, {kept}).shows({bankCard: {noCode: 'mayAsk'}});
    expect(run.now.context.typed.draft).to.deep.equal(soundCard);
  });
});

describe('The SMS code', () => {
  it('is requested with identity, bank card and mobile, and can then be entered', async () => {
    const run = new PersonRun().sending({bankCard: ' 6222 0200 0000 0007 ', mobile: '+86 138-0013-8000'});
    run.shows('sendingCode');
    const {context, value} = await run.at({bankCard: 'codeSent'});
    expect(value).to.deep.equal({bankCard: {codeSent: 'tooSoon'}});
    expect(context.code).to.include({smsId: 'sms-1', maskedMobile: '138****8000'});
    expect(run.requests.map(({body}) => body)).to.deep.equal([
      {ticket: 'ticket-1', whose: 'account-holder', person: wholePersonOnRecord, ...soundCard},
    ]);
  });

  it('is not requested with an invalid or missing card or mobile', () => {
    for (const values of [{}, {mobile: '13800138000'}, {...soundCard, mobile: '12'}, {...soundCard, bankCard: '1'}]) {
      const run = new PersonRun()
        .sending(values)
        .requestCode()
        .shows({bankCard: {noCode: 'mayAsk'}}, {tried: true});
      expect(run.asked).to.deep.equal([]);
    }
  });

  it('is requested on the second press when the card’s check digit is wrong', () => {
    const run = new PersonRun({sendSmsCode: silent}).sending({...soundCard, bankCard: doubtfulCard});
    run.shows({bankCard: {noCode: 'mayAsk'}}, {warned: true});
    expect(run.asked).to.deep.equal([]);
    run.requestCode().shows('sendingCode');
    expect(run.requests[0]?.body.bankCard).to.equal(doubtfulCard);
  });

  it('requires another second press for another doubtful card', () => {
    const run = new PersonRun().sending({...soundCard, bankCard: doubtfulCard});
    run
      .edit({bankCard: '6222020000000004'})
      .requestCode()
      .shows({bankCard: {noCode: 'mayAsk'}});
    expect(run.asked).to.deep.equal([]);
  });

  it('cannot be requested again at once', async () => {
    const run = (await new PersonRun().sent()).requestCode().shows({bankCard: {codeSent: 'tooSoon'}});
    expect(run.times('sendSmsCode')).to.equal(1);
  });

  it('can be requested again after the wait, as a new request that voids the previous code', async () => {
    const run = new PersonRun({
      sendSmsCode: inTurn(codeSent({resendIn: 20}), codeSent({smsId: 'sms-2'})),
      checkBankCard: silent,
    });
    await run.sent();
    await run.shows({bankCard: {codeSent: 'tooSoon'}}).at({bankCard: {codeSent: 'mayResend'}});
    await run
      .requestCode()
      .shows('sendingCode')
      .at({bankCard: {codeSent: 'tooSoon'}});
    expect(run.requests[1]).to.deep.equal(run.requests[0]);
    expect(run.requests[1]).not.to.equal(run.requests[0]);
    run.enterCode();
    expect(run.tries.map(({body}) => body)).to.deep.equal([{smsId: 'sms-2'}]);
  });

  it('is void when the card, mobile or person is changed or reset', async () => {
    for (const values of [{bankCard: otherCard}, {mobile: '13900139000'}, {name: '王五'}]) {
      const run = await new PersonRun().sent();
      run.edit(values).shows({bankCard: {noCode: 'mayAsk'}}, {code: undefined, codeTry: undefined});
    }
    const run = await new PersonRun().sent();
    run.actor.send({type: 'putBack', name: 'mobile'});
    run.shows({bankCard: {noCode: 'mayAsk'}}, {code: undefined, codeTry: undefined});
  });

  it('stays valid when only the dates change', async () => {
    const run = (await new PersonRun().sent()).edit({validTo: '20300310'});
    expect(run.now.matches({bankCard: 'codeSent'})).to.equal(true);
    expect(run.now.context.typed.draft.validTo).to.equal('20300310');
  });

  it('that has expired is dropped and reported until another one is requested', async () => {
    const run = new PersonRun({sendSmsCode: inTurn(codeSent({endsIn: 20, resendIn: 40}), silent)});
    await run.sent();
    const {context} = await run.at({bankCard: 'noCode'});
    expect(context).to.include({noCode: 'expired', code: undefined, codeTry: undefined});
    await run.at({bankCard: {noCode: 'mayAsk'}});
    run.requestCode().shows('sendingCode', {noCode: undefined});
  });

  it('that is entered before any request is discarded and reported', () => {
    const run = new PersonRun().chooseBankCard();
    const code = run.enterCode();
    expect(code.held).to.equal(false);
    run.shows({bankCard: {noCode: 'mayAsk'}}, {noCode: 'not-asked-for'});
    expect(run.asked).to.deep.equal([]);
  });

  it('that is refused returns to the form with the reason, and the next request is a new one', async () => {
    const run = new PersonRun({sendSmsCode: inTurn(notSent('sms-too-many'), silent)}).sending();
    (await run.refused('bankCard', 'sms-too-many')).shows({bankCard: {noCode: 'mayAsk'}});
    expect(run.told).to.deep.equal(['refused sms-too-many']);
    run.requestCode();
    expect(run.now.context.refusal).to.equal(undefined);
    expect(run.requests[1]).to.deep.equal(run.requests[0]);
    expect(run.requests[1]).not.to.equal(run.requests[0]);
  });

  it('is requested again only after the backend’s wait, unless card or mobile change', async () => {
    const run = new PersonRun({sendSmsCode: inTurn(notSent('sms-not-sent', 0.05), silent)}).sending();
    (await run.refused('bankCard', 'sms-not-sent')).shows({bankCard: {noCode: 'tooSoon'}});
    expect(run.requestCode().times('sendSmsCode')).to.equal(1);
    await run.at({bankCard: {noCode: 'mayAsk'}});
    run.requestCode().shows('sendingCode');
    const other = new PersonRun({sendSmsCode: inTurn(notSent('sms-not-sent', 60), silent)}).sending();
    (await other.refused('bankCard', 'sms-not-sent')).shows({bankCard: {noCode: 'tooSoon'}});
    other.edit({mobile: '13900139000'}).shows({bankCard: {noCode: 'mayAsk'}});
  });

  it('stays valid when another request was refused', async () => {
    const run = new PersonRun({sendSmsCode: inTurn(cooled, notSent('sms-too-many'))});
    await run.sent();
    await run.at({bankCard: {codeSent: 'mayResend'}});
    await run.requestCode().at({bankCard: 'codeSent'});
    expect(run.now.context.refusal?.code).to.equal('sms-too-many');
    expect(run.now.context.codeTry?.body).to.deep.equal({smsId: 'sms-1'});
  });

  it('is requested by the same attempt after a lost answer with the same values', async () => {
    const run = new PersonRun({sendSmsCode: inTurn(silent, failing('network'), failing('network'), silent)}).sending();
    run.send('cancelled').shows({bankCard: {noCode: 'mayAsk'}});
    expect(run.signals.get('sendSmsCode')?.aborted).to.equal(true);
    run.requestCode();
    (await run.failed('codeNotSent', 'network')).send('retried').shows('sendingCode', {problem: undefined});
    (await run.reach('codeNotSent')).send('corrected').shows({bankCard: {noCode: 'mayAsk'}}, {problem: undefined});
    run.edit({mobile: '138 0013 8000'}).requestCode();
    expect(run.requests).to.have.length(4);
    for (const request of run.requests) expect(request).to.equal(run.requests[0]);
    expect(run.told).to.deep.equal(['network', 'network']);
  });

  it('is requested by a new attempt for another card', () => {
    const run = new PersonRun({sendSmsCode: silent}).sending().send('cancelled');
    run.edit({bankCard: otherCard}).requestCode();
    expect(run.requests.map(({body}) => body.bankCard)).to.deep.equal([soundCard.bankCard, otherCard]);
  });
});

describe('An entered SMS code', () => {
  it('ends with passed, next or pending, for the card it was sent for', async () => {
    for (const [answer, result] of decisions) {
      const typed = randomCode();
      const taken: unknown[] = [];
      const run = new PersonRun({
        checkBankCard: async (_, {code, ...others}) => {
          taken.push({...others, code: code.take()});
          return answer;
        },
      });
      await run.sent();
      run.enterCode(new Secret(typed));
      expect(await toPromise(run.actor)).to.deep.equal({...result, kept: withSoundCard});
      expect(taken).to.deep.equal([
        {ticket: 'ticket-1', role: 'account-holder', codeTry: new Attempt({smsId: 'sms-1'}), code: typed},
      ]);
      expect(run.now.context.secret).to.equal(undefined);
    }
  });

  it('that is wrong can be entered again, as a new attempt for the same SMS', async () => {
    const run = new PersonRun({checkBankCard: inTurn(refused('sms-incorrect'), silent)});
    await run.sent();
    const code = run.enterCode();
    await run.at({bankCard: 'codeSent'});
    expect(code.held).to.equal(false);
    expect(run.now.context.refusal?.code).to.equal('sms-incorrect');
    expect(run.told).to.deep.equal(['refused sms-incorrect']);
    run.enterCode();
    expect(run.now.context.refusal).to.equal(undefined);
    expect(run.tries.map(({body}) => body)).to.deep.equal([{smsId: 'sms-1'}, {smsId: 'sms-1'}]);
    expect(run.tries[1]).not.to.equal(run.tries[0]);
  });

  it('is void after any other refusal', async () => {
    for (const reason of ['sms-expired', 'sms-tries-used-up', 'bank-card-mismatch']) {
      const run = new PersonRun({checkBankCard: async () => refused(reason)});
      await run.sent();
      const code = run.enterCode();
      const {context} = await run.at({bankCard: 'noCode'});
      expect(context).to.include({code: undefined, codeTry: undefined});
      expect(context.refusal?.code).to.equal(reason);
      expect(context.typed.draft).to.deep.equal(soundCard);
      expect(code.held).to.equal(false);
      expect(run.told).to.deep.equal([`refused ${reason}`]);
    }
  });

  it('has to be entered again after a lost answer, as the same attempt', async () => {
    const run = new PersonRun({checkBankCard: inTurn(failing('network'), silent)});
    await run.sent();
    const codes = [run.enterCode()];
    await run.failed({bankCard: 'codeSent'}, 'network');
    codes.push(run.enterCode());
    expect(run.now.context.problem).to.equal(undefined);
    run.send('cancelled');
    expect(run.now.matches({bankCard: 'codeSent'})).to.equal(true);
    expect(run.signals.get('checkBankCard')?.aborted).to.equal(true);
    codes.push(run.enterCode());
    expect(run.tries).to.have.length(3);
    for (const each of run.tries) expect(each).to.equal(run.tries[0]);
    expect(codes.map(({held}) => held)).to.deep.equal([false, false, true]);
    expect(run.told).to.deep.equal(['network']);
  });

  it('is dropped when it expires during a check that is cancelled', async () => {
    const sent = codeSent({endsIn: 40});
    const run = await new PersonRun({sendSmsCode: async () => sent, checkBankCard: silent}).sent();
    run.enterCode();
    // Another machine with the same code sees it end.
    await (await new PersonRun({sendSmsCode: async () => sent}).sent()).at({bankCard: 'noCode'});
    run.shows('checkingBankCard').send('cancelled');
    expect((await run.at({bankCard: 'noCode'})).context.noCode).to.equal('expired');
  });

  it('is discarded when none is expected', () => {
    for (const run of [
      new PersonRun(),
      new PersonRun().submit().shows('confirming'),
      new PersonRun({checkIdCard: silent}).checking().shows('checkingIdCard'),
      new PersonRun({sendSmsCode: silent}).sending().shows('sendingCode'),
    ]) {
      expect(run.enterCode().held).to.equal(false);
      expect(run.times('checkBankCard')).to.equal(0);
    }
  });

  it('is discarded when the machine is left or stopped', async () => {
    const stops: ((run: PersonRun) => void)[] = [
      (run) => run.send('left'),
      (run) => run.send('backRequested'),
      (run) => run.actor.stop(),
    ];
    for (const stop of stops) {
      const run = new PersonRun({checkBankCard: silent});
      await run.sent();
      const code = run.enterCode();
      expect(code.held).to.equal(true);
      stop(run);
      expect(code.held).to.equal(false);
    }
  });

  it('is in no snapshot and no inspection event', async () => {
    const typed = randomCode();
    const seen: string[] = [];
    const run = new PersonRun(
      {checkBankCard: async (_, {code}) => (code.take(), refused('sms-incorrect'))},
      {},
      {inspect: (event) => seen.push(JSON.stringify(event))},
    );
    run.actor.subscribe((snapshot) => seen.push(JSON.stringify(snapshot)));
    await run.sending({bankCard: otherCard, mobile: '13999999999'}).at({bankCard: 'codeSent'});
    run.enterCode(new Secret(`x${typed}`));
    await run.at({bankCard: 'codeSent'});
    expect(seen.some((each) => each.includes('"secret":"******"'))).to.equal(true);
    expect(seen.join('\n')).not.to.include(`x${typed}`);
  });
});

type Question = keyof PersonPorts;

/** Brings a machine to each of its questions. */
const askers: Record<Question, (run: PersonRun) => Promise<unknown>> = {
  checkIdCard: async (run) => run.checking(),
  sendSmsCode: async (run) => run.sending(),
  checkBankCard: async (run) => (await run.sent()).enterCode(),
};
const questions = Object.keys(askers) as Question[];
const eventsFor: Record<Question, readonly PersonCheckEvent[]> = {
  checkIdCard: [{type: 'submitted'}, {type: 'confirmed'}],
  sendSmsCode: [...([{type: 'bankCardChosen'}, {type: 'edited', values: soundCard}] as const), {type: 'codeRequested'}],
  checkBankCard: [{type: 'codeEntered', code: new Secret(randomCode())}],
};
const keptAt = {checkIdCard: untouched, sendSmsCode: withSoundCard, checkBankCard: withSoundCard};

describe('A person check', () => {
  for (const question of questions) {
    for (const code of sessionCodes) {
      it(`ends as interrupted when ${question} fails with ${code}, with the typed values and no report`, async () => {
        const run = new PersonRun({[question]: failing(code)});
        await askers[question](run);
        const result = await toPromise(run.actor);
        expect(result).to.have.property('type', 'interrupted');
        expect(result).to.have.nested.property('error.code', code);
        const {attempt: _, ...kept} = result.kept;
        expect(kept).to.deep.equal(keptAt[question]);
        expect(run.told).to.deep.equal([]);
      });
    }

    for (const code of ['ticket-expired', 'record-changed']) {
      it(`ends when ${question} reports a void ticket, with the typed values: ${code}`, async () => {
        const run = new PersonRun({[question]: async () => refused(code)});
        await askers[question](run);
        expect(await toPromise(run.actor)).to.deep.equal({
          type: 'ticketVoid',
          refusal: {code},
          kept: keptAt[question],
        });
        expect(run.told).to.deep.equal([]);
      });
    }

    it(`displays a conflict of ${question} and continues`, async () => {
      const run = new PersonRun({[question]: failing('conflict')});
      await askers[question](run);
      const {context} = await waitFor(run.actor, (snapshot) => !snapshot.hasTag('busy'));
      expect(context.problem?.code).to.equal('conflict');
      expect([run.now.status, run.told]).to.deep.equal(['active', ['conflict']]);
    });

    it(`fails with not-configured when no port is provided for ${question}`, async () => {
      const filled = new PersonRun({checkBankCard: silent});
      if (question === 'checkBankCard') await filled.sent();
      // What was reached on fakes goes on without them.
      const snapshot = filled.actor.getPersistedSnapshot();
      const said = await unprovided(personCheckMachine, {snapshot, input: personInput()}, ...eventsFor[question]);
      expect(said.problem).to.deep.equal({code: 'not-configured', details: {where: question}});
    });
  }

  it('ends from every state when left or gone back from, with the typed values', async () => {
    const places: Record<string, (run: PersonRun) => unknown> = {
      idCard: () => undefined,
      confirming: (run) => run.submit(),
      checkingIdCard: (run) => run.checking(),
      notChecked: async (run) => run.checking().at('notChecked'),
      bankCard: (run) => run.chooseBankCard(),
      sendingCode: (run) => run.sending(),
      codeNotSent: async (run) => run.sending().at('codeNotSent'),
      checkingBankCard: async (run) => (await run.sent()).enterCode(),
    };
    const failsAt: Record<string, Partial<PersonPorts>> = {
      notChecked: {checkIdCard: failing('network')},
      codeNotSent: {sendSmsCode: failing('network')},
      checkingBankCard: {checkBankCard: silent},
    };
    for (const [place, go] of Object.entries(places)) {
      for (const [event, end] of [
        [
          {type: 'left', to: 'ic-card'},
          {type: 'left', to: 'ic-card'},
        ],
        [{type: 'left'}, {type: 'left', to: undefined}],
        [{type: 'backRequested'}, {type: 'back'}],
      ] as const) {
        const quiet = {checkIdCard: silent, sendSmsCode: silent, checkBankCard: silent};
        const run = new PersonRun(failsAt[place] ?? quiet).edit({name: '王五'});
        await go(run);
        expect(JSON.stringify(run.now.value)).to.include(place);
        run.actor.send(event);
        // There it leads back to who it is, and out of the check from there.
        if (place === 'bankCard' && end.type === 'back') run.actor.send(event);
        const {kept, ...result} = await toPromise(run.actor);
        expect(result, place).to.deep.equal(end);
        expect(kept.typed.draft.name, place).to.equal('王五');
      }
    }
  });
});

/** What a check kept that was interrupted. */
const keptOf = async ({actor}: PersonRun): Promise<PersonState> => (await toPromise(actor)).kept;

describe('A person check resumed after an interruption', () => {
  const signedOut = failing('unauthenticated');

  it('by ID card shows the values to send, and sends the same claim when confirmed', async () => {
    const before = new PersonRun({checkIdCard: signedOut}).edit({name: '王五'}).checking();
    const run = new PersonRun({checkIdCard: silent}, {kept: await keptOf(before)}).shows('confirming');
    expect(run.asked).to.deep.equal([]);
    run.send('confirmed');
    expect(run.claims[0]).to.equal(before.claims[0]);
  });

  it('by ID card sends a new attempt once the form was opened again', async () => {
    const before = new PersonRun({checkIdCard: signedOut}).checking();
    const run = new PersonRun({checkIdCard: silent}, {kept: await keptOf(before)}).send('corrected').checking();
    expect(run.claims[0]).to.deep.equal(before.claims[0]);
    expect(run.claims[0]).not.to.equal(before.claims[0]);
  });

  it('while an SMS was requested repeats the same request, so no second SMS is sent', async () => {
    const before = new PersonRun({sendSmsCode: signedOut}).sending();
    const run = new PersonRun({}, {kept: await keptOf(before)}).shows({bankCard: {noCode: 'mayAsk'}});
    expect(run.asked).to.deep.equal([]);
    run.requestCode();
    expect(run.requests[0]).to.equal(before.requests[0]);
    await run.at({bankCard: 'codeSent'});
    expect(run.now.context.smsRequest).to.equal(undefined);
  });

  it('while an SMS was requested sends a new request when another card is typed', async () => {
    const before = new PersonRun({sendSmsCode: signedOut}).sending();
    const run = new PersonRun({sendSmsCode: silent}, {kept: await keptOf(before)});
    run.edit({bankCard: otherCard}).requestCode();
    expect(run.requests[0]?.body).to.include({bankCard: otherCard});
    expect(run.requests[0]).not.to.equal(before.requests[0]);
  });

  it('while an SMS code was checked accepts the code again, as the same attempt', async () => {
    const before = await new PersonRun({checkBankCard: signedOut}).sent();
    before.enterCode();
    const run = new PersonRun({checkBankCard: silent}, {kept: await keptOf(before)});
    expect(run.now.matches({bankCard: 'codeSent'})).to.equal(true);
    expect(run.now.context.code).to.include({smsId: 'sms-1', maskedMobile: '138****8000'});
    run.enterCode();
    expect(run.asked).to.deep.equal(['checkBankCard']);
    expect(run.tries[0]).to.equal(before.tries[0]);
  });

  it('after the SMS code’s expiry displays that it has expired', async () => {
    const sent = codeSent({endsIn: 40});
    const before = await new PersonRun({sendSmsCode: async () => sent, checkBankCard: signedOut}).sent();
    before.enterCode();
    const kept = await keptOf(before);
    const run = new PersonRun({}, {kept});
    expect((await run.at({bankCard: 'noCode'})).context).to.include({noCode: 'expired', code: undefined});
  });

  it('keeps no typed SMS code', async () => {
    const before = await new PersonRun({checkBankCard: signedOut}).sent();
    const code = before.enterCode();
    const {attempt} = await keptOf(before);
    expect(Object.keys(attempt ?? {})).to.deep.equal(['claim', 'smsRequest', 'code', 'codeTry', 'askAt']);
    expect(code.held).to.equal(false);
  });

  it('keeps no attempt when it was left or gone back from', async () => {
    for (const type of ['left', 'backRequested'] as const) {
      const run = new PersonRun({checkIdCard: silent}).checking().send(type);
      expect(await keptOf(run)).to.deep.equal(untouched);
    }
  });
});

describe('A person check whose record has lost the name', () => {
  const kept = withSoundCard as PersonState;
  const fields = holder({name: fakeField('')});

  it('requires the name before an SMS is requested, even at the bank card', () => {
    const run = new PersonRun({sendSmsCode: silent}, {fields, kept})
      .shows({bankCard: {noCode: 'mayAsk'}})
      .requestCode();
    run.shows('idCard', {tried: true, way: 'id-card'});
    expect(run.asked).to.deep.equal([]);
    run.edit({name: '王五'}).chooseBankCard().requestCode();
    expect(run.requests[0]?.body.person.name).to.equal('王五');
    expect(run.requests[0]?.body).to.include(soundCard);
  });

  it('requires no name when an earlier step fixed the person', () => {
    const run = new PersonRun(
      {sendSmsCode: silent},
      {fields: {...fields, name: {...fakeField(''), onRecord: true}}, locked: true, kept},
    );
    run.requestCode();
    expect(run.requests[0]?.body.person).to.deep.equal(wholePersonOnRecord);
  });
});
