import {expect} from 'chai';
import type {Secret} from '../../src/domain/secret.js';
import {silent} from './answers.js';
import {IcCardRun, type IcCardPorts} from './ic-card.harness.js';

/** A card that is asked to sign, and never answers, however much of the PIN it has taken. */
const signing = async (signChallenge: IcCardPorts['signChallenge']) => {
  const run = new IcCardRun({signChallenge}).start();
  const pin = await run.enterPinWhenAsked();
  await run.asking('signChallenge');
  return {run, pin};
};

describe('Cancelling the IC card method', () => {
  it('while the card signs returns to the PIN and warns that the try may be counted', async () => {
    const {run} = await signing((_: AbortSignal, {pin}: {pin: Secret}) => (pin.take(), silent()));
    run.send('cancelled').shows('awaitingPin');
    expect(run.now.context.problem?.code).to.equal('pin-unknown-answer');
    expect(run.told).to.deep.equal(['pin-unknown-answer']);
  });

  it('before the card is reached returns to the PIN without a warning', async () => {
    const {run} = await signing(silent);
    run.send('cancelled').shows('awaitingPin', {problem: undefined});
    expect(run.told).to.deep.equal([]);
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
    const run = await new IcCardRun({}, {needsConsent: true}).start().reach('awaitingPin');
    run.enterPin();
    await run.send('readRequested').at('awaitingPin');
    expect(run.now.context.consentMissing).to.equal(false);
    await run.agree().send('readRequested').at('awaitingPin');
    run.enterPin();
    expect(run.now.matches('signingIn')).to.equal(true);
  });
});
