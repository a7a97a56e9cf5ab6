import {createHash} from 'node:crypto';
import {expect} from 'chai';
import {sm2, sm3} from 'sm-crypto-v2';
import {verifyText} from '../../simulators/pki/card-certificate.js';
import {fromBase64, randomPin, useAgentRig} from './card-agent-client.js';

const families = ['cus-sec', 'security'] as const;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('A method of the card agent simulator', () => {
  const rig = useAgentRig();

  it('returns the configured version, for the agent and its modules', async () => {
    const {agent, client} = await rig.open();
    expect((await client.call('ver')).Data).to.deep.equal(['1.5.24']);
    agent.set({version: '1.5.5'});
    for (const method of ['ver', 'cus-sec_GetVersions', 'security_GetVersions', 'ra_GetVersions', 'swc_GetVersions'])
      expect((await client.call(method)).Data, method).to.deep.equal(['1.5.5']);
    expect(await client.isDone('other_GetVersions')).to.equal(false);
  });

  for (const family of families) {
    it(`changes the PIN when the old one is right, in the family ${family}`, async () => {
      const {agent, client, pin: oldPin} = await rig.open();
      const newPin = randomPin();
      const change = (args: object) => client.isDone(`${family}_SpcChangePIN`, args);
      expect(await change({oldPin: randomPin(), newPin}), 'wrong').to.equal(false);
      expect(agent.triesLeft).to.equal(4);
      expect(await change({oldPin, newPin: 'short'}), 'too short').to.equal(false);
      expect(agent.triesLeft).to.equal(4);
      expect(await change({oldPin, newPin}), 'right').to.equal(true);
      expect(await client.isDone('cus-sec_SpcVerifyPINAll', {passwd: oldPin})).to.equal(false);
      expect(await client.isDone('cus-sec_SpcVerifyPINAll', {passwd: newPin})).to.equal(true);
    });

    it(`verifies a signature by the card or by a certificate, in the family ${family}`, async () => {
      const {agent, client, pin} = await rig.open();
      const certDataPEM = (await client.call('cus-sec_SpcGetSignCertAsPEM')).Data[0];
      const inData = `文本\n${pin}`;
      const signData = (await client.call('cus-sec_SpcSignDataAsPEM', {inData, passwd: pin})).Data[0];
      const fits = (args: object) => client.isDone(`${family}_SpcVerifySignData`, args);
      expect(await fits({inData, signData})).to.equal(true);
      expect(await fits({inData: `${inData} `, signData})).to.equal(false);
      agent.set({card: 'rsa'});
      expect(await fits({inData, signData}), 'another card').to.equal(false);
      agent.removeCard();
      expect(await fits({inData, signData, certDataPEM}), 'no card').to.equal(true);
      expect(await fits({inData, signData, certDataPEM: 'AAAA'})).to.equal(false);
    });

    it(`computes the card’s digest and signs it, in the family ${family}`, async () => {
      const {agent, client, pin} = await rig.open();
      const text = `摘要 ${pin}`;
      const digest = async () => (await client.call(`${family}_SpcSHA1DigestAsPEM`, {szInfo: text})).Data[0];
      const sign = async (inData: unknown) => {
        await client.call('cus-sec_SpcInitEnvEx');
        await client.call('cus-sec_SpcVerifyPIN', {passwd: pin});
        return client.call(`${family}_SpcSignDataNoHashAsPEM`, {inData});
      };

      const ofSm2 = await digest();
      expect(hex(fromBase64(ofSm2))).to.equal(sm3(new TextEncoder().encode(text)));
      const signature = hex(fromBase64((await sign(ofSm2)).Data[0]));
      const {publicKey} = await client.certificate();
      const isSigned = (bytes: Uint8Array) => sm2.doVerifySignature(bytes, signature, hex(publicKey), {hash: false});
      expect(isSigned(fromBase64(ofSm2))).to.equal(true);
      expect(isSigned(new Uint8Array(32).fill(7))).to.equal(false);

      agent.set({card: 'rsa'});
      const ofRsa = await digest();
      expect(ofRsa).to.equal(createHash('sha1').update(text).digest('base64'));
      expect((await sign(ofSm2)).Result, 'too long').to.equal(false);
      const signed = await sign(ofRsa);
      expect(verifyText(await client.certificate(), text, String(signed.Data[0]))).to.equal(true);
    });

    it(`accepts a reader priority, in the family ${family}`, async () => {
      const {client} = await rig.open();
      expect(await client.isDone(`${family}_SpcSetInitEnvPriority`, {szInitEnvPriority: '1'})).to.equal(true);
      expect(await client.isDone(`${family}_SpcSetInitEnvPriority`)).to.equal(false);
    });
  }

  it('signs without a digest with the PIN in the call; in the older family only with a PIN verified before', async () => {
    const {client, pin} = await rig.open();
    const inData = Buffer.alloc(32, 1).toString('base64');
    const sign = (family: string) => client.isDone(`${family}_SpcSignDataNoHashAsPEM`, {inData, passwd: pin});
    expect(await sign('security')).to.equal(false);
    expect(await sign('cus-sec')).to.equal(true);
    await client.call('cus-sec_SpcVerifyPIN', {passwd: pin});
    expect(await sign('security')).to.equal(true);
  });

  it('signs in, or signs data, in one call with the PIN', async () => {
    const {agent, client, pin} = await rig.open();
    for (const method of ['security_login', 'swc_security_login']) {
      expect(await client.isDone(method, {passwd: randomPin()}), method).to.equal(false);
      expect(agent.triesLeft, method).to.equal(4);
      expect(await client.isDone(method, {passwd: pin}), method).to.equal(true);
    }
    const inputData = `数据 ${pin}`;
    const {Data} = await client.call('security_signData', {passwd: pin, inputData});
    expect(verifyText(await client.certificate(), inputData, String(Data[0]))).to.equal(true);
  });

  it('returns the dates of all certificates like those of one', async () => {
    const {client} = await rig.open();
    const [one] = (await client.call('security_SpcGetValidTimeFromCert')).Data;
    expect((await client.call('security_getValidTimeAll')).Data).to.deep.equal([one, one]);
  });

  it('accepts posted data only as a text containing JSON', async () => {
    const {client} = await rig.open();
    expect(await client.isDone('swc_postdata', JSON.stringify({a: '文'}))).to.equal(true);
    for (const args of ['', 'a', '[]', '{}', {}]) expect(await client.isDone('swc_postdata', args)).to.equal(false);
  });

  describe('for a 903 reader', () => {
    const ordinary = [
      ['cus-sec_SpcInitEnvEx', {}],
      ['security_SpcGetCertNo', {}],
      ['cus-sec_SpcGetValidTimeFromCert', {}],
      ['security_getGetCardUserInfoAll', {}],
    ] as const;

    it('finds the card, which the other methods do not', async () => {
      const {agent, client, pin} = await rig.open({reader: '903'});
      for (const [method, args] of [...ordinary, ['cus-sec_SpcVerifyPINAll', {passwd: randomPin()}]] as const)
        expect(await client.codeOf(method, args), method).to.equal('Err:Custom50200');
      expect(agent.triesLeft).to.equal(5);
      expect(await client.isDone('ra_verifyPassWD', {passwd: pin})).to.equal(true);
      expect(await client.isDone('ver')).to.equal(true);
      expect(await client.isDone('cus-sec_SpcClearEnv')).to.equal(true);
    });

    it('signs, and returns the card number and the key type', async () => {
      for (const card of ['sm2', 'rsa'] as const) {
        const {agent, client, pin} = await rig.open({reader: '903', card});
        const text = `申报 ${pin}`;
        const signed = await client.call('ra_DeclareData', {inData: text, passwd: pin});
        const [cardId] = (await client.call('ra_GetCardIDFromCard', {lReader: '1'})).Data;
        expect((await client.call('ra_GetCryptAlgo', {lReader: '1'})).Data).to.deep.equal([card.toUpperCase()]);
        agent.set({reader: 'normal'});
        const certificate = await client.certificate();
        expect(verifyText(certificate, text, String(signed.Data[0]))).to.equal(true);
        expect(signed.Data[1]).to.equal(certificate.serial);
        expect(cardId).to.equal(certificate.cardId);
      }
    });

    it('changes the PIN, and unlocks the card with the unlock PIN', async () => {
      const [second, third, unlockPin] = [randomPin(), randomPin(), randomPin()];
      const {agent, client, pin} = await rig.open({reader: '903', unlockPin});
      const result = (method: string, args: object) => client.isDone(method, args);
      expect(await result('ra_changePasswd', {userPWD: second, newUserPWD: second})).to.equal(false);
      expect(agent.triesLeft).to.equal(4);
      expect(await result('ra_changePasswd', {userPWD: pin, newUserPWD: second})).to.equal(true);
      for (let n = 0; n < 5; n++) await client.call('ra_verifyPassWD', {passwd: pin});
      expect(await result('ra_verifyPassWD', {passwd: second}), 'locked').to.equal(false);
      expect(await result('ra_unlockPasswd', {unlockPWD: second, newUserPWD: third})).to.equal(false);
      expect(await result('ra_unlockPasswd', {unlockPWD: unlockPin, newUserPWD: third})).to.equal(true);
      expect(await result('ra_verifyPassWD', {passwd: third})).to.equal(true);
    });
  });
});
