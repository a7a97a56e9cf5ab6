import {expect} from 'chai';
import {sampleEnterprise} from '../../simulators/card-agent/enterprise.js';
import {accounts, pudong} from '../../simulators/backend/records.js';
import {OneUse} from '../../simulators/backend/one-use.js';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import {useDemo} from './server.harness.js';
import {readCard, SignInVisitor} from './sign-in.harness.js';

describe('Signing in by card', () => {
  const demo = useDemo();
  let visitor: SignInVisitor;
  beforeEach(async () => {
    visitor = new SignInVisitor(demo());
    await visitor.ask('/?scenario=fresh&user=zhangsan');
  });

  it('signs in the account of the card, which then needs no certification', async () => {
    const {token, verification} = await visitor.signByCard();
    const answer = await visitor.json('/sign-in/card', {token, verification});
    expect(await answer.json()).to.deep.equal({});
    expect(await (await visitor.ask('/')).text()).to.include('张三');
    expect((await visitor.status()).applicable).to.equal(false);
  });

  it('accepts a signature once, from the same visitor and from its own page', async () => {
    const {token, verification} = await visitor.signByCard();
    const foreign = await visitor.json('/sign-in/card', {token, verification}, {origin: 'https://rogue.example'});
    expect(foreign.status).to.equal(403);
    const other = new SignInVisitor(demo());
    await other.readForm();
    expect((await other.json('/sign-in/card', {token, verification})).status).to.equal(401);
    const stolen = await other.json('/sign-in/card', {token: other.fields.token, verification});
    expect(stolen.status).to.equal(422);
    expect((await visitor.json('/sign-in/card', {token, verification})).status).to.equal(422);
  });

  it('rejects a wrong signature and a card without an account', async () => {
    const {token, verification} = await visitor.signByCard();
    const signature = `${verification.signature.startsWith('A') ? 'B' : 'A'}${verification.signature.slice(1)}`;
    const forged = await visitor.json('/sign-in/card', {token, verification: {...verification, signature}});
    expect(await forged.json()).to.deep.equal({reason: '卡的签名核验不通过，请重新登录。'});
    demo().agent.set({certificate: 'foreign-ca'});
    const abroad = await visitor.signByCard();
    const refused = await visitor.json('/sign-in/card', abroad);
    expect(await refused.json()).to.deep.equal({reason: '无法确认这张卡的签发机构。'});
    demo().agent.set({certificate: 'customs'});
  });

  it('signs in the holder of the card and no colleague', async () => {
    const of = (holderIdNumber: string) => ({enterprise: {...sampleEnterprise, holderIdNumber}});
    const signIn = async (): Promise<unknown> =>
      (await visitor.json('/sign-in/card', await visitor.signByCard())).json();
    const nobody = {reason: '未找到这张卡对应的账号。'};
    demo().agent.set(of(accounts.lisi.idNumber));
    expect(await signIn()).to.deep.equal(nobody);
    demo().agent.set(of(accounts.zhaoliu.idNumber));
    expect(await signIn()).to.deep.equal({});
    expect(await (await visitor.ask('/')).text()).to.include('赵六');
    demo().agent.set(of(sampleEnterprise.holderIdNumber));
  });

  it('rejects a revoked card', async () => {
    await visitor.ask('/?scenario=card-revoked&user=zhangsan');
    const refused = await visitor.json('/sign-in/card', await visitor.signByCard());
    expect(await refused.json()).to.deep.equal({reason: '这张卡已注销。'});
    await visitor.ask('/?scenario=normal&user=zhangsan');
  });

  it('does not accept the certification text as a sign-in signature', async () => {
    const {token} = await visitor.signByCard();
    const answer = await visitor.json('/sign-in/challenges', {token});
    const issued = (await answer.json()) as {challengeId: string; nonce: string; expiresAt: string};
    const {subject} = await visitor.status();
    const {certificate, sign} = await readCard(demo());
    const signed = await sign(() => composeCardChallenge({...issued, subject, uscc: pudong.uscc, origin: demo().url}));
    const verification = {challengeId: issued.challengeId, certificate, algorithm: 'SM2-SM3', ...signed};
    const refused = await visitor.json('/sign-in/card', {token, verification});
    expect(await refused.json()).to.deep.equal({reason: '卡的签名核验不通过，请重新登录。'});
  });
});

describe('The sign-in stores', () => {
  it('keep a value for two minutes, one visitor and one use', () => {
    let now = 0;
    const values = new OneUse<string>(120_000, () => now);
    const ids = ['a', 'b', 'c'].map((value) => values.issue('me', value));
    expect(values.take(ids[0] ?? '', 'me')).to.equal('a');
    expect(values.take(ids[0] ?? '', 'me')).to.equal(undefined);
    expect(values.take(ids[1] ?? '', 'you')).to.equal(undefined);
    expect(values.take(ids[1] ?? '', 'me')).to.equal(undefined);
    now = 120_000;
    expect(values.take(ids[2] ?? '', 'me')).to.equal(undefined);
  });

  it('keep the last five values of an owner, and so many in all', () => {
    const values = new OneUse<number>(1, () => 0, 7);
    const mine = [0, 1, 2, 3, 4, 5].map((value) => values.issue('me', value));
    const others = [6, 7, 8].map((value) => values.issue(`other ${value}`, value));
    const taken = [...mine.map((id) => values.take(id, 'me')), values.take(others[0] ?? '', 'other 6')];
    expect(taken).to.deep.equal([undefined, undefined, 2, 3, 4, 5, 6]);
  });
});
