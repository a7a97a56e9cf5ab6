import {expect} from 'chai';
import {requestAssistance} from '../../simulators/backend/ask-for-help.js';
import {HelpRequests} from '../../simulators/backend/help-requests.js';
import {Profiles} from '../../simulators/backend/profiles.js';
import {findUser} from '../../simulators/backend/users.js';
import {type Administrator, administratorOf, type Helped, helpedOf, minutes, pudong} from './assistance.harness.js';
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
      // An id and a time are another each time.
      const shape = (entry: object): [string, unknown][] =>
        Object.entries(entry).map(([name, value]: [string, unknown]) => [name, /^(?:request|at)$/.test(name) || value]);
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
        store: {certifications: () => [], membership: () => undefined, record: () => undefined},
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

  it('is limited per enterprise and day, without showing it to the requester', async () => {
    for (let sent = 0; sent < 20; sent += 1) await nextRequest(pudong.uscc);
    expect(await administrator.requests()).to.have.length(1);
    const {id, ...request} = await nextRequest(pudong.name);
    expect(request).to.have.all.keys('subject', 'number', 'expiresAt');
    expect(await helped.status(id)).to.include({open: true});
    expect(await administrator.requests()).to.deep.equal([]);
    expect(await administrator.confirm(id, request.number)).to.deep.equal(refused('assistance-expired'));
    backend.clock.pass(minutes(24 * 60));
    helped = await helpedOf(backend);
    administrator = await administratorOf(backend);
    await nextRequest(pudong.uscc);
    expect(await administrator.requests()).to.have.length(1);
  });
});

describe('The numbers of an assistance request', () => {
  const requester = {user: 'u', subject: 's', certifies: 'c', name: '*三', mobile: '138****0001'};

  it('are three different ones, with the right one in a random place', () => {
    const requests = new HelpRequests(() => 0);
    const places = new Map<number, number>();
    const drawn = new Set<string>();
    for (let round = 0; round < 600; round += 1) {
      const {number, numbers} = requests.issue(requester, 'e', '');
      expect(new Set(numbers)).to.have.property('size', 3);
      for (const each of numbers) expect(each).to.match(/^[1-9]\d$/);
      const place = numbers.indexOf(number);
      places.set(place, (places.get(place) ?? 0) + 1);
      drawn.add(number);
    }
    expect([...places.keys()].sort()).to.deep.equal([0, 1, 2]);
    // Some 200 each. Fewer than 120 would be seven standard deviations off.
    for (const count of places.values()) expect(count).to.be.greaterThan(120);
    expect(drawn.size).to.be.greaterThan(60);
  });

  it('are drawn once and stay the same on every read', () => {
    const requests = new HelpRequests(() => 0);
    const {id, numbers} = requests.issue(requester, 'e', 'x');
    for (let times = 0; times < 20; times += 1) {
      expect(requests.inboxOf('x').map((each) => each.numbers)).to.deep.equal([numbers]);
      expect(requests.find(id, 's')?.numbers).to.deep.equal(numbers);
    }
  });
});
