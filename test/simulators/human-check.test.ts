import {expect} from 'chai';
import {allOnRecord, bankCardOf, idCardOf, refused} from './legal-rep.harness.js';
import {expectProblem} from './backend.harness.js';
import {readProfile} from './profile.harness.js';
import {useDemo, Visitor} from '../demo/server.harness.js';

const unchecked = refused('human-check-required');
/** What a page of the demo has after its user has passed the check. */
const passed = () => ({humanCheck: `demo-human-${crypto.randomUUID()}`});

describe('The “human-check” scenario', () => {
  const demo = useDemo();
  let visitor: Visitor;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=fresh');
    await visitor.open('/?scenario=human-check');
  });

  const post = async (path: string, body: object, key?: string, by = visitor) =>
    (await (await by.post(path, body, key)).json()) as Record<string, string>;
  const version = async () => (await readProfile(await visitor.open('/api/realname-cert/profile'))).version;

  it('requires a check before each submission of every path', async () => {
    for (const path of [
      ...['/ic-card/challenges', '/ic-card/verifications', '/bank-ukey/handoffs'],
      ...['enterprise', 'id-card', 'sms-codes', 'bank-card'].map((each) => `/legal-rep/${each}`),
    ]) {
      expect(await post(path, {}), path).to.deep.equal(unchecked);
    }
    for (const part of ['enterprise', 'account']) {
      const answer = await visitor.put(`/profile/${part}`, {}, await version());
      expect(await answer.json(), part).to.deep.equal(unchecked);
    }
  });

  it('accepts one check for the card challenge, and requires another for the verification', async () => {
    const {challengeId} = await post('/ic-card/challenges', passed());
    expect(challengeId).to.be.a('string');
    expect(await post('/ic-card/verifications', {challengeId})).to.deep.equal(unchecked);
    await expectProblem(visitor.post('/ic-card/verifications', {challengeId, ...passed()}), 400, 'invalid-request');
  });

  it('lets a checked user complete every step and save a change', async () => {
    const {ticket = ''} = await post('/legal-rep/enterprise', {...allOnRecord, ...passed()});
    const claim = idCardOf('陈静', ticket, 'legal-rep', passed());
    expect(await post('/legal-rep/id-card', claim)).to.include({next: 'account-holder'});
    const request = bankCardOf('陈静', ticket, 'legal-rep', passed());
    expect(await post('/legal-rep/sms-codes', request)).to.have.property('smsId');
    const answer = await visitor.put('/profile/account', {holderName: '张珊', ...passed()}, await version());
    expect(await answer.json()).to.deep.equal({effective: 'next-sign-in'});
  });

  it('accepts only tokens of its pages, each once, for any user and operation', async () => {
    for (const humanCheck of [
      'robot',
      'demo-human',
      'demo-human-',
      'demo-human-1',
      '',
      7,
      null,
      [passed().humanCheck],
    ]) {
      expect(await post('/ic-card/challenges', {humanCheck}), String(humanCheck)).to.deep.equal(unchecked);
    }
    const token = passed();
    expect(await post('/ic-card/challenges', token)).to.have.property('challengeId');
    expect(await post('/ic-card/challenges', token)).to.deep.equal(unchecked);
    expect(await post('/legal-rep/enterprise', {...allOnRecord, ...token})).to.deep.equal(unchecked);
    const other = new Visitor(demo());
    await other.open('/?user=lisi');
    await other.open('/?scenario=human-check');
    expect(await post('/ic-card/challenges', token, undefined, other)).to.deep.equal(unchecked);
  });

  it('uses up a token even if its request fails', async () => {
    const token = passed();
    await expectProblem(visitor.post('/legal-rep/enterprise', token), 400, 'invalid-request');
    expect(await post('/legal-rep/enterprise', {...allOnRecord, ...token})).to.deep.equal(unchecked);
  });

  it('returns the same answer to a retry whose token is already used', async () => {
    const [body, key] = [{...allOnRecord, ...passed()}, crypto.randomUUID()];
    const first = await post('/legal-rep/enterprise', body, key);
    expect(first).to.have.property('ticket');
    expect(await post('/legal-rep/enterprise', body, key)).to.deep.equal(first);
  });

  it('does not count refused requests as tries', async () => {
    for (let times = 0; times < 25; times += 1)
      expect(await post('/legal-rep/enterprise', allOnRecord)).to.deep.equal(unchecked);
    expect(await post('/legal-rep/enterprise', {...allOnRecord, ...passed()})).to.have.property('ticket');
  });

  it('applies only to the visitor who set it, and not to reads', async () => {
    const other = new Visitor(demo());
    await other.open('/?user=lisi');
    expect(await post('/ic-card/challenges', {}, undefined, other)).to.have.property('challengeId');
    expect((await visitor.status()).applicable).to.equal(true);
    await visitor.open('/?scenario=normal');
    expect(await post('/ic-card/challenges', {})).to.have.property('challengeId');
  });
});
