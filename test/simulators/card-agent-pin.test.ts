import {expect} from 'chai';
import {randomPin, useAgentRig} from './card-agent-client.js';

describe('The card in the simulated agent', () => {
  const rig = useAgentRig();

  it('counts a PIN of wrong length, not a missing PIN, and resets after the right one', async () => {
    const {agent, client, pin} = await rig.open();
    for (const passwd of ['', '1', '123456789']) await client.call('cus-sec_SpcVerifyPINAll', {passwd});
    expect(agent.triesLeft).to.equal(2);
    await client.call('cus-sec_SpcVerifyPINAll');
    await client.call('security_SpcSignRandom', {passwd: randomPin()});
    expect(agent.triesLeft).to.equal(2);
    await client.call('cus-sec_SpcVerifyPINAll', {passwd: pin});
    expect(agent.triesLeft).to.equal(5);
  });

  it('counts a wrong PIN on every method that takes one', async () => {
    const {agent, client} = await rig.open();
    await client.call('cus-sec_SpcInitEnvEx');
    const withPin: readonly [string, object][] = [
      ['cus-sec_SpcVerifyPIN', {passwd: randomPin()}],
      ['security_SpcSignRandom', {passwd: randomPin(), random: 'AAAA'}],
      ['cus-sec_SpcSignPemDataAsPem', {passwd: randomPin(), inData: 'AAAA'}],
      ['security_getGetCardUserInfoAll', {userpin: randomPin()}],
      ['ra_identifyFirstStep', {passwd: randomPin(), strInputDecodePEM: 'AAAA'}],
      ['ra_VerifyPinAndGetCardUserInfo', {userpin: randomPin(), readertype: '1'}],
    ];
    for (const [method, args] of withPin) {
      agent.resetTries();
      await client.call(method, args);
      expect(agent.triesLeft, method).to.equal(4);
    }
  });

  it('reports a wrong PIN inside a successful answer, for the 903 call', async () => {
    const {client} = await rig.open({reader: '903'});
    const answer = await client.call('ra_VerifyPinAndGetCardUserInfo', {readertype: '1', userpin: randomPin()});
    expect(answer.Result).to.equal(true);
    expect(answer.Data[1]).to.deep.include({VerifyPINSuccess: false});
  });

  it('signs only when it is open and verified', async () => {
    const {client, pin} = await rig.open();
    const sign = () => client.isDone('cus-sec_SpcSignDataAsPEM', {inData: 'a'});
    expect(await sign(), 'closed').to.equal(false);
    expect(await client.isDone('cus-sec_SpcVerifyPIN', {passwd: pin}), 'verified while closed').to.equal(false);
    await client.call('cus-sec_SpcInitEnvEx');
    expect(await sign(), 'open').to.equal(false);
    await client.call('cus-sec_SpcVerifyPIN', {passwd: pin});
    expect(await sign(), 'open and verified').to.equal(true);
    await client.call('cus-sec_SpcClearEnv');
    expect(await sign(), 'closed again').to.equal(false);
    await client.call('cus-sec_SpcVerifyPINAll', {passwd: pin});
    expect(await sign(), 'verified and closed in one call').to.equal(false);
  });

  it('signs for any connection once verified, until it is closed', async () => {
    const pin = randomPin();
    const agent = await rig.start({pin});
    const [mine, other] = [await rig.connect(agent), await rig.connect(agent)];
    await mine.call('security_SpcInitEnvEx');
    await mine.call('security_SpcVerifyPIN', {passwd: pin});
    expect((await other.call('security_SpcSignDataAsPEM', {inData: 'a'})).Result).to.equal(true);
    await mine.call('security_SpcClearEnv');
    expect((await other.call('security_SpcSignDataAsPEM', {inData: 'a'})).Result).to.equal(false);
  });

  it('ignores a PIN in the older family’s signing call', async () => {
    const {client, pin} = await rig.open();
    expect(await client.isDone('security_SpcSignDataAsPEM', {inData: 'a', passwd: pin})).to.equal(false);
  });

  it('is the same card after reinsertion: closed, with the tries left', async () => {
    const {agent, client, pin} = await rig.open();
    const before = (await client.call('cus-sec_SpcGetCertNo')).Data;
    await client.call('cus-sec_SpcVerifyPINAll', {passwd: randomPin()});
    await client.call('cus-sec_SpcInitEnvEx');
    agent.removeCard();
    expect(await client.codeOf('cus-sec_SpcGetCertNo')).to.equal('Err:Custom50200');
    agent.insertCard();
    expect((await client.call('cus-sec_SpcGetCertNo')).Data).to.deep.equal(before);
    expect(agent.triesLeft).to.equal(4);
    expect(await client.isDone('cus-sec_SpcVerifyPIN', {passwd: pin})).to.equal(false);
  });
});
