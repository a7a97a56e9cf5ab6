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

describe('An interrupted IC card method', () => {
  for (const port of ['createChallenge', 'verifyCard'] as const) {
    for (const code of sessionCodes) {
      it(`ends as interrupted, without the PIN and without notifying the host: ${port}, ${code}`, async () => {
        const {run, pin, result} = await interrupted({[port]: failing(code)});
        expect(result).to.have.property('type', 'interrupted');
        expect(result).to.have.nested.property('error.code', code);
        expect(run.told).to.deep.equal([]);
        expect([pin.held, run.now.context.pin]).to.deep.equal([false, undefined]);
      });
    }
  }

  it('before signing is resumed at the PIN, with the same reading and consent', async () => {
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

  it('after signing is resumed with the same attempt, without a second PIN', async () => {
    const before = await interrupted({verifyCard: failing('unauthenticated')});
    const run = new IcCardRun({}, {needsConsent: true}).start({draft: before.draft});
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
    expect(run.asked).to.deep.equal(['verifyCard']);
    expect(run.verifications[0]).to.equal(before.run.verifications[0]);
    expect(run.verifications[0]?.body.consent).to.deep.equal(sampleConsent);
  });

  it('after the challenge’s expiry is resumed at the PIN with the same reading', async () => {
    const {draft} = await interrupted({verifyCard: failing('unauthenticated')});
    const run = new IcCardRun({verifyCard: async () => refused('challenge-expired')}).start({draft});
    const {context} = await run.at('awaitingPin');
    expect(context.refusal?.code).to.equal('challenge-expired');
    expect(context).to.include({verification: undefined});
    expect(context.reading?.certNo).to.equal(fakeReading().certNo);
  });

  it('can be interrupted again, and keeps the same attempt', async () => {
    const before = await interrupted({verifyCard: failing('unauthenticated')});
    const again = new IcCardRun({verifyCard: failing('unauthenticated')}).start({draft: before.draft});
    expect(await toPromise(again.actor)).to.have.deep.property('draft', before.draft);
    expect(again.verifications[0]).to.equal(before.run.verifications[0]);
  });

  it('is not caused by an agent error with a session code; the card is read again', async () => {
    const run = new IcCardRun({signChallenge: failing('unauthenticated')}).start();
    await run.enterPinWhenAsked();
    await run.failed('notRead', 'unauthenticated');
  });
});
