import {expect} from 'chai';
import {fakeReading} from '../../src/fakes.js';
import {failing, inTurn, silent} from './answers.js';
import {IcCardRun} from './ic-card.harness.js';

describe('The browser’s prompt', () => {
  it('is explained before the agent is asked', async () => {
    const run = await new IcCardRun({willPrompt: async () => true}).start().reach('explaining');
    expect(run.times('readCard')).to.equal(0);
    await run.send('readRequested').at('awaitingPin');
    expect(run.times('readCard')).to.equal(1);
  });

  it('is not explained where the browser will not ask', async () => {
    const run = await new IcCardRun({willPrompt: async () => false}).start().reach('awaitingPin');
    expect(run.asked.slice(0, 2)).to.deep.equal(['willPrompt', 'readCard']);
  });

  it('is not explained again when the reading is asked for anew', async () => {
    const readCard = inTurn(failing('agent-permission-dismissed'), fakeReading());
    const run = await new IcCardRun({willPrompt: async () => true, readCard}).start().reach('explaining');
    run.send('readRequested');
    (await run.reach('notRead')).send('readRequested');
    await run.at('awaitingPin');
    expect(run.times('willPrompt')).to.equal(1);
  });

  it('is all that is claimed while it is open', async () => {
    let tell = (_: boolean): void => undefined;
    const run = new IcCardRun({
      readCard: (_signal, {tell: send}) => {
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
    const run = await new IcCardRun({willPrompt: failing('agent-not-delegated')}).start().reach('notRead');
    expect(run.told).to.deep.equal(['agent-not-delegated']);
    expect(run.times('readCard')).to.equal(0);
  });
});
