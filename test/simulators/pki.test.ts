import {X509Certificate} from 'node:crypto';
import {chmod, chown, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import type {CardRequest} from '../../contract/conformance/card-issuer.js';
import {NotOwnError, openOwnCa} from '../../simulators/pki/own-ca.js';
import {openDemoCa} from '../../simulators/pki/stored-ca.js';
import {isIssuedBy, parseCardCertificate, verifyText} from '../../simulators/pki/card-certificate.js';
import {decodeGbk, encodeGbk} from '../../simulators/pki/gbk.js';

const request: CardRequest = {
  enterpriseName: '上海浦东样例贸易有限公司',
  orgCode: 'PDY000028',
  holder: '张三',
  holderIdNumber: '11010519491231002X',
  cardId: '8600000000001',
  algorithm: 'sm2',
  notBefore: new Date('2020-02-29T00:00:00Z'),
  notAfter: new Date('2051-03-01T12:34:56Z'),
};
const algorithms = ['sm2', 'rsa'] as const;
const dirs: string[] = [];
const newDir = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'demo-ca-'));
  dirs.push(dir);
  return dir;
};
const newCa = async () => openDemoCa(await newDir());
const removeDirs = async () => {
  for (const dir of dirs.splice(0)) await rm(dir, {recursive: true});
};

describe('The demo CA', () => {
  afterEach(removeDirs);

  it('is the same for all who open its folder, at the same time and later', async () => {
    const dir = join(await newDir(), 'made', 'on', 'the', 'way');
    const opened = await Promise.all(Array.from({length: 8}, () => openDemoCa(dir)));
    opened.push(await openDemoCa(dir));
    expect(new Set(opened.map(({certificate}) => Buffer.from(certificate).toString('hex'))).size).to.equal(1);
    const card = opened[0]?.issueCard(request);
    expect(
      isIssuedBy(parseCardCertificate(card?.certificate ?? new Uint8Array()), (await openDemoCa(dir)).certificate),
    ).to.equal(true);
    expect(await readdir(dir)).to.deep.equal(['demo-ca.json']);
  });

  it('restricts its key file to the current OS user', async function () {
    if (process.platform === 'win32') this.skip();
    const dir = await newDir();
    await openDemoCa(dir);
    expect((await stat(join(dir, 'demo-ca.json'))).mode & 0o777).to.equal(0o600);
  });

  it('is trusted by the simulators only in a folder and a file that nobody else can write, and is left alone otherwise', async function () {
    if (process.platform === 'win32') this.skip();
    const isTrusted = (dir: string): Promise<boolean> =>
      openOwnCa(dir).then(
        () => true,
        (error: unknown) => {
          expect(error).to.be.instanceOf(NotOwnError);
          return false;
        },
      );
    const dir = join(await newDir(), 'made');
    const file = join(dir, 'demo-ca.json');
    expect(await isTrusted(dir)).to.equal(true);
    for (const [path, mode, own] of [
      [dir, 0o777, 0o700],
      [dir, 0o710, 0o700],
      [file, 0o666, 0o600],
    ] as const) {
      await chmod(path, mode);
      expect(await isTrusted(dir), path).to.equal(false);
      await chmod(path, own);
      expect(await isTrusted(dir), path).to.equal(true);
    }
    const link = join(await newDir(), 'link');
    await symlink(dir, link);
    expect(await isTrusted(link)).to.equal(false);
    const open = await newDir();
    await chmod(open, 0o777);
    expect([await isTrusted(open), await readdir(open)]).to.deep.equal([false, []]);
    // Only the superuser can give a file away.
    if (process.getuid?.() !== 0) return;
    for (const path of [file, dir]) {
      await chown(path, 65_534, 65_534);
      expect(await isTrusted(dir), path).to.equal(false);
      await chown(path, 0, 0);
    }
  });

  it('names the damaged file without quoting it', async () => {
    const dir = await newDir();
    await openDemoCa(dir);
    const path = join(dir, 'demo-ca.json');
    const half = (await readFile(path, 'utf8')).slice(0, 200);
    await writeFile(path, half);
    const error = await openDemoCa(dir).catch((reason: unknown) => reason);
    expect(String(error)).to.contain(path).and.not.to.contain(half.slice(30, 60));
  });

  it('issues cards with the requested certificate data', async () => {
    const ca = await newCa();
    for (const algorithm of algorithms) {
      const card = ca.issueCard({...request, algorithm});
      const read = parseCardCertificate(card.certificate);
      expect(read).to.deep.include({
        serial: card.certNo,
        notBefore: request.notBefore,
        notAfter: request.notAfter,
        keyUsage: ['digitalSignature', 'nonRepudiation'],
        orgCode: request.orgCode,
        cardId: card.cardId,
      });
      const {subject} = new X509Certificate(card.certificate);
      expect(subject).to.equal(`C=CN\nOU=${request.enterpriseName}\nCN=${request.holder}`);
      expect(isIssuedBy(read, ca.certificate)).to.equal(true);
    }
  });

  it('gives SM2 cards the longer serial and the prefix, and RSA cards neither', async () => {
    const ca = await newCa();
    const [sm2, rsa] = [ca.issueCard(request), ca.issueCard({...request, algorithm: 'rsa'})];
    expect(sm2.certNo).to.match(/^[0-9a-f]{16}$/);
    expect(rsa.certNo).to.match(/^[0-9a-f]{8}$/);
    expect([sm2.cardId, rsa.cardId]).to.deep.equal(['03-8600000000001', '8600000000001']);
  });

  it('encodes Chinese text as GBK on RSA cards, and as UTF-8 on SM2 cards', async () => {
    const ca = await newCa();
    const gbk = Buffer.concat([Uint8Array.of(0x16, 4), Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4)]);
    const utf8 = Buffer.concat([Uint8Array.of(0x0c, 6), Buffer.from('中文')]);
    const named = {...request, enterpriseName: '中文'};
    expect(Buffer.from(ca.issueCard({...named, algorithm: 'rsa'}).certificate).includes(gbk)).to.equal(true);
    expect(Buffer.from(ca.issueCard(named).certificate).includes(utf8)).to.equal(true);
  });

  it('does not accept a card certificate as a CA', async () => {
    const ca = await newCa();
    const card = ca.issueCard(request);
    expect(isIssuedBy(parseCardCertificate(card.certificate), card.certificate)).to.equal(false);
  });
});

describe('A card’s signature', () => {
  afterEach(removeDirs);

  it('is invalid when it is not just Base64, without an exception', async () => {
    const issued = (await newCa()).issueCard(request);
    const [card, right] = [parseCardCertificate(issued.certificate), issued.sign('a')];
    for (const wrong of ['nonsense!', `${right}\n`, ` ${right}`, right.slice(0, -1), `${right}${right}`])
      expect(verifyText(card, 'a', wrong), wrong).to.equal(false);
  });
});

describe('The certificate parser', () => {
  afterEach(removeDirs);

  it('rejects everything but one complete certificate', async () => {
    const {certificate} = (await newCa()).issueCard(request);
    const cut = Array.from(certificate, (_, length) => certificate.subarray(0, length));
    const long = new Uint8Array(100_000).fill(0x30);
    for (const bytes of [...cut, Buffer.concat([certificate, Uint8Array.of(0)]), long, Buffer.from('-----BEGIN')])
      expect(() => parseCardCertificate(bytes)).to.throw();
  });
});

describe('The GBK encoding', () => {
  it('is decoded to the same text', () => {
    const text = '上海浦东样例贸易有限公司（中国）·ABC 123 镕堃';
    expect(decodeGbk(encodeGbk(text))).to.equal(text);
    expect(Buffer.from(encodeGbk('中A')).toString('hex')).to.equal('d6d041');
  });

  it('rejects a character that GBK does not have', () => expect(() => encodeGbk('😀')).to.throw(RangeError));
});
