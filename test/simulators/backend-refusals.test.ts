import {join} from 'node:path';
import {AsnConvert} from '@peculiar/asn1-schema';
import {BasicConstraints, id_ce_basicConstraints} from '@peculiar/asn1-x509';
import {expect} from 'chai';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import type {CardChallenge, CardVerification} from '../../src/domain/ic-card.schemas.js';
import {findUser} from '../../simulators/backend/users.js';
import {
  buildCertificate,
  distinguishedName,
  extension,
  keyUsageExtension,
  sm2PublicKeyInfo,
} from '../../simulators/pki/build-certificate.js';
import {openDemoCa} from '../../simulators/pki/stored-ca.js';
import {oid} from '../../simulators/pki/oids.js';
import {generateSm2KeyPair} from '../../simulators/pki/sm2.js';
import {type Client, useBackend} from './backend.harness.js';

const rsa = {algorithm: 'RSA-SHA1'} as const;

describe('The demo backend refuses a card', () => {
  const backend = useBackend();
  let client: Client;
  beforeEach(async () => {
    client = await backend.signIn('zhangsan');
  });

  const expectRefusal = async (verification: CardVerification, code: string, by = client): Promise<void> => {
    expect(await by.verify(verification)).to.deep.equal({passed: false, refusal: {code}});
    expect((await by.status()).methods[0]).to.include({state: 'not-certified'});
  };

  const texts: Readonly<Record<string, (challenge: CardChallenge & {origin: string}) => string>> = {
    'another text than the one the backend composes': (challenge) => `${composeCardChallenge(challenge)}\n`,
    'the challenge for a page of another origin': (challenge) =>
      composeCardChallenge({...challenge, origin: 'https://rogue.example'}),
    'the challenge for a page about somebody else': (challenge) =>
      composeCardChallenge({...challenge, subject: findUser('zhaoliu')!.subject}),
    'the challenge in the words of the first version, which named nobody': ({origin, uscc, nonce, expiresAt}) =>
      ['SW-REALNAME-CERT/1', origin, uscc, nonce, expiresAt].join('\n'),
    'the challenge with another enterprise in it': (challenge) =>
      composeCardChallenge({...challenge, uscc: '91100000PDY00001XY'}),
  };
  for (const [what, textOf] of Object.entries(texts)) {
    it(`that signed ${what}`, async () => {
      const [card, challenge] = [backend.card(), await client.challenge()];
      const signature = card.sign(textOf({...challenge, origin: client.origin}));
      await expectRefusal(client.prove(card, challenge, {signature}), 'signature-invalid');
    });
  }

  it('whose signature was made by another card of the same enterprise', async () => {
    const challenge = await client.challenge();
    const {signature} = client.prove(backend.card(), challenge);
    await expectRefusal(client.prove(backend.card(), challenge, {signature}), 'signature-invalid');
  });

  for (const [whose, user] of [
    ['to a colleague', 'zhaoliu'],
    ['in another session of the same person', 'zhangsan'],
  ] as const) {
    it(`for a challenge issued ${whose}`, async () => {
      const challenge = await (await backend.signIn(user)).challenge();
      await expectRefusal(client.prove(backend.card(), challenge), 'challenge-expired');
    });
  }

  it('when a challenge is used again after a failed first try', async () => {
    const card = backend.card();
    const challenge = await client.challenge();
    const right = client.prove(card, challenge);
    await expectRefusal({...right, certNo: 'ffffffff'}, 'signature-invalid');
    await expectRefusal(right, 'challenge-expired');
  });

  it('when a verification is replayed with a new key', async () => {
    const right = client.prove(backend.card(), await client.challenge());
    expect(await client.verify(right)).to.include({passed: true});
    expect(await client.verify(right)).to.deep.equal({passed: false, refusal: {code: 'challenge-expired'}});
  });

  it('when its challenge is two minutes old, and not before', async () => {
    const card = backend.card();
    const [late, inTime] = [await client.challenge(), await client.challenge()];
    backend.clock.pass(119_999);
    expect(await client.verify(client.prove(card, inTime))).to.include({passed: true});
    backend.clock.pass(1);
    expect(await client.verify(client.prove(card, late))).to.have.nested.property('refusal.code', 'challenge-expired');
  });

  it('when newer challenges have pushed this one out', async () => {
    const first = await client.challenge();
    for (let more = 0; more < 5; more += 1) await client.challenge();
    await expectRefusal(client.prove(backend.card(), first), 'challenge-expired');
  });

  it('of another enterprise', async () => {
    const lisi = await backend.signIn('lisi');
    await expectRefusal(lisi.prove(backend.card(), await lisi.challenge()), 'card-of-another-enterprise', lisi);
  });

  it('that is revoked', async () => {
    const card = backend.card();
    backend.revoked.add(card.certNo);
    await expectRefusal(client.prove(card, await client.challenge()), 'card-revoked');
  });

  it('that is expired or not valid yet', async () => {
    const {now} = backend.clock;
    const ended = backend.card({notAfter: new Date(now - 1_000)});
    const tooEarly = backend.card({notBefore: new Date(now + 1_000)});
    await expectRefusal(client.prove(ended, await client.challenge()), 'card-expired');
    await expectRefusal(client.prove(tooEarly, await client.challenge()), 'card-expired');
  });

  it('with signature-invalid first, so a revoked card is not disclosed without its PIN', async () => {
    const card = backend.card();
    backend.revoked.add(card.certNo);
    const challenge = await client.challenge();
    const {signature} = client.prove(backend.card(), challenge);
    await expectRefusal(client.prove(card, challenge, {signature}), 'signature-invalid');
  });

  it('issued by an unknown CA of the same name', async () => {
    const foreign = backend.card({}, await openDemoCa(join(backend.dir, 'foreign')));
    await expectRefusal(client.prove(foreign, await client.challenge()), 'card-untrusted');
  });

  it('that signed with the encryption certificate', async () => {
    const card = backend.card({keyUsage: ['keyEncipherment', 'dataEncipherment']});
    await expectRefusal(client.prove(card, await client.challenge()), 'card-not-customs');
  });

  it('whose certificate has no organisation code', async () => {
    const keys = generateSm2KeyPair();
    const name = distinguishedName([oid.commonName, '演示证书管理中心']);
    const parts = {
      serial: Uint8Array.of(0x41, 2, 3, 4, 5, 6, 7, 8),
      issuer: name,
      subject: name,
      notBefore: new Date(backend.clock.now - 1_000),
      notAfter: new Date(backend.clock.now + 1_000),
      publicKeyInfo: sm2PublicKeyInfo(keys.publicKey),
    };
    const mayIssue = extension(id_ce_basicConstraints, AsnConvert.serialize(new BasicConstraints({cA: true})), true);
    const ca = buildCertificate({...parts, extensions: [mayIssue, keyUsageExtension(['keyCertSign'])]}, keys);
    const bare = buildCertificate({...parts, extensions: [keyUsageExtension(['digitalSignature'])]}, keys);
    await backend.restart(ca);
    const again = await backend.signIn('zhangsan');
    const certificate = Buffer.from(bare).toString('base64');
    const verification = again.prove(backend.card(), await again.challenge(), {
      certificate,
      certNo: '4102030405060708',
    });
    await expectRefusal(verification, 'card-not-customs', again);
  });

  for (const [what, code, changes] of [
    ['whose certificate cannot be read', 'card-not-customs', () => ({certificate: 'AAAA'})],
    ['whose number is not that of its certificate', 'signature-invalid', () => ({certNo: backend.card().certNo})],
    ['that is said to sign by another algorithm than its key is for', 'signature-invalid', () => rsa],
  ] as const) {
    it(what, async () => {
      await expectRefusal(client.prove(backend.card(), await client.challenge(), changes()), code);
    });
  }
});
