import {expect} from 'chai';
import {toPromise} from 'xstate';
import {CertError} from '../../src/domain/errors.js';
import {Secret} from '../../src/domain/secret.js';
import {randomPin} from '../domain/random-pin.js';
import {IcCardRun, signed, type IcCardPorts} from './ic-card.harness.js';

/** Writes down all that a machine shows while it runs: to an inspector, and to whoever subscribes. */
const watched = (ports: Partial<IcCardPorts>) => {
  const inspected: string[] = [];
  const snapshots: string[] = [];
  const run = new IcCardRun(ports, {}, {inspect: (event) => inspected.push(JSON.stringify(event))});
  const keep = (): void => {
    snapshots.push(JSON.stringify(run.now), JSON.stringify(run.actor.getPersistedSnapshot()));
  };
  run.actor.subscribe(keep);
  return {run, inspected, snapshots, keep};
};

describe('The PIN in the IC card machine', () => {
  it('is in no snapshot and no inspection event, at any time', async () => {
    const pins = [randomPin(), randomPin()];
    const taken: string[] = [];
    const {run, inspected, snapshots, keep} = watched({
      signChallenge: async (_, {pin, reading, challenge}) => {
        keep(); // The PIN is held here, and nowhere to be seen.
        taken.push(pin.take());
        keep();
        if (taken.length === 1) throw new CertError('pin-incorrect', {triesLeft: 4});
        return signed({reading, challenge});
      },
    });
    await run.enterPinWhenAsked(new Secret(pins[0] ?? ''));
    await run.asking('signChallenge');
    await run.enterPinWhenAsked(new Secret(pins[1] ?? ''));
    await toPromise(run.actor);
    keep();
    expect(taken).to.deep.equal(pins);
    // The search is of what really was written down.
    expect(inspected.filter((event) => event.includes('"pinEntered"'))).not.to.be.empty;
    expect(snapshots.filter((snapshot) => snapshot.includes('"pin":"******"'))).not.to.be.empty;
    expect(snapshots.filter((snapshot) => snapshot.includes('"signing"'))).not.to.be.empty;
    for (const pin of pins) expect(inspected.concat(snapshots).join('\n')).not.to.include(pin);
  });
});
