import {expect} from 'chai';
import {CertError} from '../../src/domain/errors.js';
import {fakeReading} from '../../src/testing.js';
import {IcCardRun, silent} from './ic-card.harness.js';

describe('The browser’s prompt', () => {
  it('is explained before the agent is asked', async () => {
    const run = new IcCardRun({willPrompt: async () => true}).start();
    await run.at('explaining');
    expect(run.times('readCard')).to.equal(0);
    run.actor.send({type: 'readRequested'});
    await run.at('awaitingPin');
    expect(run.times('readCard')).to.equal(1);
  });

  it('is not explained where the browser will not ask', async () => {
    const run = new IcCardRun({willPrompt: async () => false}).start();
    await run.at('awaitingPin');
    expect(run.asked.slice(0, 2)).to.deep.equal(['willPrompt', 'readCard']);
  });

  it('is not explained again when the reading is asked for anew', async () => {
    let answer: () => Promise<never> | Promise<ReturnType<typeof fakeReading>> = () =>
      Promise.reject(new CertError('agent-permission-dismissed'));
    const run = new IcCardRun({willPrompt: async () => true, readCard: () => answer()}).start();
    await run.at('explaining');
    run.actor.send({type: 'readRequested'});
    await run.at('notRead');
    answer = async () => fakeReading();
    run.actor.send({type: 'readRequested'});
    await run.at('awaitingPin');
    expect(run.times('willPrompt')).to.equal(1);
  });

  it('is all that is claimed while it is open', async () => {
    let tell = (_: boolean): void => undefined;
    const run = new IcCardRun({
      readCard: (_signal, send) => {
        tell = (open) => {
          send({type: open ? 'promptOpened' : 'promptClosed'});
        };
        return silent();
      },
    }).start();
    await run.at({reading: 'connecting'});
    tell(true);
    await run.at({reading: 'prompting'});
    tell(false);
    await run.at({reading: 'connecting'});
    expect(run.told).to.deep.equal([]);
  });

  it('leaves the agent unasked where asking is of no use', async () => {
    const run = new IcCardRun({willPrompt: () => Promise.reject(new CertError('agent-not-delegated'))}).start();
    await run.at('notRead');
    expect(run.told).to.deep.equal(['agent-not-delegated']);
    expect(run.times('readCard')).to.equal(0);
  });
});
