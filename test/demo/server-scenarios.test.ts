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

  it('sets the card and reader when the page is served, until another scenario is set', async () => {
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

  it('locks the card, and “normal” unlocks it again', async () => {
    await visitor.open('/?scenario=card-locked');
    expect(demo().agent.triesLeft).to.equal(0);
    await visitor.open('/?scenario=normal');
    expect(demo().agent.triesLeft).to.equal(5);
  });

  it('gives the page an address without listener when the agent is absent', async () => {
    expect(await isListening(await visitor.agentUrl('/?scenario=agent-absent'))).to.equal(false);
    expect(await isListening(await visitor.agentUrl('/'))).to.equal(true);
  });

  it('makes the backend fail for the visitor who set it, and for no other', async () => {
    const other = new Visitor(demo());
    await other.open('/');
    await visitor.open('/?scenario=backend-down');
    expect(await readProblem(await visitor.post('/ic-card/challenges'))).to.include({httpStatus: 503});
    expect((await visitor.status()).applicable).to.equal(true);
    expect((await other.post('/ic-card/challenges')).status).to.equal(200);
    await visitor.open('/?scenario=normal');
    expect((await visitor.post('/ic-card/challenges')).status).to.equal(200);
  });

  it('refuses the card’s signature with the code in its name', async () => {
    await visitor.open('/?scenario=challenge-expired');
    const answer = await visitor.post('/ic-card/verifications', {});
    expect(await answer.json()).to.deep.equal(refused('challenge-expired'));
  });

  it('returns 429 with Retry-After for too many requests', async () => {
    await visitor.open('/?scenario=rate-limited');
    const response = await visitor.post('/ic-card/challenges');
    expect(response.headers.get('retry-after')).to.equal('60');
    expect(await readProblem(response)).to.include({httpStatus: 429, code: 'rate-limited', retryAfter: 60});
  });

  it('returns a status that no schema accepts, for a broken contract', async () => {
    await visitor.open('/?scenario=contract');
    const response = await visitor.open('/api/realname-cert/status');
    expect(response.status).to.equal(200);
    expect(statusSchema().safeParse(await response.json()).success).to.equal(false);
  });
});
