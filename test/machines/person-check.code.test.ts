import {Attempt} from '../../src/domain/attempt.js';
import {expect} from 'chai';
import {toPromise} from 'xstate';
import {Secret} from '../../src/domain/secret.js';
import {failing, inTurn, refused, silent} from './answers.js';
import {
  codeSent,
  decisions,
  doubtfulCard,
  mayAsk,
  notSent,
  otherCard,
  PersonRun,
  randomCode,
  soundCard,
  wholePersonOnRecord,
  withSoundCard,
} from './person-check.harness.js';

const sending =
  (...given: Parameters<typeof codeSent>) =>
  async () =>
    codeSent(...given);

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
      const run = new PersonRun().sending(values).requestCode().shows(mayAsk, {tried: true});
      expect(run.asked).to.deep.equal([]);
    }
  });

  it('is requested on the second press when the card’s check digit is wrong, each time it is another card', () => {
    const run = new PersonRun({sendSmsCode: silent}).sending({...soundCard, bankCard: '6222020000000004'});
    run.shows(mayAsk, {warned: true}).edit({bankCard: doubtfulCard}).requestCode().shows(mayAsk, {warned: true});
    expect(run.asked).to.deep.equal([]);
    run.requestCode().shows('sendingCode');
    expect(run.requests[0]?.body.bankCard).to.equal(doubtfulCard);
  });

  it('can be requested again after the wait, as a new request that voids the previous code', async () => {
    const run = new PersonRun({
      sendSmsCode: inTurn(sending({resendIn: 20_000}), sending({smsId: 'sms-2'})),
      checkBankCard: silent,
    });
    await run.sent();
    run.clock.increment(19_999);
    run.shows({bankCard: {codeSent: 'tooSoon'}}).clock.increment(1);
    run.shows({bankCard: {codeSent: 'mayResend'}});
    await run
      .requestCode()
      .shows('sendingCode')
      .at({bankCard: {codeSent: 'tooSoon'}});
    expect(run.requests[1]).to.deep.equal(run.requests[0]);
    expect(run.requests[1]).not.to.equal(run.requests[0]);
    run.enterCode();
    expect(run.tries.map(({body}) => body)).to.deep.equal([{smsId: 'sms-2'}]);
  });

  it('is void when the card, mobile or person is changed or reset, and not by a date', async () => {
    for (const values of [{bankCard: otherCard}, {mobile: '13900139000'}, {name: '王五'}]) {
      const run = await new PersonRun().sent();
      run.edit(values).shows(mayAsk, {code: undefined, codeTry: undefined});
    }
    const run = (await new PersonRun().sent()).edit({validTo: '20300310'});
    expect(run.now.context.typed.draft.validTo).to.equal('20300310');
    run.shows({bankCard: {codeSent: 'tooSoon'}}).actor.send({type: 'putBack', name: 'mobile'});
    run.shows(mayAsk, {code: undefined, codeTry: undefined});
  });

  it('that has expired is dropped and reported until another one is requested', async () => {
    const run = new PersonRun({sendSmsCode: inTurn(sending({endsIn: 20_000, resendIn: 40_000}), silent)});
    (await run.sent()).clock.increment(20_000);
    run.shows({bankCard: {noCode: 'tooSoon'}}, {noCode: 'expired', code: undefined, codeTry: undefined});
    run.clock.increment(20_000);
    run.requestCode().shows('sendingCode', {noCode: undefined});
  });

  it('that is entered before any request is discarded and reported', () => {
    const run = new PersonRun().chooseBankCard();
    const code = run.enterCode();
    expect(code.held).to.equal(false);
    run.shows(mayAsk, {noCode: 'not-asked-for'});
    expect(run.asked).to.deep.equal([]);
  });

  it('that is refused returns to the form with the reason, and the next request is a new one', async () => {
    const run = new PersonRun({sendSmsCode: inTurn(notSent('sms-too-many'), silent)}).sending();
    (await run.refused('bankCard', 'sms-too-many')).shows(mayAsk);
    expect(run.reported).to.deep.equal(['refused sms-too-many']);
    run.requestCode();
    expect(run.now.context.refusal).to.equal(undefined);
    expect(run.requests[1]).to.deep.equal(run.requests[0]);
    expect(run.requests[1]).not.to.equal(run.requests[0]);
  });

  it('is requested again only after the backend’s wait, unless card or mobile change', async () => {
    const run = new PersonRun({sendSmsCode: inTurn(async () => notSent('sms-not-sent', 50), silent)}).sending();
    (await run.refused('bankCard', 'sms-not-sent')).shows({bankCard: {noCode: 'tooSoon'}});
    expect(run.requestCode().times('sendSmsCode')).to.equal(1);
    run.clock.increment(50_000);
    run.shows(mayAsk).requestCode().shows('sendingCode');
    const other = new PersonRun({sendSmsCode: inTurn(async () => notSent('sms-not-sent', 60), silent)}).sending();
    (await other.refused('bankCard', 'sms-not-sent')).shows({bankCard: {noCode: 'tooSoon'}});
    other.edit({mobile: '13900139000'}).shows(mayAsk);
  });

  it('stays valid when another request was refused', async () => {
    const run = new PersonRun({sendSmsCode: inTurn(sending({resendIn: -1}), notSent('sms-too-many'))});
    (await run.sent()).clock.increment(0);
    await run
      .shows({bankCard: {codeSent: 'mayResend'}})
      .requestCode()
      .at({bankCard: 'codeSent'});
    expect(run.now.context.refusal?.code).to.equal('sms-too-many');
    expect(run.now.context.codeTry?.body).to.deep.equal({smsId: 'sms-1'});
  });

  it('is requested by the same attempt after a lost answer, and by a new one for another card', () => {
    const run = new PersonRun({sendSmsCode: silent}).sending().send('cancelled');
    run.edit({mobile: '138 0013 8000'}).requestCode().send('cancelled').edit({bankCard: otherCard}).requestCode();
    const [first, second, third] = run.requests;
    expect(second).to.equal(first);
    expect(third?.body).to.deep.equal({...first?.body, bankCard: otherCard});
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

  it('has to be entered again: by the same attempt after a lost answer, and by a new one when it is wrong', async () => {
    const run = await new PersonRun({
      checkBankCard: inTurn(failing('network'), refused('sms-incorrect'), silent),
    }).sent();
    const codes = [run.enterCode()];
    await run.failed({bankCard: 'codeSent'}, 'network');
    codes.push(run.enterCode());
    run.shows('checkingBankCard', {problem: undefined});
    await run.refused({bankCard: 'codeSent'}, 'sms-incorrect');
    run.enterCode();
    expect(run.now.context).to.include({refusal: undefined, problem: undefined});
    expect(codes.map(({held}) => held)).to.deep.equal([false, false]);
    const [first, second, third] = run.tries;
    expect(second).to.equal(first);
    expect(third?.body).to.deep.equal({smsId: 'sms-1'});
    expect(third).not.to.equal(first);
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
      expect(run.reported).to.deep.equal([`refused ${reason}`]);
    }
  });

  it('is dropped when it expires during a check that is cancelled', async () => {
    const run = await new PersonRun({sendSmsCode: sending({endsIn: 40_000}), checkBankCard: silent}).sent();
    run.enterCode();
    run.clock.increment(40_000);
    run.shows('checkingBankCard').send('cancelled').clock.increment(0);
    run.shows({bankCard: {noCode: 'tooSoon'}}, {noCode: 'expired'});
  });

  it('is discarded when none is expected', () => {
    for (const run of [
      new PersonRun(),
      new PersonRun().edit({name: '王五'}).submit().shows('confirming'),
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
