import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {recallHandoff} from '../../src/adapters/handoff.wiring.js';
import {pollingStore} from '../../src/adapters/polling.store.js';
import {reportReturn, watchPage} from '../../src/adapters/page-watch.js';
import {isCertError} from '../../src/domain/errors.js';
import type {PageEvent} from '../../src/machines/polling.setup.js';
import {kept, look, tidyUp} from '../harness/bank-ukey-page.js';
import {calm, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {Timers} from '../harness/timers.js';

tidyUp();

const codeOf = (recall: () => unknown): string => {
  try {
    return `nothing but ${String(recall())}`;
  } catch (thrown) {
    return isCertError(thrown) ? thrown.code : String(thrown);
  }
};

for (const method of ['bank-ukey', 'e-licence'])
  describe(`A handoff of ${method} in sessionStorage`, () => {
    const {remember} = pollingStore(method);
    const recall = (subject = 'subject-1') => recallHandoff(method, subject);

    it('carries the id of the journey, so that it goes on after a reload', () => {
      const [before, after, none] = ['4', '2', '3'].map((digit) => ({id: digit.repeat(32)}));
      const recallIn = (journey: typeof before) => recallHandoff(method, 'subject-1', pollingStore(method, journey));
      remember('handoff-1', 'subject-1');
      expect([recallIn(none), none?.id]).to.deep.equal(['handoff-1', '3'.repeat(32)]);
      pollingStore(method, before).remember('handoff-1', 'subject-1');
      expect([recallIn(after), after?.id]).to.deep.equal(['handoff-1', before?.id]);
      for (const id of ['0'.repeat(32), 'a user', '3'.repeat(33), '1'.repeat(32)]) {
        pollingStore(method, {id}).remember('handoff-1', 'subject-1');
        expect([recallIn(none), none?.id]).to.deep.equal(['handoff-1', '3'.repeat(32)]);
      }
    });

    it('rejects with code handoff-record-damaged when any part is invalid, and is deleted', () => {
      remember('handoff-1', 'subject-1');
      const whole = JSON.parse(kept('subject-1', method) ?? '') as object;
      for (const each of [
        ...['{', '1', 'null', '[]', '"handoff-1"', '{}'],
        ...[
          {version: 2},
          {method: 'ic-card'},
          {id: ''},
          {id: 7},
          {id: 'a'.repeat(201)},
          {id: 'a\nb'},
          {id: '..'},
          {id: 'a/b'},
        ].map((change) => JSON.stringify({...whole, ...change})),
      ]) {
        sessionStorage.setItem(pollingKeyOf('subject-1', method), each);
        expect(
          codeOf(() => recall()),
          each,
        ).to.equal('handoff-record-damaged');
        expect(kept('subject-1', method)).to.be.null;
      }
    });
  });

describe('The page watcher', () => {
  const watches: ReturnType<typeof watchPage>[] = [];
  afterEach(() => {
    for (const {stop} of watches.splice(0)) stop();
  });
  const watch = (id = 'handoff-1') => {
    const told: PageEvent['type'][] = [];
    const {announceAsking, stop} = watchPage(id, ({type}) => told.push(type));
    watches.push({announceAsking, stop});
    return {told, announceAsking, stop};
  };

  it('reports when the page is shown or hidden, and at once when it starts hidden', () => {
    const {told} = watch();
    look(false);
    look(true);
    expect(told).to.deep.equal(['hidden', 'woken']);
    look(false);
    expect(watch().told).to.deep.equal(['hidden']);
  });

  it('reports focus, online and pageshow, unless the page is hidden', () => {
    const types = ['focus', 'online', 'pageshow'];
    for (const type of types) {
      const {told, stop} = watch();
      dispatchEvent(new Event(type));
      expect(told).to.deep.equal(['woken']);
      stop();
    }
    look(false);
    const {told} = watch();
    for (const type of types) dispatchEvent(new Event(type));
    expect(told).to.deep.equal(['hidden']);
  });

  it('receives queries by other pages about the same handoff, but not its own and not about others', async () => {
    const [one, other, third] = [watch(), watch(), watch('handoff-2')];
    const said: unknown[] = [];
    const channel = new BroadcastChannel('sw-realname-cert');
    channel.onmessage = ({data}: MessageEvent) => said.push(data);
    one.announceAsking();
    await until('the others have heard', () => other.told.length > 0 && said.length > 0);
    await calm();
    channel.close();
    expect(JSON.stringify(said)).not.to.contain('handoff-1');
    expect([one.told, other.told, third.told]).to.deep.equal([[], ['askedElsewhere'], []]);
  });

  it('receives the return of a user from a bank, for any handoff', async () => {
    const [one, other] = [watch(), watch('handoff-2')];
    reportReturn();
    await until('both have heard', () => one.told.length > 0 && other.told.length > 0);
    expect([one.told, other.told]).to.deep.equal([['hinted'], ['hinted']]);
  });

  it('ignores unknown messages in the channel', async () => {
    const {told} = watch();
    const channel = new BroadcastChannel('sw-realname-cert');
    for (const data of [
      null,
      'returned',
      7,
      {type: 'passed', id: 'handoff-1'},
      {type: 'asked'},
      {type: 'asked', id: 'handoff-1'},
      {type: 'asked', digest: 7},
    ]) {
      channel.postMessage(data);
    }
    channel.postMessage({type: 'returned'});
    await until('the last has arrived', () => told.length > 0);
    channel.close();
    expect(told).to.deep.equal(['hinted']);
  });

  it('reports nothing after it is stopped', async () => {
    const [one, other] = [watch(), watch()];
    one.stop();
    look(false);
    look(true);
    dispatchEvent(new Event('focus'));
    other.announceAsking();
    reportReturn();
    await until('the other has heard', () => other.told.includes('hinted'));
    await calm();
    expect(one.told).to.be.empty;
  });

  it('works without a BroadcastChannel', () => {
    const own = window.BroadcastChannel;
    Object.assign(window, {
      BroadcastChannel: function Denied() {
        throw new DOMException('Denied', 'SecurityError');
      },
    });
    try {
      const {told, announceAsking} = watch();
      announceAsking();
      reportReturn();
      look(false);
      expect(told).to.deep.equal(['hidden']);
    } finally {
      Object.assign(window, {BroadcastChannel: own});
    }
  });
});

describe('The page watcher, however often the focus comes and goes,', () => {
  const timers = Timers.inEach();

  it('reports what makes a page ask at once, then once a second, and not sooner after it was asked', async () => {
    const told: PageEvent['type'][] = [];
    const {announceAsking, stop} = watchPage('handoff-1', ({type}) => told.push(type));
    const flood = () => {
      for (let times = 0; times < 20; times++) dispatchEvent(new Event(times % 2 === 0 ? 'focus' : 'online'));
    };
    flood();
    expect(told).to.deep.equal(['woken']);
    timers.pass(900);
    flood();
    timers.pass(100);
    expect(told).to.deep.equal(['woken', 'woken']);
    timers.pass(1_000);
    reportReturn();
    await until('it is hinted', () => told.length > 2);
    announceAsking();
    flood();
    timers.pass(999);
    expect(told).to.deep.equal(['woken', 'woken', 'hinted']);
    look(false);
    timers.pass(1);
    expect(told.slice(3)).to.deep.equal(['hidden']);
    stop();
  });
});
