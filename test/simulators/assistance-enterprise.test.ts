import {expect} from 'chai';
import {requestAssistance} from '../../simulators/backend/ask-for-help.js';
import {HelpRequests} from '../../simulators/backend/help-requests.js';
import {inboxDayOf} from '../../simulators/backend/inbox-day.js';
import {Profiles} from '../../simulators/backend/profiles.js';
import {Store} from '../../simulators/backend/store.js';
import {findUser} from '../../simulators/backend/users.js';
import {
  type Administrator,
  administratorOf,
  type Helped,
  helpedOf,
  minutes,
  pudong,
  wrongNumber,
} from './assistance.harness.js';
import {useBackend} from './backend.harness.js';
import {refused} from './legal-rep.harness.js';

/** Known with an administrator, known without one, unknown, not even a name, and a part of a known name. */
const typed = [
  pudong.uscc,
  '91100000PDY00001XY',
  '北京样例进出口有限公司',
  '北京无此企业有限公司',
  '?',
  '上海浦东样例',
];

const no = (): void => undefined;

/** The names of all calls to these objects, in order. */
const traced = <T extends Readonly<Record<string, object>>>(objects: T): {calls: string[]; traced: T} => {
  const calls: string[] = [];
  const watch = (name: string, target: object): object =>
    new Proxy(target, {
      get: (_, property) => {
        const value: unknown = Reflect.get(target, property, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          calls.push(`${name}.${String(property)}`);
          return (value as (...args: unknown[]) => unknown).apply(target, args);
        };
      },
    });
  const entries = Object.entries(objects).map(([name, target]) => [name, watch(name, target)]);
  return {calls, traced: Object.fromEntries(entries) as T};
};

describe('An assistance request to an enterprise that may not exist', () => {
  const backend = useBackend();
  let helped: Helped;
  let administrator: Administrator;
  beforeEach(async () => {
    [helped, administrator] = [await helpedOf(backend), await administratorOf(backend)];
  });

  const nextRequest = async (enterprise: string) => {
    backend.forget('jiangqi', 'tries');
    return helped.request(enterprise);
  };

  it('gets the same answers whether or not it exists', async () => {
    const seen = new Set<string>();
    for (const enterprise of typed) {
      const {id, number, ...request} = await nextRequest(enterprise);
      expect([id.length, number.length]).to.deep.equal([32, 2]);
      const {number: same, enterprise: shown, ...status} = (await helped.status(id)) as Record<string, unknown>;
      expect([same, shown]).to.deep.equal([number, enterprise]);
      const code = await helped.code(id, '01234567');
      await helped.withdraw(id);
      seen.add(JSON.stringify([request, status, code, await helped.status(id)]));
    }
    expect([...seen]).to.have.length(1);
  });

  it('goes through the same steps and journal entries whether or not it exists', async () => {
    const kinds = new Set<string>();
    for (const enterprise of typed) {
      const before = (await backend.happenings()).length;
      const {id} = await nextRequest(enterprise);
      await helped.status(id);
      await helped.code(id, '01234567');
      await helped.withdraw(id);
      const written = (await backend.happenings()).slice(before).filter(({type}) => type !== 'forgotten');
      // An id, a time and the enterprise are another each time.
      const shape = (entry: object): [string, unknown][] =>
        Object.entries(entry).map(([name, value]: [string, unknown]) => [
          name,
          /^(?:request|at|uscc)$/.test(name) || value,
        ]);
      kinds.add(JSON.stringify(written.map(shape)));
    }
    expect([...kinds]).to.have.length(1);
    expect([...kinds][0])
      .to.include('"requested"')
      .and.to.include('"withdrawn"');
  });

  it('makes the same store calls in the same order whether or not it exists', () => {
    const traces = typed.map((enterprise) => {
      const user = new Profiles().currentUser(findUser('jiangqi')!);
      const parts = {
        store: {certifications: () => [], membership: () => undefined, record: () => undefined, triesAt: () => []},
        profiles: new Profiles(),
        requests: new HelpRequests(() => 0),
        stepUps: {},
      };
      const {calls, traced: dependencies} = traced(parts);
      const asker = {user, session: {id: 's', user: user.id, order: 1, until: 1}};
      const {happenings} = requestAssistance({...dependencies, currentUser: () => user, now: () => 0} as never, asker, {
        enterprise,
      });
      return JSON.stringify([calls, happenings.map((each) => Object.keys(each))]);
    });
    expect(new Set(traces)).to.have.property('size', 1);
    expect(traces[0]).to.include('requests.issue');
  });

  it('appears only in the inbox of an enterprise with an administrator', async () => {
    for (const enterprise of typed) {
      await nextRequest(enterprise);
      expect(await administrator.requests(), enterprise).to.have.length(enterprise === pudong.uscc ? 1 : 0);
    }
  });

  it('reaches the inbox of 60 accounts a day, and a withdrawn one takes no place', () => {
    const store = new Store(
      {read: () => [], startWith: no, append: no, kept: async () => undefined, close: no},
      () => 0,
    );
    const count = (user: string, what: 'reached' | 'withdrawn') => {
      store.record({type: 'tried', user, what: `inbox/${what}`, uscc: 'x', at: 0});
    };
    for (let user = 0; user < 60; user += 1) {
      count(`withdrawing-${user}`, 'reached');
      count(`withdrawing-${user}`, 'withdrawn');
      expect(inboxDayOf(store, 'x')).to.include({isFull: false, withdrawn: user + 1});
      count(`asking-${user}`, 'reached');
    }
    const day = inboxDayOf(store, 'x');
    expect(day.isFull).to.equal(true);
    for (const [user, isOpen] of [
      ['asking-1', true],
      ['withdrawing-1', false],
      ['other', false],
    ] as const)
      expect(day.isOpenTo(user), user).to.equal(isOpen);
    expect(inboxDayOf(store, 'y').isOpenTo('other')).to.equal(true);
  });

  it('reaches no inbox for a day after a refusal or two wrong numbers, also after a restart', async () => {
    const {id} = await helped.request();
    await administrator.decline(id);
    const refusedOnce = await helped.request(pudong.name);
    expect(await helped.status(refusedOnce.id)).to.include({open: true});
    expect(await administrator.requests()).to.deep.equal([]);
    expect(await administrator.confirm(refusedOnce.id, refusedOnce.number)).to.deep.equal(
      refused('assistance-expired'),
    );
    await backend.restart();
    [helped, administrator] = [await helpedOf(backend), await administratorOf(backend)];
    await helped.request();
    expect(await administrator.requests()).to.deep.equal([]);
    backend.clock.pass(minutes(24 * 60));
    [helped, administrator] = [await helpedOf(backend), await administratorOf(backend)];
    for (const nthToday of [1, 2]) {
      const {id, number} = await helped.request();
      expect((await administrator.requests()).map((each) => each.nthToday)).to.deep.equal([nthToday]);
      await administrator.confirm(id, wrongNumber(number));
    }
    await helped.request();
    expect(await administrator.requests()).to.deep.equal([]);
  });
});

describe('The numbers of assistance requests', () => {
  const requester = {user: 'u', certifies: 'c', name: '*三', mobile: '138****0001'};

  it('differ in one inbox as long as there are others, and are drawn at random', () => {
    const requests = new HelpRequests(() => 0);
    const issue = (at: number) =>
      requests.issue({...requester, subject: `s${at}`}, {enterprise: 'e', uscc: 'x', nth: 1});
    const drawn = Array.from({length: 90}, (_, at) => issue(at).number);
    expect([...drawn].sort()).to.deep.equal(Array.from({length: 90}, (_, at) => String(10 + at)));
    expect(drawn).not.to.deep.equal([...drawn].sort());
    expect(issue(90).number).to.match(/^[1-9]\d$/);
  });
});
