import {expect} from 'chai';
import {parseCardCertificate, verifyText} from '../../simulators/pki/card-certificate.js';
import {AgentClient, fromBase64, useAgentRig} from './card-agent-client.js';

describe('The card agent simulator', () => {
  const rig = useAgentRig();

  it('greets a new connection without being asked', async () => {
    const client = await AgentClient.open((await rig.start()).url);
    expect(await client.next()).to.deep.include({_id: 0, _method: 'open', _status: '00'});
    client.close();
  });

  it('converts a text id to a number', async () => {
    const {client} = await rig.open();
    client.send('{"_method":"ver","_id":"41","args":{}}');
    expect(await client.next()).to.deep.include({_id: 41, _method: 'ver', _status: '00'});
  });

  it('answers garbage with errors and keeps working', async () => {
    const {client} = await rig.open();
    const garbage = ['', 'hello', '[]', 'null', '7', '{"_method":7}', '{"_id":1}', '['.repeat(50_000), '{"a":'];
    const calls = ['constructor', '__proto__', 'toString', ''].map((name) => JSON.stringify({_method: name, _id: {}}));
    const oddArgs = '{"_method":"cus-sec_SpcSignDataAsPEM","_id":1,"args":{"inData":{},"passwd":[]}}';
    for (const text of [...garbage, Uint8Array.of(1, 2), ...calls, oddArgs]) {
      client.send(text);
      expect((await client.next())._args.Result).to.equal(false);
    }
    expect(await client.isDone('ver')).to.equal(true);
  });

  it('closes the connection for an oversized text, and serves the next one', async () => {
    const {agent, client} = await rig.open();
    client.send('x'.repeat(2 * 1024 * 1024));
    await client.closed;
    expect((await (await rig.connect(agent)).call('ver')).Result).to.equal(true);
  });

  it('supports the sign-in page’s calls on an ordinary reader', async () => {
    const {client, pin} = await rig.open();
    const random = Buffer.from(`random ${pin}`);
    expect((await client.call('ra_Is903Reader')).Data).to.deep.equal(['0']);
    const signed = await client.call('security_SpcSignRandom', {passwd: pin, random: random.toString('base64')});
    const info = String((await client.call('security_getGetCardUserInfoAll', {userpin: pin})).Data[0]).split('||');
    const [time] = (await client.call('cus-sec_SpcGetValidTimeFromCert')).Data as [{szEndTime: string}];
    const certificate = parseCardCertificate(fromBase64((await client.call('security_SpcGetSignCertAsPEM')).Data[0]));
    expect(verifyText(certificate, String(random), String(signed.Data[0]))).to.equal(true);
    expect([info[0], info[5], info[8]]).to.deep.equal([certificate.serial, certificate.cardId, certificate.orgCode]);
    expect((await client.call('cus-sec_SpcGetCardID')).Data).to.deep.equal([certificate.cardId]);
    expect(time.szEndTime).to.match(/^\d{14}$/);
  });

  it('supports the sign-in page’s calls on a 903 reader', async () => {
    const {agent, client, pin} = await rig.open({reader: '903'});
    const random = Buffer.from(`random ${pin}`);
    expect((await client.call('ra_Is903Reader')).Data).to.deep.equal(['1']);
    const args = {strInputDecodePEM: random.toString('base64'), passwd: pin};
    const signed = await client.call('ra_identifyFirstStep', args);
    const {Data} = await client.call('ra_VerifyPinAndGetCardUserInfo', {readertype: '1', userpin: pin});
    agent.set({reader: 'normal'});
    const certificate = await client.certificate();
    expect(verifyText(certificate, String(random), String(signed.Data[1]))).to.equal(true);
    expect(Data[1]).to.deep.include({VerifyPINSuccess: true});
    const [time] = (await client.call('cus-sec_SpcGetValidTimeFromCert')).Data as [{szEndTime: string}];
    expect(String(Data[0]).split('||')[12]).to.equal(time.szEndTime);
  });

  it('returns the expiry in China Standard Time, of the card or a given certificate', async () => {
    const {agent, client} = await rig.open({expiresInDays: -3});
    const cert = (await client.call('cus-sec_SpcGetSignCertAsPEM')).Data[0];
    const {notAfter} = parseCardCertificate(fromBase64(cert));
    const inChina = notAfter.toLocaleString('sv-SE', {timeZone: 'Asia/Shanghai'}).replace(/\D/g, '');
    agent.set({expiresInDays: 10});
    const [given] = (await client.call('cus-sec_SpcGetValidTimeFromCert', {cert})).Data as [{szEndTime: string}];
    const [own] = (await client.call('cus-sec_SpcGetValidTimeFromCert')).Data as [{szEndTime: string}];
    expect(given.szEndTime).to.equal(inChina);
    expect(Number(own.szEndTime)).to.be.greaterThan(Number(inChina));
    expect(await client.isDone('cus-sec_SpcGetValidTimeFromCert', {cert: 'AAAA'})).to.equal(false);
  });

  it('frees its port and closes its connections when it is closed', async () => {
    const {agent, client} = await rig.open();
    const {closed} = client;
    await agent.close();
    await closed;
    const refused = await AgentClient.open(agent.url).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Error);
  });
});
