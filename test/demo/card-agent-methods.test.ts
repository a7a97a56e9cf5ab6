import {createHash} from 'node:crypto';
import {expect} from 'chai';
import {sm2, sm3} from 'sm-crypto-v2';
import {parseCardCertificate, verifyText} from '../../demo/pki/card-certificate.js';
import {fromBase64, randomPin, useAgentRig} from './card-agent-client.js';

const families = ['cus-sec', 'security'] as const;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('A method of the simulated card agent', () => {
  const rig = useAgentRig();

  const certificateOf = async (client: Awaited<ReturnType<typeof rig.connect>>) => {
    const {Data} = await client.call('cus-sec_SpcGetSignCertAsPEM');
    return parseCardCertificate(fromBase64(Data[0]));
  };

  it('tells the version that was set, of the agent and of its modules', async () => {
    const agent = await rig.start();
    const client = await rig.connect(agent);
    expect((await client.call('ver')).Data).to.deep.equal(['1.5.24']);
    agent.set({version: '1.5.5'});
    for (const method of ['ver', 'cus-sec_GetVersions', 'security_GetVersions', 'ra_GetVersions', 'swc_GetVersions']) {
      expect((await client.call(method)).Data, method).to.deep.equal(['1.5.5']);
    }
    expect((await client.call('other_GetVersions')).Result).to.equal(false);
  });

  for (const family of families) {
    it(`changes the PIN for who knows the old one, in the family ${family}`, async () => {
      const [oldPin, newPin] = [randomPin(), randomPin()];
      const agent = await rig.start({pin: oldPin});
      const client = await rig.connect(agent);
      const change = async (args: object) => (await client.call(`${family}_SpcChangePIN`, args)).Result;
      expect(await change({oldPin: randomPin(), newPin}), 'wrong').to.equal(false);
      expect(agent.triesLeft).to.equal(4);
      expect(await change({oldPin, newPin: 'short'}), 'too short').to.equal(false);
      expect(agent.triesLeft).to.equal(4);
      expect(await change({oldPin, newPin}), 'right').to.equal(true);
      expect((await client.call('cus-sec_SpcVerifyPINAll', {passwd: oldPin})).Result).to.equal(false);
      expect((await client.call('cus-sec_SpcVerifyPINAll', {passwd: newPin})).Result).to.equal(true);
    });

    it(`tells whether a signature fits, by the card or by a certificate, in the family ${family}`, async () => {
      const pin = randomPin();
      const agent = await rig.start({pin});
      const client = await rig.connect(agent);
      const certDataPEM = (await client.call('cus-sec_SpcGetSignCertAsPEM')).Data[0];
      const inData = `文本\n${pin}`;
      const signData = (await client.call('cus-sec_SpcSignDataAsPEM', {inData, passwd: pin})).Data[0];
      const fits = async (args: object) => (await client.call(`${family}_SpcVerifySignData`, args)).Result;
      expect(await fits({inData, signData})).to.equal(true);
      expect(await fits({inData: `${inData} `, signData})).to.equal(false);
      agent.set({card: 'rsa'});
      expect(await fits({inData, signData}), 'another card').to.equal(false);
      agent.removeCard();
      expect(await fits({inData, signData, certDataPEM}), 'no card').to.equal(true);
      expect(await fits({inData, signData, certDataPEM: 'AAAA'})).to.equal(false);
    });

    it(`makes the digest of the card’s kind, and signs one, in the family ${family}`, async () => {
      const pin = randomPin();
      const agent = await rig.start({pin});
      const client = await rig.connect(agent);
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
      const {publicKey} = await certificateOf(client);
      const isSigned = (bytes: Uint8Array) => sm2.doVerifySignature(bytes, signature, hex(publicKey), {hash: false});
      expect(isSigned(fromBase64(ofSm2))).to.equal(true);
      expect(isSigned(new Uint8Array(32).fill(7))).to.equal(false);

      agent.set({card: 'rsa'});
      const ofRsa = await digest();
      expect(ofRsa).to.equal(createHash('sha1').update(text).digest('base64'));
      expect((await sign(ofSm2)).Result, 'too long').to.equal(false);
      const signed = await sign(ofRsa);
      expect(verifyText(await certificateOf(client), text, String(signed.Data[0]))).to.equal(true);
    });

    it(`takes a priority of readers, in the family ${family}`, async () => {
      const client = await rig.connect(await rig.start());
      expect((await client.call(`${family}_SpcSetInitEnvPriority`, {szInitEnvPriority: '1'})).Result).to.equal(true);
      expect((await client.call(`${family}_SpcSetInitEnvPriority`)).Result).to.equal(false);
    });
  }

  it('signs without a digest only what the older family has opened and verified', async () => {
    const pin = randomPin();
    const client = await rig.connect(await rig.start({pin}));
    const inData = Buffer.alloc(32, 1).toString('base64');
    const sign = async (family: string) =>
      (await client.call(`${family}_SpcSignDataNoHashAsPEM`, {inData, passwd: pin})).Result;
    expect(await sign('security')).to.equal(false);
    expect(await sign('cus-sec')).to.equal(true);
  });

  it('signs in, and signs data, in one call with the PIN', async () => {
    const pin = randomPin();
    const agent = await rig.start({pin});
    const client = await rig.connect(agent);
    for (const method of ['security_login', 'swc_security_login']) {
      expect((await client.call(method, {passwd: randomPin()})).Result, method).to.equal(false);
      expect(agent.triesLeft, method).to.equal(4);
      expect((await client.call(method, {passwd: pin})).Result, method).to.equal(true);
    }
    const inputData = `数据 ${pin}`;
    const {Data} = await client.call('security_signData', {passwd: pin, inputData});
    expect(verifyText(await certificateOf(client), inputData, String(Data[0]))).to.equal(true);
  });

  it('tells the dates of all certificates as it tells those of one', async () => {
    const client = await rig.connect(await rig.start());
    const [one] = (await client.call('security_SpcGetValidTimeFromCert')).Data;
    expect((await client.call('security_getValidTimeAll')).Data).to.deep.equal([one, one]);
  });

  it('takes posted data as a text with JSON in it, and nothing else', async () => {
    const client = await rig.connect(await rig.start());
    expect((await client.call('swc_postdata', JSON.stringify({a: '文'}))).Result).to.equal(true);
    for (const args of ['', 'a', '[]', '{}', {}])
      expect((await client.call('swc_postdata', args)).Result).to.equal(false);
  });

  describe('for a 903 reader', () => {
    const ordinary = [
      ['cus-sec_SpcInitEnvEx', {}],
      ['security_SpcGetCertNo', {}],
      ['cus-sec_SpcGetValidTimeFromCert', {}],
      ['security_getGetCardUserInfoAll', {}],
    ] as const;

    it('alone finds the card there', async () => {
      const pin = randomPin();
      const agent = await rig.start({reader: '903', pin});
      const client = await rig.connect(agent);
      for (const [method, args] of [...ordinary, ['cus-sec_SpcVerifyPINAll', {passwd: randomPin()}]] as const) {
        expect((await client.call(method, args)).Error[1], method).to.equal('Err:Custom50200');
      }
      expect(agent.triesLeft).to.equal(5);
      expect((await client.call('ra_verifyPassWD', {passwd: pin})).Result).to.equal(true);
      expect((await client.call('ver')).Result).to.equal(true);
      expect((await client.call('cus-sec_SpcClearEnv')).Result).to.equal(true);
    });

    it('signs, and tells the card’s number and kind of key', async () => {
      for (const card of ['sm2', 'rsa'] as const) {
        const pin = randomPin();
        const agent = await rig.start({reader: '903', pin, card});
        const client = await rig.connect(agent);
        const text = `申报 ${pin}`;
        const signed = await client.call('ra_DeclareData', {inData: text, passwd: pin});
        const [cardId] = (await client.call('ra_GetCardIDFromCard', {lReader: '1'})).Data;
        expect((await client.call('ra_GetCryptAlgo', {lReader: '1'})).Data).to.deep.equal([card.toUpperCase()]);
        agent.set({reader: 'normal'});
        const certificate = await certificateOf(client);
        expect(verifyText(certificate, text, String(signed.Data[0]))).to.equal(true);
        expect(signed.Data[1]).to.equal(certificate.serial);
        expect(cardId).to.equal(certificate.cardId);
      }
    });

    it('changes the PIN, and unlocks the card with the issuer’s', async () => {
      const [pin, second, third, unlockPin] = [randomPin(), randomPin(), randomPin(), randomPin()];
      const agent = await rig.start({reader: '903', pin, unlockPin});
      const client = await rig.connect(agent);
      const result = async (method: string, args: object) => (await client.call(method, args)).Result;
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
