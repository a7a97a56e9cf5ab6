import {expect} from 'chai';
import {toPromise} from 'xstate';
import {Secret} from '../../src/domain/secret.js';
import type {PromptEvent} from '../../src/machines/ic-card.setup.js';
import {fakeChallenge, fakeOutcome, fakeReading, fakeStatus} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {failing, inTurn, refused, silent} from './answers.js';
import {IcCardRun, signed, type IcCardPorts} from './ic-card.harness.js';

describe('The IC card method', () => {
  it('requests nothing before a press', async () => {
    const run = new IcCardRun({}, {pressed: false}).shows('introducing');
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
    });
    await run.enterPinWhenAsked(new Secret(pin));
    expect(await toPromise(run.actor)).to.deep.equal({type: 'passed', outcome: fakeOutcome()});
    expect(run.asked).to.deep.equal(['willPrompt', 'readCard', 'createChallenge', 'signChallenge', 'verifyCard']);
    expect(typed).to.equal(pin);
    expect(run.signings[0]).to.deep.include({challenge, reading});
    expect(run.verifications.map(({body}) => body)).to.deep.equal([verification]);
    expect(run.reported).to.deep.equal([]);
  });

  it('emits agentAnswered after a successful reading only', async () => {
    let answered = 0;
    const readCard = inTurn(failing('agent-not-answering'), fakeReading());
    const run = new IcCardRun({readCard}, {pressed: false});
    run.actor.on('agentAnswered', () => (answered += 1));
    await run.send('readRequested').at('notRead');
    expect(answered).to.equal(0);
    await run.send('retried').at('awaitingPin');
    expect(answered).to.equal(1);
  });

  it('warns of another enterprise’s card before the PIN, and continues when confirmed', async () => {
    const status = fakeStatus();
    const own = status.enterprise?.name ?? '';
    const other = fakeReading({enterpriseName: '北京样例报关有限公司'});
    const run = new IcCardRun({readCard: inTurn(other, other, fakeReading())}, {status});
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
      const readCard = async () => fakeReading({enterpriseName});
      await new IcCardRun({readCard}, {status: fakeStatus({enterprise: known})}).at('awaitingPin');
    }
  });

  it('rejects a card that has expired by the backend’s clock, and asks for the PIN of any other', async () => {
    for (const [daysLeft, isDateSure, place] of [
      ...[0, -400].map((days) => [days, true, 'notRead'] as const),
      ...[1, 0, -400].map((days) => [days, days > 0, 'awaitingPin'] as const),
    ]) {
      const run = new IcCardRun({readCard: async () => fakeReading({daysLeft, isDateSure})});
      await run.at(place);
      expect(run.reported).to.deep.equal(place === 'notRead' ? ['card-expired'] : []);
    }
  });

  for (const [code, place] of [
    ...(['pin-incorrect', 'pin-unknown-answer'] as const).map((each) => [each, 'awaitingPin'] as const),
    ['pin-locked', 'locked'],
    ...(['card-removed', 'card-changed', 'contract', 'unexpected'] as const).map((each) => [each, 'notRead'] as const),
  ] as const) {
    it(`shows a failed signature at ${place}, and signs again only after another PIN: ${code}`, async () => {
      const run = new IcCardRun({signChallenge: failing(code, {triesLeft: 3})});
      await run.enterPinWhenAsked();
      await run.asking('signChallenge');
      const {context} = await run.at(place);
      expect(context.problem).to.deep.include({code, details: {triesLeft: 3}});
      run.enterPin();
      expect([run.now.matches(place), run.times('signChallenge')]).to.deep.equal([place !== 'awaitingPin', 1]);
      if (place === 'awaitingPin') await run.asking('createChallenge', 2);
    });
  }

  it('returns to the PIN when the challenge has expired, and signs again only on a press', async () => {
    const run = new IcCardRun({verifyCard: inTurn(refused('challenge-expired'), fakeOutcome())});
    await run.enterPinWhenAsked();
    await run.asking('verifyCard');
    await run.refused('awaitingPin', 'challenge-expired');
    expect(run.reported).to.deep.equal(['refused challenge-expired']);
    expect(run.times('signChallenge')).to.equal(1);
    run.enterPin();
    expect(run.now.context.refusal).to.equal(undefined);
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
    expect(run.times('createChallenge')).to.equal(2);
  });

  it('displays the backend’s refusal, and drops it when another card is read', async () => {
    for (const code of ['card-revoked', 'card-of-another-enterprise', 'moon-in-wrong-phase']) {
      const run = new IcCardRun({verifyCard: async () => refused(code)});
      await run.enterPinWhenAsked();
      const {context, ...snapshot} = await run.at('refused');
      expect(context.refusal?.code).to.equal(code);
      expect(run.reported).to.deep.equal([`refused ${code}`]);
      expect(snapshot.status).to.equal('active');
      run.send('readRequested');
      expect(run.now.context).to.include({refusal: undefined, verification: undefined, reading: undefined});
      await run.at('awaitingPin');
    }
  });
});

describe('The browser’s permission prompt', () => {
  it('is explained before the agent is contacted', async () => {
    const run = await new IcCardRun({willPrompt: async () => true}).reach('explaining');
    expect(run.times('readCard')).to.equal(0);
    await run.send('readRequested').at('awaitingPin');
    expect(run.times('readCard')).to.equal(1);
  });

  it('is not explained again when the reading is retried', async () => {
    const readCard = inTurn(failing('agent-permission-dismissed'), fakeReading());
    const run = await new IcCardRun({willPrompt: async () => true, readCard}).reach('explaining');
    run.send('readRequested');
    (await run.reach('notRead')).send('readRequested');
    await run.at('awaitingPin');
    expect(run.times('willPrompt')).to.equal(1);
  });

  it('is reported only while it is open, then that the agent is reached', async () => {
    let send = (_: PromptEvent): void => undefined;
    const run = new IcCardRun({
      readCard: (_signal, input) => {
        ({send} = input);
        return silent();
      },
    });
    await run.at({reading: 'connecting'});
    send({type: 'promptOpened'});
    await run.at({reading: 'prompting'});
    send({type: 'promptClosed'});
    await run.at({reading: 'connecting'});
    send({type: 'connected'});
    await run.at({reading: 'atCard'});
    expect(run.reported).to.deep.equal([]);
  });
});

const takesPin: IcCardPorts['signChallenge'] = (_, {pin}) => (pin.take(), silent());

/** A card that is asked to sign, and never answers, however much of the PIN it has taken. */
const signing = async (signChallenge: IcCardPorts['signChallenge']) => {
  const run = new IcCardRun({signChallenge});
  const pin = await run.enterPinWhenAsked();
  await run.asking('signChallenge');
  return {run, pin};
};

describe('Cancelling the IC card method', () => {
  it('while the card signs returns to the PIN and warns that the try may be counted', async () => {
    const {run} = await signing(takesPin);
    run.send('cancelled').shows('awaitingPin');
    expect(run.now.context.problem?.code).to.equal('pin-unknown-answer');
    expect(run.reported).to.deep.equal(['pin-unknown-answer']);
  });

  it('before the card is reached returns to the PIN without a warning', async () => {
    const {run} = await signing(silent);
    run.send('cancelled').shows('awaitingPin', {problem: undefined});
    expect(run.reported).to.deep.equal([]);
  });

  it('by taking the widget out of the page warns of the same where the PIN was sent', async () => {
    for (const [sign, code] of [
      [takesPin, 'pin-unknown-answer'],
      [silent, undefined],
    ] as const) {
      const {run, pin} = await signing(sign);
      run.send('suspended').shows('interrupted');
      expect([run.now.context.problem?.code, run.now.output?.type, pin.held]).to.deep.equal([
        code,
        'interrupted',
        false,
      ]);
    }
  });

  it('by another method says which', async () => {
    const run = await new IcCardRun().reach('awaitingPin');
    run.actor.send({type: 'left', to: 'legal-rep'});
    expect(run.now.output).to.deep.include({type: 'left', to: 'legal-rep'});
  });

  it('by stopping the machine discards the PIN', async () => {
    const {run, pin} = await signing(silent);
    expect(pin.held).to.equal(true);
    run.actor.stop();
    expect(pin.held).to.equal(false);
  });
});

describe('The consent in the IC card method', () => {
  it('is kept for the next card, and is no longer reported as missing', async () => {
    const run = await new IcCardRun({}, {needsConsent: true}).reach('awaitingPin');
    expect(run.enterPin().held).to.equal(false);
    run.shows('awaitingPin', {consentMissing: true});
    await run.send('readRequested').at('awaitingPin');
    expect(run.now.context.consentMissing).to.equal(false);
    await run.agree().send('readRequested').at('awaitingPin');
    run.enterPin();
    expect(run.now.matches('signingIn')).to.equal(true);
  });

  it('that the backend misses is asked for at the PIN', async () => {
    const run = new IcCardRun({createChallenge: async () => refused('consent-required')});
    await run.enterPinWhenAsked();
    await run.asking('createChallenge');
    await run.refused('awaitingPin', 'consent-required');
  });
});
