import {expect} from 'chai';
import {toPromise} from 'xstate';
import {icCardMachine} from '../../src/machines/ic-card.machine.js';
import {Secret} from '../../src/domain/secret.js';
import {fakeChallenge, fakeOutcome, fakePending, fakeReading, fakeStatus} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {failing, inTurn, refused} from './answers.js';
import {IcCardRun, signed} from './ic-card.harness.js';
import {unprovided} from './run.js';

describe('The IC card method', () => {
  it('requests nothing before a press', async () => {
    const run = new IcCardRun().start({pressed: false}).shows('introducing');
    expect(run.asked).to.deep.equal([]);
    await run.send('readRequested').at('awaitingPin');
    expect(run.asked).to.deep.equal(['willPrompt', 'readCard']);
  });

  it('certifies with one reading, one challenge, one signature and one verification', async () => {
    const pin = randomPin();
    let typed = '';
    const reading = fakeReading({certNo: 'feedfacefeedface'});
    const challenge = fakeChallenge();
    const verification = signed({challenge, reading});
    const run = new IcCardRun({
      readCard: async () => reading,
      createChallenge: async () => challenge,
      signChallenge: async (_, input) => {
        typed = input.pin.take();
        return verification;
      },
    }).start();
    await run.enterPinWhenAsked(new Secret(pin));
    expect(await toPromise(run.actor)).to.deep.equal({type: 'passed', outcome: fakeOutcome()});
    expect(run.asked).to.deep.equal(['willPrompt', 'readCard', 'createChallenge', 'signChallenge', 'verifyCard']);
    expect(typed).to.equal(pin);
    expect(run.signings[0]).to.deep.include({challenge, reading});
    expect(run.verifications.map(({body}) => body)).to.deep.equal([verification]);
    expect(run.told).to.deep.equal([]);
  });

  it('emits agentAnswered after a successful reading only', async () => {
    let answered = 0;
    const run = new IcCardRun({readCard: inTurn(failing('agent-not-answering'), fakeReading())}).start({
      pressed: false,
    });
    run.actor.on('agentAnswered', () => (answered += 1));
    await run.send('readRequested').at('notRead');
    expect(answered).to.equal(0);
    await run.send('retried').at('awaitingPin');
    expect(answered).to.equal(1);
  });

  it('requests the challenge only after the PIN, as it is valid for two minutes', async () => {
    const run = await new IcCardRun().start().reach('awaitingPin');
    expect(run.asked).not.to.include('createChallenge');
  });

  it('warns of another enterprise’s card before the PIN, and continues when confirmed', async () => {
    const status = fakeStatus();
    const own = status.enterprise?.name ?? '';
    const other = fakeReading({enterpriseName: '北京样例报关有限公司'});
    const run = new IcCardRun({readCard: inTurn(other, other, fakeReading())}).start({status});
    await run.at('anotherEnterprise');
    run.enterPin();
    expect((await run.send('confirmed').at('awaitingPin')).context.reading).to.equal(other);
    expect(run.asked).to.deep.equal(['willPrompt', 'readCard']);
    await (await run.send('readRequested').reach('anotherEnterprise')).send('readRequested').at('awaitingPin');
    // Written in another way, or not known, it is no other enterprise.
    for (const [known, enterpriseName] of [
      [{name: own.replace('上海', '上 海'), uscc: ''}, own],
      [undefined, other.enterpriseName],
      [status.enterprise, ''],
    ] as const) {
      const card = new IcCardRun({readCard: async () => fakeReading({enterpriseName})});
      await card.start({status: fakeStatus({enterprise: known})}).at('awaitingPin');
    }
  });

  it('sends one request per press', async () => {
    const run = new IcCardRun().start({pressed: false}).send('readRequested', 'readRequested');
    await run.at('awaitingPin');
    run.enterPin();
    run.enterPin();
    await toPromise(run.actor);
    expect(run.asked).to.deep.equal(['willPrompt', 'readCard', 'createChallenge', 'signChallenge', 'verifyCard']);
  });

  it('displays why the card could not be read, and reads it again on the next press', async () => {
    const run = new IcCardRun({readCard: inTurn(failing('card-missing'), fakeReading())}).start();
    (await run.failed('notRead', 'card-missing')).send('readRequested');
    const after = await run.at('awaitingPin');
    expect(after.context.problem).to.equal(undefined);
    expect(run.times('readCard')).to.equal(2);
    expect(run.told).to.deep.equal(['card-missing']);
  });

  it('rejects an expired card without asking for the PIN', async () => {
    for (const daysLeft of [0, -1, -400]) {
      const run = new IcCardRun({readCard: async () => fakeReading({daysLeft})}).start();
      await run.failed('notRead', 'card-expired');
      run.enterPin();
      run.shows('notRead');
      expect(run.asked).to.deep.equal(['willPrompt', 'readCard']);
      expect(run.told).to.deep.equal(['card-expired']);
    }
  });

  it('accepts a card that expires today', async () => {
    const run = new IcCardRun({readCard: async () => fakeReading({daysLeft: 1})}).start();
    expect((await run.at('awaitingPin')).context.reading?.daysLeft).to.equal(1);
  });

  it('asks for the PIN when a card is expired by the PC clock only', async () => {
    for (const daysLeft of [0, -400]) {
      const reading = fakeReading({daysLeft, isDateSure: false});
      const run = new IcCardRun({readCard: async () => reading}).start();
      expect((await run.at('awaitingPin')).context.reading).to.equal(reading);
      expect(run.told).to.deep.equal([]);
    }
  });

  it('returns to the PIN when the challenge request fails, without asking the card', async () => {
    const run = new IcCardRun({createChallenge: inTurn(failing('network'), fakeChallenge())}).start();
    const pin = await run.enterPinWhenAsked();
    await run.asking('createChallenge');
    await run.failed('awaitingPin', 'network');
    expect(run.asked).not.to.include('signChallenge');
    expect(pin.held).to.equal(false);
    run.enterPin();
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
  });

  it('asks for the PIN again after a wrong one, with the tries left, and without retrying', async () => {
    const run = new IcCardRun({signChallenge: failing('pin-incorrect', {triesLeft: 3})}).start();
    await run.enterPinWhenAsked();
    await run.asking('signChallenge');
    const {context} = await run.at('awaitingPin');
    expect(context.problem).to.deep.include({code: 'pin-incorrect', details: {triesLeft: 3}});
    expect(run.asked).to.deep.equal(['willPrompt', 'readCard', 'createChallenge', 'signChallenge']);
    run.enterPin();
    expect(run.now.context.problem).to.equal(undefined);
    await run.asking('signChallenge', 2);
    await run.at('awaitingPin');
    expect(run.times('createChallenge'), 'each try has a challenge of its own').to.equal(2);
    expect(run.times('readCard')).to.equal(1);
  });

  it('asks for the PIN again when it is unknown whether the card counted it', async () => {
    const run = new IcCardRun({signChallenge: failing('pin-unknown-answer')}).start();
    await run.enterPinWhenAsked();
    await run.asking('signChallenge');
    await run.failed('awaitingPin', 'pin-unknown-answer');
    expect(run.times('signChallenge')).to.equal(1);
  });

  it('accepts no further PIN for a locked card, but reads another card', async () => {
    const run = new IcCardRun({signChallenge: failing('pin-locked')}).start();
    await run.enterPinWhenAsked();
    await run.at('locked');
    run.enterPin();
    run.shows('locked');
    expect(run.times('signChallenge')).to.equal(1);
    await run.send('readRequested').at('awaitingPin');
    expect(run.now.context.problem).to.equal(undefined);
  });

  it('requires a new reading after any other signing failure', async () => {
    for (const code of ['card-removed', 'card-changed', 'agent-not-answering', 'contract', 'unexpected'] as const) {
      const run = new IcCardRun({signChallenge: failing(code)}).start();
      await run.enterPinWhenAsked();
      await run.failed('notRead', code);
      expect(run.times('signChallenge')).to.equal(1);
    }
  });

  it('retries the verification with the same signature, without signing again', async () => {
    const run = new IcCardRun({verifyCard: inTurn(failing('network'), failing('timeout'), fakeOutcome())}).start();
    await run.enterPinWhenAsked();
    for (const code of ['network', 'timeout'] as const) {
      (await run.failed('notVerified', code)).send('retried');
      expect(run.now.context.problem).to.equal(undefined);
    }
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
    const [first, ...again] = run.verifications;
    expect(again).to.deep.equal([first, first]);
    expect([run.times('signChallenge'), run.times('createChallenge'), run.times('readCard')]).to.deep.equal([1, 1, 1]);
    expect(run.told).to.deep.equal(['network', 'timeout']);
  });

  it('returns to the PIN when the challenge has expired, and signs again only on a press', async () => {
    const run = new IcCardRun({verifyCard: inTurn(refused('challenge-expired'), fakeOutcome())}).start();
    await run.enterPinWhenAsked();
    await run.asking('verifyCard');
    await run.refused('awaitingPin', 'challenge-expired');
    expect(run.told).to.deep.equal(['refused challenge-expired']);
    expect(run.times('signChallenge')).to.equal(1);
    run.enterPin();
    expect(run.now.context.refusal).to.equal(undefined);
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
    expect(run.times('createChallenge')).to.equal(2);
  });

  it('displays the backend’s refusal, and drops it when another card is read', async () => {
    for (const code of ['card-revoked', 'card-of-another-enterprise', 'moon-in-wrong-phase']) {
      const run = new IcCardRun({verifyCard: async () => refused(code)}).start();
      await run.enterPinWhenAsked();
      const {context, ...snapshot} = await run.at('refused');
      expect(context.refusal?.code).to.equal(code);
      expect(run.told).to.deep.equal([`refused ${code}`]);
      expect(snapshot.status).to.equal('active');
      run.send('readRequested');
      expect(run.now.context).to.include({refusal: undefined, verification: undefined, reading: undefined});
      await run.at('awaitingPin');
    }
  });

  it('ends as pending when the backend has not decided yet', async () => {
    const run = new IcCardRun({verifyCard: async () => fakePending(30)}).start();
    await run.enterPinWhenAsked();
    expect(await toPromise(run.actor)).to.deep.equal({type: 'pending', checkAfter: 30});
    run.shows('pending');
  });

  it('ends as left when it is left after a failure', async () => {
    const run = await new IcCardRun({readCard: failing('card-missing')}).start().reach('notRead');
    expect(await toPromise(run.send('left').actor)).to.deep.equal({type: 'left'});
  });

  it('maps an error that is no CertError to unexpected', async () => {
    const run = new IcCardRun({readCard: () => Promise.reject(new Error('oops'))}).start();
    await run.failed('notRead', 'unexpected');
  });

  it('fails with not-configured when no card agent is provided', async () => {
    const {problem} = await unprovided(icCardMachine, {input: {pressed: true}});
    expect(problem).to.deep.equal({code: 'not-configured', details: {where: 'willPrompt'}});
  });
});
