import fc from 'fast-check';
import {createActor, waitFor} from 'xstate';
import {wire as wireBankUkey} from '../../src/adapters/handoff.wiring.js';
import {BackendClock} from '../../src/domain/clock.js';
import {placeHostIn} from '../../src/domain/places.js';
import {certErrorCodes} from '../../src/domain/errors.js';
import {fakeAgent, fakeHandoff, fakeOutcome, fakePending, fakeRefused} from '../../src/fakes.js';
import {jsonWith, nearly, wildText} from '../fuzz/wild.js';
import {rememberHandoff, tidyUp} from '../harness/bank-ukey-page.js';
import {expect} from '../harness/expect.js';
import {Outside, type Answers} from '../harness/outside.js';

/* Whatever the backend answers, the way to a bank stays one to a bank, and what is wrong has a code. */

const part = fc.oneof(jsonWith('id', 'url', 'open', 'refusal', 'pending'), wildText);
const {url: _, ...placeless} = fakeHandoff();
const urls = fc.constantFrom(
  'https://ccb.com.evil.example/',
  'https://ccb.com@evil.example/',
  'http://ibsbjstar.ccb.com/',
  'javascript:alert(1)',
  '//evil.example/',
  'https://ibsbjstar.ccb.com/certify',
);
const handoffs = fc.oneof(
  part,
  nearly(fakeHandoff(), part),
  urls.map((url) => ({...placeless, url})),
  nearly({...fakeRefused('place-unavailable'), id: 'handoff-1'}, part),
);
const standings = fc.oneof(
  part,
  nearly({open: true, bank: 'ccb', ...fakeHandoff()}, part),
  urls.map((url) => ({open: true, bank: 'ccb', ...placeless, url})),
  nearly(fakeOutcome({method: 'bank-ukey'}), part),
  nearly(fakePending(5), part),
  nearly(fakeRefused('handoff-rejected'), part),
);

const answersWith = (answer: unknown) => () => Promise.resolve(answer as never);

const settled = async (answers: Answers, press: boolean): Promise<string> => {
  const {backend} = new Outside(answers);
  const adapters = {
    backend,
    agent: async () => fakeAgent(),
    clock: new BackendClock(),
    origin: 'https://portal.example',
  };
  const actor = createActor(wireBankUkey(adapters, 'subject-1'), {input: {pressed: true}}).start();
  try {
    if (press) {
      await waitFor(actor, (snapshot) => snapshot.matches('choosing'));
      actor.send({type: 'placeChosen', bank: 'ccb'});
    }
    const {value, context} = await waitFor(actor, (snapshot) => !snapshot.hasTag('busy'), {timeout: 2_000});
    const {link} = context.handoff ?? {};
    if (link) expect(placeHostIn(link.url, link.bank, 'https://portal.example')).to.equal(link.host);
    if (context.problem) expect(certErrorCodes).to.include(context.problem.code);
    return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
  } finally {
    actor.stop();
  }
};

describe('A backend that answers with random data about a handoff', () => {
  tidyUp();
  const seen = new Set<string>();

  it('never leads to a host that is not the bank’s, and the user can always continue', async () => {
    await fc.assert(
      fc.asyncProperty(handoffs, async (answer) => {
        seen.add(await settled({createHandoff: answersWith(answer)}, true));
        sessionStorage.clear();
      }),
      {seed: 20260115, numRuns: 300},
    );
    expect([...seen].sort()).to.deep.equal(['choosing', 'notCreated', 'waiting']);
  });

  it('never leads to another host after a reload', async () => {
    const places = new Set<string>();
    await fc.assert(
      fc.asyncProperty(standings, async (answer) => {
        rememberHandoff('handoff-1', 'subject-1');
        places.add(await settled({getHandoff: answersWith(answer)}, false));
        sessionStorage.clear();
      }),
      {seed: 4, numRuns: 300},
    );
    // An answer about somebody else ends the path, and the journey asks who is there.
    expect([...places].sort()).to.deep.equal(['choosing', 'interrupted', 'waiting']);
  });
});
