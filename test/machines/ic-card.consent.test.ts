import {expect} from 'chai';
import {toPromise} from 'xstate';
import {fakeChallenge, fakeOutcome} from '../../src/fakes.js';
import {failing, inTurn, refused, sampleConsent} from './answers.js';
import {IcCardRun, type IcCardPorts} from './ic-card.harness.js';

/** A card that was read, where the host asks for consent. */
const atPin = async (ports: Partial<IcCardPorts> = {}): Promise<IcCardRun> => {
  const run = await new IcCardRun(ports, {needsConsent: true}).start().reach('awaitingPin');
  return run;
};

describe('The consent in the IC card method', () => {
  it('is optional when the host does not require it, and is then not sent', async () => {
    const run = new IcCardRun().start();
    await run.enterPinWhenAsked();
    await toPromise(run.actor);
    expect(run.now.context.consentMissing).to.equal(false);
    expect(run.verifications).to.have.length(1);
    expect(run.verifications[0]?.body).not.to.have.property('consent');
  });

  it('is required when the host says so: without it the PIN is discarded and nothing is sent', async () => {
    const run = await atPin();
    expect(run.now.context.consentMissing).to.equal(false);
    const pin = run.enterPin();
    run.shows('awaitingPin', {consentMissing: true, pin: undefined});
    expect(pin.held).to.equal(false);
    expect(run.asked).to.deep.equal(['willPrompt', 'readCard']);
    expect(run.told).to.deep.equal([]);
  });

  it('is sent once it is given, and no longer reported as missing', async () => {
    const run = await atPin();
    run.enterPin();
    run.agree();
    expect(run.now.context.consentMissing).to.equal(false);
    run.enterPin();
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
    expect(run.verifications.map(({body: {consent}}) => consent)).to.deep.equal([sampleConsent]);
  });

  it('is missing again when it is withdrawn', async () => {
    const run = await atPin();
    run.agree();
    run.actor.send({type: 'consentChanged', consent: undefined});
    run.enterPin();
    run.shows('awaitingPin', {consentMissing: true});
  });

  it('is the same object on retry', async () => {
    const run = await atPin({verifyCard: inTurn(failing('network'), fakeOutcome())});
    run.agree().enterPin();
    (await run.reach('notVerified')).send('retried');
    await toPromise(run.actor);
    const [first, second] = run.verifications;
    expect(first?.body.consent).to.deep.equal(sampleConsent);
    expect(second).to.equal(first);
  });

  it('is kept for the next card, and is no longer reported as missing', async () => {
    const run = await atPin();
    run.enterPin();
    expect(run.now.context.consentMissing).to.equal(true);
    await run.send('readRequested').at('awaitingPin');
    expect(run.now.context.consentMissing).to.equal(false);
    await run.agree().send('readRequested').at('awaitingPin');
    expect(run.times('readCard')).to.equal(3);
    run.enterPin();
    await toPromise(run.actor);
    expect(run.verifications[0]?.body.consent).to.deep.equal(sampleConsent);
  });

  it('is dropped when the challenge is refused with consent-required, before the card signs', async () => {
    const run = await atPin({createChallenge: inTurn(refused('consent-required'), fakeChallenge())});
    const pin = run.agree().enterPin();
    await run.at('awaitingPin');
    expect(run.now.context).to.include({consent: undefined, pin: undefined});
    expect(run.now.context.refusal?.code).to.equal('consent-required');
    expect(pin.held).to.equal(false);
    expect(run.asked).not.to.include('signChallenge');
  });

  it('is dropped when the verification is refused with consent-required, back at the PIN', async () => {
    const run = await atPin({verifyCard: inTurn(refused('consent-required'), fakeOutcome())});
    run.agree().enterPin();
    await run.asking('verifyCard');
    const {context} = await run.at('awaitingPin');
    expect(context.refusal?.code).to.equal('consent-required');
    expect(context).to.include({consent: undefined, consentMissing: false, verification: undefined});
    expect(run.told).to.deep.equal(['refused consent-required']);
    run.enterPin();
    expect(run.now.context.consentMissing).to.equal(true);
    expect(run.times('signChallenge')).to.equal(1);
    run.agree({...sampleConsent, version: '2'}).enterPin();
    expect(run.now.context.refusal).to.equal(undefined);
    await toPromise(run.actor);
    expect(run.verifications.map(({body: {consent}}) => consent?.version)).to.deep.equal(['1', '2']);
  });
});
