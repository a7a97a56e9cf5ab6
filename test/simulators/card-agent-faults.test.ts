import {expect} from 'chai';
import {randomPin, useAgentRig} from './card-agent-client.js';

const init = 'cus-sec_SpcInitEnvEx';
const certNo = 'cus-sec_SpcGetCertNo';
const sign = 'cus-sec_SpcSignDataAsPEM';
const missing = 'Err:Custom50200';
const removed = 'Err:Custom0x0A000023';

describe('A fault of the card agent simulator', () => {
  const rig = useAgentRig();

  it('applies the given number of times, not counting calls that need no card', async () => {
    const {agent, client} = await rig.open({fault: {kind: 'no-card', times: 2}});
    expect(await client.isDone('ver')).to.equal(true);
    expect(await client.isDone('ra_Is903Reader')).to.equal(true);
    expect(await client.codeOf(init)).to.equal(missing);
    expect(agent.settings.faults).to.deep.equal([{kind: 'no-card', times: 1}]);
    expect(await client.codeOf(certNo)).to.equal(missing);
    expect(await client.isDone(init)).to.equal(true);
    expect(agent.settings.faults).to.deep.equal([]);
  });

  it('is followed by the next one when it is used up', async () => {
    const {agent, client} = await rig.open();
    agent.set({faults: [{kind: 'unreadable', times: 1}, {kind: 'no-card'}]});
    expect(await client.codeOf(init)).to.equal('Err:Custom50070');
    expect(await client.codeOf(init)).to.equal(missing);
  });

  it('stays when another setting changes', async () => {
    const {agent, client} = await rig.open({fault: {kind: 'unreadable'}});
    agent.set({expiresInDays: 3});
    expect(await client.codeOf(init)).to.equal('Err:Custom50070');
  });

  it('“busy” rejects a call without running it', async () => {
    const {agent, client} = await rig.open({fault: {kind: 'busy', times: 1}});
    const {Result, Error: told} = await client.call(sign, {inData: 'a', passwd: randomPin()});
    expect(Result).to.equal(false);
    expect(told).to.have.length(1);
    expect(agent.triesLeft).to.equal(5);
    expect(await client.isDone(init)).to.equal(true);
  });

  it('“pull-out” removes the card before a call, for good', async () => {
    const {agent, client} = await rig.open({fault: {kind: 'pull-out', times: 1}});
    expect(await client.codeOf(init)).to.equal(missing);
    expect(await client.codeOf(init)).to.equal(missing);
    agent.insertCard();
    expect(await client.isDone(init)).to.equal(true);
  });

  it('“pull-out” reports an open card as removed', async () => {
    const {client} = await rig.open({fault: {kind: 'pull-out', method: certNo, times: 1}});
    expect(await client.isDone(init)).to.equal(true);
    expect(await client.codeOf(certNo)).to.equal(removed);
    expect(await client.codeOf(certNo)).to.equal(missing);
  });

  it('“pull-out-mid-sign” removes the card during signing, after the right PIN only', async () => {
    const {agent, client, pin} = await rig.open({fault: {kind: 'pull-out-mid-sign', times: 1}});
    expect(await client.codeOf(sign, {inData: 'a', passwd: randomPin()})).to.contain('24');
    expect(agent.triesLeft).to.equal(4);
    const {Data, Error: told} = await client.call(sign, {inData: 'a', passwd: pin});
    expect(Data).to.deep.equal([]);
    expect(told[1]).to.equal(removed);
    expect(agent.triesLeft).to.equal(5);
    expect(await client.codeOf(certNo)).to.equal(missing);
    agent.insertCard();
    expect(await client.isDone(sign, {inData: 'a', passwd: pin})).to.equal(true);
  });

  it('“pin-unknown” tries the PIN, and returns the same error for right and wrong', async () => {
    const {agent, client, pin} = await rig.open({fault: {kind: 'pin-unknown'}});
    expect(await client.isDone(certNo)).to.equal(true);
    const wrong = await client.call(sign, {inData: 'a', passwd: randomPin()});
    expect(agent.triesLeft).to.equal(4);
    const right = await client.call(sign, {inData: 'a', passwd: pin});
    expect(agent.triesLeft).to.equal(5);
    expect(right).to.deep.equal(wrong);
    expect(right.Result).to.equal(false);
    expect(right.Error.join()).not.to.match(/口令|锁|0x0A0000|剩余/);
  });
});
