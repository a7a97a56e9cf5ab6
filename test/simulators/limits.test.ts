import {expect} from 'chai';
import {type Answered, Answers} from '../../simulators/backend/answers.js';
import {type Client, useBackend} from './backend.harness.js';
import {Applicant} from './legal-rep.harness.js';
import {Editor} from './profile.harness.js';

const repeat = async (times: number, act: () => Promise<unknown>): Promise<void> => {
  for (let done = 0; done < times; done += 1) await act();
};

describe('The demo backend’s limits', () => {
  const backend = useBackend();
  let client: Client;
  beforeEach(async () => {
    client = await backend.signIn('zhangsan');
  });

  const malformed = {
    'the legal representative’s path': {
      ask: (by: Client) => by.post('/legal-rep/id-card', {}),
      path: '/legal-rep/id-card',
    },
    'the card’s path': {ask: (by: Client) => by.post('/ic-card/verifications', {}), path: '/ic-card/verifications'},
  };
  for (const [path, {ask}] of Object.entries(malformed)) {
    it(`count malformed requests on ${path} over all sessions`, async () => {
      await repeat(10, async () => expect((await ask(client)).status).to.equal(400));
      const again = await backend.signIn('zhangsan');
      await repeat(10, async () => expect((await ask(again)).status).to.equal(400));
      const limited = await ask(client);
      expect(limited.status).to.equal(200);
      expect(await limited.json()).to.have.nested.property('refusal.code', 'limit-reached');
      expect((await ask(await backend.signIn('zhaoliu'))).status).to.equal(400);
    });
  }

  it('count malformed record changes', async () => {
    const editor = new Editor(client);
    await repeat(20, async () => expect((await editor.put('account', {validFrom: 'x'})).status).to.equal(400));
    expect(await editor.save('account', {holderName: '张叁'})).to.have.nested.property('refusal.code', 'limit-reached');
  });

  it('hold for simultaneous requests: no more than allowed are decided', async () => {
    const refusals = await Promise.all(
      Array.from({length: 30}, async () => {
        const answer = await new Applicant(client).enterprise({uscc: '91100000PDY00001XY'});
        return 'refusal' in answer ? answer.refusal.code : '';
      }),
    );
    expect(refusals.filter((code) => code === 'enterprise-mismatch')).to.have.length(20);
    expect(refusals.filter((code) => code === 'limit-reached')).to.have.length(10);
  });

  it('hold for all accounts of an enterprise together', async () => {
    const wrong = {legalRepName: '陈敬'};
    for (const user of ['zhangsan', 'zhaoliu', 'sunqi']) {
      const applicant = new Applicant(await backend.signIn(user));
      await repeat(20, () => applicant.enterprise(wrong));
    }
    const fourth = new Applicant(await backend.signIn('wujiu'));
    expect(await fourth.enterprise(wrong)).to.have.nested.property('refusal.code', 'limit-reached');
    const elsewhere = new Applicant(await backend.signIn('lisi'));
    expect(await elsewhere.enterprise()).to.have.property('next');
  });

  it('allow sixty challenges a day over sessions and a restart, without storing challenges', async () => {
    await repeat(30, () => client.challenge());
    const again = await backend.signIn('zhangsan');
    await repeat(30, () => again.challenge());
    await backend.restart();
    const answer = await again.at(backend.url).post('/ic-card/challenges', {});
    expect(await answer.json()).to.deep.equal({passed: false, refusal: {code: 'limit-reached', retryAfter: 86_400}});
    const nonce = (await (await backend.signIn('zhaoliu')).challenge()).nonce;
    expect(await backend.written()).not.to.include(nonce);
    backend.clock.pass(86_400_000);
    await (await backend.signIn('zhangsan')).challenge();
  });

  it('end a user’s own oldest sessions, and never another user’s', async () => {
    const colleague = await backend.signIn('zhaoliu');
    const sessions: Client[] = [];
    for (let batch = 0; batch < 11; batch += 1) {
      sessions.push(...(await Promise.all(Array.from({length: 100}, () => backend.signIn('zhangsan')))));
    }
    const statusOf = async (by: Client) => (await by.get('/status')).status;
    expect(await statusOf(colleague)).to.equal(200);
    expect(await statusOf(client)).to.equal(401);
    expect(await statusOf(sessions[0]!)).to.equal(401);
    expect(await statusOf(sessions.at(-1)!)).to.equal(200);
    await backend.restart();
    expect(await statusOf(colleague.at(backend.url))).to.equal(200);
  }).timeout(30_000);
});

describe('The answers kept for a day', () => {
  const answered = (subject: string, key: string): Answered => ({
    ...{subject, key, operation: 'o', fingerprint: 'f', at: 0},
    answer: {effective: 'now'},
  });

  it('are limited per user: a flood drops only that user’s oldest answers', () => {
    const answers = new Answers(() => 86_399_999);
    answers.keep(answered('other', 'k0'));
    for (let at = 0; at < 2_000; at += 1) answers.keep(answered('flooder', `k${String(at)}`));
    const find = (subject: string, key: string) => answers.find({subject, operation: 'o', key});
    expect(find('other', 'k0')).to.have.property('key', 'k0');
    expect(find('flooder', 'k0')).to.equal(undefined);
    expect(find('flooder', 'k1999')).to.have.property('key', 'k1999');
    expect(answers.written()).to.have.length(501);
  });
});
