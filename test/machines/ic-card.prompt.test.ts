import {expect} from 'chai';
import {fakeReading} from '../../src/fakes.js';
import type {PromptEvent} from '../../src/machines/ic-card.setup.js';
import {failing, inTurn, silent} from './answers.js';
import {IcCardRun} from './ic-card.harness.js';

describe('The browser’s permission prompt', () => {
  it('is explained before the agent is contacted', async () => {
    const run = await new IcCardRun({willPrompt: async () => true}).start().reach('explaining');
    expect(run.times('readCard')).to.equal(0);
    await run.send('readRequested').at('awaitingPin');
    expect(run.times('readCard')).to.equal(1);
  });

  it('is not explained again when the reading is retried', async () => {
    const readCard = inTurn(failing('agent-permission-dismissed'), fakeReading());
    const run = await new IcCardRun({willPrompt: async () => true, readCard}).start().reach('explaining');
    run.send('readRequested');
    (await run.reach('notRead')).send('readRequested');
    await run.at('awaitingPin');
    expect(run.times('willPrompt')).to.equal(1);
  });

  it('is reported only while it is open, then that the agent is reached', async () => {
    let tell = (_: PromptEvent): void => undefined;
    const run = new IcCardRun({
      readCard: (_signal, {tell: send}) => {
        tell = send;
        return silent();
      },
    }).start();
    await run.at({reading: 'connecting'});
    tell({type: 'promptOpened'});
    await run.at({reading: 'prompting'});
    tell({type: 'promptClosed'});
    await run.at({reading: 'connecting'});
    tell({type: 'connected'});
    await run.at({reading: 'atCard'});
    expect(run.told).to.deep.equal([]);
  });
});
