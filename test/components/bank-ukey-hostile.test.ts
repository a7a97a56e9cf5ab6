import fc from 'fast-check';
import {createActor, waitFor} from 'xstate';
import {licence} from '../../demo/pages/e-licence.js';
import {wireHandoff} from '../../src/adapters/handoff.wiring.js';
import {pollingStore} from '../../src/adapters/polling.store.js';
import {bankUkeyKind} from '../../src/components/bank-ukey/bank-ukey.kind.js';
import {BackendClock} from '../../src/domain/clock.js';
import {readElsewhere} from '../../src/domain/elsewhere.js';
import {phoneMustShow} from '../../src/domain/phone-shows.js';
import {placeHostIn, placeIn} from '../../src/domain/places.js';
import type {MethodStatus} from '../../src/domain/schemas.js';
import {certErrorCodes} from '../../src/domain/errors.js';
import {fakeAgent, fakeHandoff, fakeOutcome, fakePending, fakeRefused} from '../../src/fakes.js';
import {jsonWith, nearly, wildText} from '../fuzz/wild.js';
import {tidyUp} from '../harness/bank-ukey-page.js';
import {expect} from '../harness/expect.js';
import {Outside, type Answers} from '../harness/outside.js';

/* Whatever the backend answers, the way to a place stays one to that place, and what is wrong has a code. */

const origin = 'https://portal.example';
const part = fc.oneof(jsonWith('id', 'url', 'open', 'by', 'refusal', 'pending'), wildText);
const answersWith = (answer: unknown) => () => Promise.resolve(answer as never);

for (const {kind, place, by, host} of [
  {kind: bankUkeyKind, place: 'ccb', by: 'link', host: 'ccb.com'},
  ...readElsewhere([licence]).methods.map(
    (kind) => ({kind, place: 'sample-wallet', by: 'code', host: 'wallet.example.cn'}) as const,
  ),
] as const)
  describe(`A backend that answers with random data about a handoff of ${kind.id} by a ${by}`, () => {
    tidyUp();
    const right = fakeHandoff({url: `https://${host}/certify`});
    const urls = fc
      .constantFrom(
        `https://${host}.evil.example/`,
        `https://${host}@evil.example/`,
        `http://${host}/`,
        'javascript:alert(1)',
        '//evil.example/',
        `https://x.${host}/certify`,
      )
      .map((url) => ({...right, url}));
    const open = {open: true, method: kind.id, place, by};
    const handoffs = fc.oneof(
      part,
      nearly(right, part),
      urls,
      nearly({...fakeRefused('place-unavailable'), id: 'handoff-1'}, part),
    );
    const standings = fc.oneof(
      part,
      nearly({...open, ...right}, part),
      urls.map((each) => ({...open, ...each})),
      nearly(fakeOutcome({method: kind.id}), part),
      nearly(fakePending(5), part),
      nearly(fakeRefused('handoff-rejected'), part),
    );

    const settled = async (answers: Answers, press: boolean): Promise<string> => {
      const {backend} = new Outside(answers);
      const adapters = {backend, agent: async () => fakeAgent(), clock: new BackendClock(), origin};
      const own: MethodStatus = {
        ...{id: kind.id, state: 'not-certified', enabled: true},
        phoneShows: [...phoneMustShow],
      };
      const actor = createActor(wireHandoff(kind)(adapters, 'subject-1'), {input: {pressed: true, own}}).start();
      try {
        if (press) {
          await waitFor(actor, (snapshot) => snapshot.matches('choosing'));
          actor.send({type: 'placeChosen', place, by});
        }
        const {value, context} = await waitFor(actor, (snapshot) => !snapshot.hasTag('busy'), {timeout: 2_000});
        const {link} = context.handoff ?? {};
        if (link) expect(placeHostIn(link.url, placeIn(kind.places, link.place), origin)).to.equal(link.host);
        if (context.problem) expect(certErrorCodes).to.include(context.problem.code);
        return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
      } finally {
        actor.stop();
      }
    };

    const seen = new Set<string>();

    it('never leads to a host that is not the place’s, and the user can always continue', async () => {
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
          pollingStore(kind.id).remember('handoff-1', 'subject-1');
          places.add(await settled({getHandoff: answersWith(answer)}, false));
          sessionStorage.clear();
        }),
        {seed: 4, numRuns: 300},
      );
      // An answer about somebody else ends the path, and the journey asks who is there.
      expect([...places].sort()).to.deep.equal(['interrupted', 'notRead', 'waiting']);
    });
  });
