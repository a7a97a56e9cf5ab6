import {expect} from 'chai';
import {toPromise} from 'xstate';
import {CertError} from '../../src/domain/errors.js';
import {fakeReading} from '../../src/testing.js';
import {IcCardRun, refusal, sampleConsent, type IcCardPorts} from './ic-card.harness.js';

const sessionCodes = ['unauthenticated', 'subject-changed'] as const;
const failing = (code: (typeof sessionCodes)[number]) => async (): Promise<never> => {
  throw new CertError(code);
};

/** A sign-in that is interrupted: what it was, and what it left behind. */
const interrupted = async (ports: Partial<IcCardPorts>) => {
  const run = new IcCardRun(ports, {needsConsent: true}).start();
  await run.at('awaitingPin');
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
    expect(run.now.value).to.equal('awaitingPin');
    expect(run.now.context).to.include({reading, consent: sampleConsent});
    run.enterPin();
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
    expect(run.asked).to.deep.equal(['createChallenge', 'signChallenge', 'verifyCard']);
  });

  it('after the card has signed sends the very same attempt again, and asks for no second PIN', async () => {
    const before = await interrupted({verifyCard: failing('unauthenticated')});
    const run = new IcCardRun({}, {needsConsent: true}).start({draft: before.draft});
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
    expect(run.asked).to.deep.equal(['verifyCard']);
    expect(run.inputs.verifyCard[0]).to.equal(before.run.inputs.verifyCard[0]);
    expect(run.inputs.verifyCard[0]?.consent).to.deep.equal(sampleConsent);
  });

  it('for so long that the challenge has ended, goes on at the PIN of the card that was read', async () => {
    const {draft} = await interrupted({verifyCard: failing('unauthenticated')});
    const run = new IcCardRun({verifyCard: async () => refusal('challenge-expired')}).start({draft});
    const {context} = await run.at('awaitingPin');
    expect(context.refusal?.code).to.equal('challenge-expired');
    expect(context).to.include({verification: undefined});
    expect(context.reading?.certNo).to.equal(fakeReading().certNo);
  });

  it('can be interrupted once more, and is still the same attempt', async () => {
    const before = await interrupted({verifyCard: failing('unauthenticated')});
    const again = new IcCardRun({verifyCard: failing('unauthenticated')}).start({draft: before.draft});
    expect(await toPromise(again.actor)).to.have.deep.property('draft', before.draft);
    expect(again.inputs.verifyCard[0]).to.equal(before.run.inputs.verifyCard[0]);
  });

  it('is not interrupted by what an agent says of a session: the card is read again', async () => {
    const run = new IcCardRun({signChallenge: failing('unauthenticated')}).start();
    await run.enterPinWhenAsked();
    expect((await run.at('notRead')).context.problem?.code).to.equal('unauthenticated');
  });
});
