import {expect} from 'chai';
import {toPromise} from 'xstate';
import {fakeReading} from '../../src/fakes.js';
import {failing, refused, sampleConsent, sessionCodes} from './answers.js';
import {IcCardRun, type IcCardPorts} from './ic-card.harness.js';

/** A sign-in that is interrupted: what it was, and what it left behind. */
const interrupted = async (ports: Partial<IcCardPorts>) => {
  const run = await new IcCardRun(ports, {needsConsent: true}).start().reach('awaitingPin');
  const pin = run.agree().enterPin();
  const result = await toPromise(run.actor);
  return {run, pin, result, draft: result.type === 'interrupted' ? result.draft : undefined};
};

describe('A sign-in by IC card that is interrupted', () => {
  for (const port of ['createChallenge', 'verifyCard'] as const) {
    for (const code of sessionCodes) {
      it(`ends so, without a word to the host and without the PIN: ${port}, ${code}`, async () => {
        const {run, pin, result} = await interrupted({[port]: failing(code)});
        expect(result).to.have.property('type', 'interrupted');
        expect(result).to.have.nested.property('error.code', code);
        expect(run.told).to.deep.equal([]);
        expect([pin.held, run.now.context.pin]).to.deep.equal([false, undefined]);
      });
    }
  }

  it('before the card has signed goes on at the PIN, with the card that was read and what was agreed to', async () => {
    const reading = fakeReading({certNo: 'feedfacefeedface'});
    const {draft} = await interrupted({
      readCard: async () => reading,
      createChallenge: failing('unauthenticated'),
    });
    const run = new IcCardRun({}, {needsConsent: true}).start({draft});
    run.shows('awaitingPin', {reading, consent: sampleConsent});
    run.enterPin();
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
    expect(run.asked).to.deep.equal(['createChallenge', 'signChallenge', 'verifyCard']);
  });

  it('after the card has signed sends the very same attempt again, and asks for no second PIN', async () => {
    const before = await interrupted({verifyCard: failing('unauthenticated')});
    const run = new IcCardRun({}, {needsConsent: true}).start({draft: before.draft});
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
    expect(run.asked).to.deep.equal(['verifyCard']);
    expect(run.verifications[0]).to.equal(before.run.verifications[0]);
    expect(run.verifications[0]?.body.consent).to.deep.equal(sampleConsent);
  });

  it('for so long that the challenge has ended, goes on at the PIN of the card that was read', async () => {
    const {draft} = await interrupted({verifyCard: failing('unauthenticated')});
    const run = new IcCardRun({verifyCard: async () => refused('challenge-expired')}).start({draft});
    const {context} = await run.at('awaitingPin');
    expect(context.refusal?.code).to.equal('challenge-expired');
    expect(context).to.include({verification: undefined});
    expect(context.reading?.certNo).to.equal(fakeReading().certNo);
  });

  it('can be interrupted once more, and is still the same attempt', async () => {
    const before = await interrupted({verifyCard: failing('unauthenticated')});
    const again = new IcCardRun({verifyCard: failing('unauthenticated')}).start({draft: before.draft});
    expect(await toPromise(again.actor)).to.have.deep.property('draft', before.draft);
    expect(again.verifications[0]).to.equal(before.run.verifications[0]);
  });

  it('is not interrupted by what an agent says of a session: the card is read again', async () => {
    const run = new IcCardRun({signChallenge: failing('unauthenticated')}).start();
    await run.enterPinWhenAsked();
    await run.failed('notRead', 'unauthenticated');
  });
});
