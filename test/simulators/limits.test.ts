import {expect} from 'chai';
import {type Answered, Answers} from '../../simulators/backend/answers.js';
import {useBackend} from './backend.harness.js';
import {Store} from '../../simulators/backend/store.js';
import {orderCode, refused, ticketOf} from './legal-rep.harness.js';

const reached = (retryAfter: number) => refused('limit-reached', {retryAfter});

describe('The demo backend’s limits', () => {
  const backend = useBackend();
  const day = 86_400;

  /** So many times something that does not fit, which is counted, too. */
  const ask = async (path: string, user: string, times: number): Promise<readonly object[]> => {
    const by = await backend.signIn(user);
    const send = async () => (await (await by.send('POST', path, [], await by.version())).json()) as object;
    return Promise.all(Array.from({length: times}, send));
  };

  it('are for a day that begins with each try, until a scenario lifts them', async () => {
    const expectOf = async (expected: object, times = 1) => {
      for (const answer of await ask('/assistance/requests/x/code', 'zhangsan', times))
        expect(answer).to.deep.include(expected);
    };
    const misfit = {code: 'invalid-request'};
    await expectOf(misfit, 10);
    backend.clock.pass(1_000);
    await expectOf(misfit, 10);
    await expectOf(reached(day - 1));
    backend.clock.pass((day - 1) * 1_000 - 1);
    await expectOf(reached(1));
    backend.clock.pass(1);
    await expectOf(misfit, 10);
    await expectOf(reached(1));
    backend.inside.forget('zhangsan', 'tries');
    await expectOf(misfit);
  });

  it('hold for all accounts of an enterprise together', async () => {
    for (const [user, allowed] of [
      ['zhangsan', 20],
      ['zhaoliu', 20],
      ['sunqi', 20],
      ['wujiu', 0],
      ['lisi', 20],
    ] as const) {
      const answers = await ask('/legal-rep/enterprise', user, 25);
      const decided = answers.filter((answer) => 'requestId' in answer);
      expect(decided, user).to.have.length(allowed);
    }
  });

  it('allow one user ten SMS codes a day, and one mobile five for all users', async () => {
    const another = {bankCard: '6200000000000203', mobile: '13900000011'};
    const send = async (user: string, changes?: object) => {
      const client = await backend.signIn(user);
      return orderCode(client, '陈静', await ticketOf(client), 'legal-rep', changes);
    };
    for (let times = 0; times < 5; times += 1) {
      expect(await send(times < 3 ? 'zhangsan' : 'zhaoliu')).to.have.property('smsId');
      backend.clock.pass(60_000);
    }
    for (const user of ['zhangsan', 'sunqi']) expect(await send(user)).to.deep.equal(reached(day - 5 * 60));
    backend.inside.forget('zhangsan', 'tries');
    for (let times = 0; times < 5; times += 1) {
      for (const changes of [{}, another]) expect(await send('zhangsan', changes)).to.have.property('smsId');
      backend.clock.pass(60_000);
    }
    for (const changes of [{}, another]) expect(await send('zhangsan', changes)).to.deep.equal(reached(day - 5 * 60));
  });
});

describe('The demo backend’s store', () => {
  it('ends a user’s own oldest sessions, and never another user’s', () => {
    const store = new Store(() => 0);
    const signIn = (id: string, user: string) => {
      store.record({type: 'signed-in', id, user, order: store.nextOrder(), at: 0, until: 1});
    };
    signIn('other', 'zhaoliu');
    for (let at = 0; at <= 100; at += 1) signIn(`s${at}`, 'zhangsan');
    const isOpen = (id: string) => store.session(id) !== undefined;
    expect(['other', 's0', 's1', 's100'].map(isOpen)).to.deep.equal([true, false, true, true]);
  });

  it('keeps 500 answers of a user for a day, and drops no other user’s', () => {
    let now = 0;
    const answers = new Answers(() => now);
    const keep = (subject: string, key: string) => {
      const asked = {subject, key, operation: 'o', fingerprint: 'f', at: 0};
      answers.keep({...asked, answer: {effective: 'now'}} satisfies Answered);
    };
    keep('other', 'k0');
    for (let at = 0; at <= 500; at += 1) keep('flooder', `k${at}`);
    const isKept = (subject: string, key: string) => answers.find({subject, operation: 'o', key}) !== undefined;
    now = 86_399_999;
    expect(isKept('other', 'k0')).to.equal(true);
    expect(['k0', 'k1', 'k500'].map((key) => isKept('flooder', key))).to.deep.equal([false, true, true]);
    now += 1;
    expect(isKept('other', 'k0')).to.equal(false);
  });
});
