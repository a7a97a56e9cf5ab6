import {expect} from 'chai';
import {requestAssistance} from '../../simulators/backend/ask-for-help.js';
import {assistanceParts} from '../../simulators/backend/assistance-routes.js';
import {HelpRequests} from '../../simulators/backend/help-requests.js';
import {inboxDayOf} from '../../simulators/backend/inbox-day.js';
import {OneTimeTokens} from '../../simulators/backend/one-time-tokens.js';
import {Profiles} from '../../simulators/backend/profiles.js';
import {findUser} from '../../simulators/backend/users.js';
import {pudong} from './assistance.harness.js';
import {Store} from '../../simulators/backend/store.js';

/** Known with an administrator, known without one, unknown, not even a name, and a part of a known name. */
const typed = [
  pudong.uscc,
  '91100000PDY00001XY',
  '北京样例进出口有限公司',
  '北京无此企业有限公司',
  '?',
  '上海浦东样例',
];

/** The same object, which notes the names of all calls to it. */
const noting = <T extends object>(target: T, calls: string[]): T => {
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(target))) {
    const method: unknown = Reflect.get(target, name);
    if (typeof method !== 'function') continue;
    Reflect.set(target, name, (...args: unknown[]): unknown => {
      calls.push(name);
      return Reflect.apply(method, target, args) as unknown;
    });
  }
  return target;
};

describe('A request for help to an enterprise that may not exist', () => {
  it('makes the same calls in the same order whether or not it exists', () => {
    const traces = typed.map((enterprise) => {
      const calls: string[] = [];
      const profiles = new Profiles();
      const user = profiles.currentUser(findUser('jiangqi')!);
      const parts = {
        ...assistanceParts,
        store: noting(new Store(() => 0), calls),
        profiles: noting(profiles, calls),
        requests: noting(new HelpRequests(() => 0), calls),
        ...{stepUps: new OneTimeTokens(/^$/), currentUser: () => user, now: () => 0},
      };
      requestAssistance(parts, {user, session: {id: 's', user: user.id, order: 1, at: 0, until: 1}}, {enterprise});
      return calls.join();
    });
    expect(new Set(traces)).to.have.property('size', 1);
    expect(traces[0]).to.include('triesAt').and.include('issue');
  });

  it('reaches the inbox of 60 accounts a day, and a withdrawn one takes no place', () => {
    const store = new Store(() => 0);
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
    expect(['asking-1', 'withdrawing-1', 'other'].map(day.isOpenTo)).to.deep.equal([true, false, false]);
    expect(inboxDayOf(store, 'y').isOpenTo('other')).to.equal(true);
  });
});
