import {expect} from 'chai';
import {until} from '../adapters/errors.js';
import {AgentClient, useAgentRig} from './card-agent-client.js';

const reader = 'ra_Is903Reader';

describe('An answer of the card agent simulator', () => {
  const rig = useAgentRig();

  it('comes late with fault “slow”, and delays the next one on its connection', async () => {
    const {client} = await rig.open({fault: {kind: 'slow', ms: 30, times: 1}});
    const ids = [client.ask('ver'), client.ask(reader)];
    expect([(await client.next())._id, (await client.next())._id]).to.deep.equal(ids);
  });

  it('is dropped when the client disconnects, while its last call is still done', async () => {
    const {agent, client} = await rig.open({fault: {kind: 'slow', ms: 600_000, method: 'ver'}});
    client.ask('ver');
    client.ask('cus-sec_SpcClearEnv');
    await until(() => agent.calls.length === 1);
    client.close();
    await until(() => agent.calls.length === 2);
    expect(agent.calls[1]).to.equal('cus-sec_SpcClearEnv');
  });

  it('comes twice with fault “duplicate”', async () => {
    const {client} = await rig.open({fault: {kind: 'duplicate', method: 'ver'}});
    const [id, next] = [client.ask('ver'), client.ask(reader)];
    const ids = [await client.next(), await client.next(), await client.next()].map(({_id}) => _id);
    expect(ids).to.deep.equal([id, id, next]);
  });

  it('comes after the next answer with fault “late”', async () => {
    const {client} = await rig.open({fault: {kind: 'late', times: 2}});
    const ids = [client.ask('ver'), client.ask('ver'), client.ask('ver')];
    const answered = [await client.next(), await client.next(), await client.next()].map(({_id}) => _id);
    expect(answered).to.deep.equal([ids[0], ids[2], ids[1]]);
  });

  it('has a given size with fault “oversized”', async () => {
    const {client} = await rig.open({fault: {kind: 'oversized', bytes: 300_000}});
    client.ask('ver');
    expect((await client.nextText()).length).to.be.within(300_000, 300_200);
  });
});

describe('A handshake with the card agent simulator', () => {
  const rig = useAgentRig();

  it('with fault “hang-handshake” does not keep the agent from closing', async () => {
    const agent = await rig.start();
    agent.set({fault: {kind: 'hang-handshake'}});
    const opening = AgentClient.open(agent.url).catch((error: unknown) => error);
    await until(() => agent.hangingHandshakes === 1);
    await agent.close();
    expect(await opening).to.be.instanceOf(Error);
  });
});
