import {expect} from 'chai';
import {toPromise} from 'xstate';
import {CertError} from '../../src/domain/errors.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import {Secret} from '../../src/domain/secret.js';
import {fakeOutcome} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {pending, silent} from './answers.js';
import {IcCardRun} from './ic-card.harness.js';

const ports = ['readCard', 'createChallenge', 'signChallenge', 'verifyCard'] as const;

/** Waits for an answer that never comes, after a PIN where the question comes after one. */
const waiting = async (port: (typeof ports)[number]): Promise<{run: IcCardRun; pin: Secret}> => {
  const takesPin = (_: AbortSignal, {pin}: {pin: Secret}): Promise<never> => {
    pin.take();
    return silent();
  };
  const run = new IcCardRun({[port]: port === 'signChallenge' ? takesPin : silent}).start();
  const pin = port === 'readCard' ? new Secret(randomPin()) : await run.enterPinWhenAsked();
  await run.asking(port);
  expect(run.now.hasTag('busy'), 'busy').to.equal(true);
  expect(run.signals.get(port)?.aborted, 'aborted too early').to.equal(false);
  return {run, pin};
};

describe('Cancelling the IC card method', () => {
  it('while the card is read aborts the reading and returns to the start', async () => {
    const {run} = await waiting('readCard');
    run.send('cancelled').shows('introducing');
    expect(run.signals.get('readCard')?.aborted).to.equal(true);
    expect(run.told).to.deep.equal([]);
  });

  it('while the challenge is requested returns to the PIN without a message', async () => {
    const {run, pin} = await waiting('createChallenge');
    run.send('cancelled').shows('awaitingPin', {problem: undefined});
    expect(run.signals.get('createChallenge')?.aborted).to.equal(true);
    expect(run.told).to.deep.equal([]);
    expect(pin.held).to.equal(false);
  });

  it('while the card signs returns to the PIN and warns that the try may be counted', async () => {
    const {run, pin} = await waiting('signChallenge');
    run.send('cancelled').shows('awaitingPin');
    expect(run.now.context.problem?.code).to.equal('pin-unknown-answer');
    expect(run.signals.get('signChallenge')?.aborted).to.equal(true);
    expect(run.told).to.deep.equal(['pin-unknown-answer']);
    expect(pin.held).to.equal(false);
  });

  it('before the card is reached returns to the PIN without a warning', async () => {
    const run = new IcCardRun({signChallenge: silent}).start();
    const pin = await run.enterPinWhenAsked();
    await run.asking('signChallenge');
    run.send('cancelled').shows('awaitingPin');
    expect(run.told).to.deep.equal([]);
    expect(pin.held).to.equal(false);
  });

  it('by stopping the machine discards the PIN', async () => {
    const run = new IcCardRun({createChallenge: silent}).start();
    const pin = await run.enterPinWhenAsked();
    await run.asking('createChallenge');
    expect(pin.held).to.equal(true);
    run.actor.stop();
    expect(pin.held).to.equal(false);
  });

  it('while the backend verifies leaves the method, since it may still certify', async () => {
    const {run} = await waiting('verifyCard');
    expect(await toPromise(run.send('cancelled').actor)).to.deep.equal({type: 'left'});
    expect(run.signals.get('verifyCard')?.aborted).to.equal(true);
    expect(run.told).to.deep.equal([]);
  });

  it('ignores a late failure of the cancelled reading', async () => {
    const {promise, fail} = pending<never>();
    const run = new IcCardRun({readCard: () => promise}).start();
    await run.asking('readCard');
    run.send('cancelled');
    fail(new CertError('card-missing'));
    await Promise.resolve();
    run.shows('introducing', {problem: undefined});
  });
});

describe('Leaving the IC card method', () => {
  for (const port of ports) {
    it(`aborts ${port} and discards the PIN`, async () => {
      const {run, pin} = await waiting(port);
      if (port === 'readCard') pin.discard();
      expect(await toPromise(run.send('left').actor)).to.deep.equal({type: 'left'});
      expect(run.signals.get(port)?.aborted).to.equal(true);
      expect(pin.held).to.equal(false);
      expect(run.now.context.pin).to.equal(undefined);
      expect(run.told).to.deep.equal([]);
    });
  }

  it('is final: a late passed answer has no effect', async () => {
    const {promise, answer} = pending<Outcome>();
    const run = new IcCardRun({verifyCard: () => promise}).start();
    await run.enterPinWhenAsked();
    await run.asking('verifyCard');
    run.send('left');
    answer(fakeOutcome());
    await Promise.resolve();
    expect(await toPromise(run.actor)).to.deep.equal({type: 'left'});
    run.shows('left');
  });

  it('by stopping the machine aborts the open request', async () => {
    for (const port of ports) {
      const {run} = await waiting(port);
      run.actor.stop();
      expect(run.signals.get(port)?.aborted, port).to.equal(true);
    }
  });
});
