import {connect} from 'node:net';
import {expect} from 'chai';
import {statusSchema} from '../../src/domain/schemas.js';
import {readProblem} from '../simulators/backend.harness.js';
import {refused} from '../simulators/legal-rep.harness.js';
import {useDemo, Visitor} from './server.harness.js';

const isListening = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

describe('A scenario of the demo', () => {
  const demo = useDemo();
  let visitor: Visitor;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=normal');
  });

  it('sets the desk when the page is served, and leaves it so until another scene is named', async () => {
    const atStart = {card: 'sm2', reader: 'normal', expiresInDays: demo().agent.settings.expiresInDays};
    for (const [scenario, changes] of [
      ['no-card', {card: 'none'}],
      ['no-reader', {reader: 'none'}],
      ['reader-903', {reader: '903'}],
      ['card-expired', {expiresInDays: -3}],
      ['card-ends-soon', {expiresInDays: 12}],
      ['card-rsa', {card: 'rsa'}],
      ['normal', {}],
    ] as const) {
      await visitor.open(`/?scenario=${scenario}`);
      await visitor.open('/');
      expect(demo().agent.settings, scenario).to.include({...atStart, ...changes});
    }
  });

  it('locks the card, and unlocks it when all is normal again', async () => {
    await visitor.open('/?scenario=card-locked');
    expect(demo().agent.triesLeft).to.equal(0);
    await visitor.open('/?scenario=normal');
    expect(demo().agent.triesLeft).to.equal(5);
  });

  it('gives a page an address at which nothing listens where the agent is absent', async () => {
    expect(await isListening(await visitor.agentUrl('/?scenario=agent-absent'))).to.equal(false);
    expect(await isListening(await visitor.agentUrl('/'))).to.equal(true);
  });

  it('lets the backend fail for the visitor who called for it, and for no other', async () => {
    const other = new Visitor(demo());
    await other.open('/');
    await visitor.open('/?scenario=backend-down');
    expect(await readProblem(await visitor.post('/ic-card/challenges'))).to.include({httpStatus: 503});
    expect((await visitor.status()).applicable).to.equal(true);
    expect((await other.post('/ic-card/challenges')).status).to.equal(200);
    await visitor.open('/?scenario=normal');
    expect((await visitor.post('/ic-card/challenges')).status).to.equal(200);
  });

  it('refuses what a card has signed, as the title says', async () => {
    for (const code of ['card-revoked', 'challenge-expired']) {
      await visitor.open(`/?scenario=${code}`);
      const answer = await visitor.post('/ic-card/verifications', {});
      expect(await answer.json()).to.deep.equal(refused(code));
    }
  });

  it('says how long to wait where there were too many requests', async () => {
    await visitor.open('/?scenario=rate-limited');
    const response = await visitor.post('/ic-card/challenges');
    expect(response.headers.get('retry-after')).to.equal('60');
    expect(await readProblem(response)).to.include({httpStatus: 429, code: 'rate-limited', retryAfter: 60});
  });

  it('answers what no schema takes where the contract is broken', async () => {
    await visitor.open('/?scenario=contract');
    const response = await visitor.open('/api/realname-cert/status');
    expect(response.status).to.equal(200);
    expect(statusSchema().safeParse(await response.json()).success).to.equal(false);
  });
});
