import type {Inspected} from '../../src/components/element/report/inspect.js';
import {machines} from '../../demo/machines/catalogue.js';
import {until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {fakeAgent, fakeBackend, fakeStatus} from '../../src/fakes.js';
import {methodIds} from '../../src/domain/ids.js';
import {type RealnameCert, steps} from '../../src/index.js';
import {warnings} from '../harness/warnings.js';

/* Nothing here may define the whole before the test does. */

const status = fakeStatus({
  methods: methodIds.map((id) => ({id, state: 'not-certified' as const, enabled: true})),
});

const open = (methods = ''): RealnameCert => {
  const cert = document.createElement('sw-realname-cert');
  Object.assign(cert, {methods, backend: fakeBackend({getStatus: async () => status}), agent: fakeAgent()});
  document.body.append(cert);
  return cert;
};

const offered = ({offered}: RealnameCert): string => offered.map(({id}) => id).join();

describe('Entries for methods', () => {
  const said = warnings();
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('add up, also when one comes while an element is on the page', async () => {
    await import('../../src/methods/legal-rep.js');
    const cert = open();
    const alone = open('ic-card');
    await until('the one is offered', () => offered(cert) === 'legal-rep' && alone.step === 'home');
    await import('../../src/methods/ic-card.js');
    await until('both are offered, the recommended one first', () => offered(cert) === 'ic-card,legal-rep');
    await until('what waits for its entry opens', () => alone.step === 'introducing');
    await import('../../src/define.js');
    await until('all are offered', () => offered(cert) === methodIds.join());
    expect(cert.step).to.equal('home');
  });

  it('are named on the console when a method has none', async () => {
    open('ic-card nonsense');
    await until('it is said', () => said.some((line) => line.join().includes('methods: nonsense is not known here')));
  });
});

describe('The promise of open()', () => {
  const said = warnings();

  it('resolves when the view is shown, from wherever the user is', async () => {
    const cert = open();
    for (const view of ['ic-card', 'legal-rep', 'profile', 'home', 'ic-card']) {
      expect(await cert.open(view)).to.equal(view);
      expect(cert.view).to.equal(view);
    }
    void cert.open('legal-rep');
    await cert.open('home');
    expect(cert.view).to.equal('home');
    await cert.open('ic-card');
    expect(await cert.home()).to.equal(true);
    expect(cert.view).to.equal('home');
    await cert.open();
    expect(cert.step).to.equal('home');
    cert.remove();
  });

  it('resolves where the user is, and the console says so, when the view is not offered', async () => {
    const cert = open('ic-card legal-rep');
    expect(await cert.open('bank-ukey')).to.equal('home');
    expect(said.join()).to.contain('open(): bank-ukey is not offered to this user here, but home, profile, ic-card');
  });

  it('rejects, with the views that the page has, what is none of them, at once and later', async () => {
    const cert = open();
    for (const view of ['nonsense', 'result', 'constructor']) {
      const thrown = await cert.open(view).catch((error: unknown) => error);
      expect(thrown).to.be.instanceOf(TypeError);
      expect((thrown as Error).message).to.match(/^open\(\): there is no view \w+, but home, .*profile/);
    }
    expect(cert.view).to.equal('home');
  });

  it('resolves when the element is removed', async () => {
    const cert = open();
    const opened = cert.open('ic-card');
    cert.remove();
    await opened;
  });
});

describe('What inspect is told', () => {
  it('is the machines’ steps, without their context', async () => {
    const cert = open();
    const seen: Inspected[] = [];
    cert.inspect = (inspected) => seen.push(inspected);
    await until('where the journey is, is told', () => seen[0]?.machine === 'certification');
    await cert.open('profile');
    await until('the record is shown', () => cert.step === 'viewing');
    const last = seen.at(-1) ?? {};
    expect(Object.keys(last)).to.deep.equal(['machine', 'event', 'state', 'at']);
    expect(last).to.include({machine: 'profile', state: 'viewing'});
    expect(JSON.stringify(seen)).not.to.contain('张三');
  });
});

describe('The list of steps', () => {
  /** What is passed at once, contains another machine’s steps, or ends. */
  const never = ['beginning', 'inMethod', 'legalRep', 'holder', 'result'];
  const others = {home: 'certification', 'bank-ukey': 'handoff'} as const;
  for (const view of ['home', 'profile', 'admin-requests', ...methodIds] as const) {
    const machine = machines[view === 'home' || view === 'bank-ukey' ? others[view] : view];
    it(`has the states of the machine: ${view}`, () => {
      const states = Object.values<{type: string; key: string}>(machine.states).filter(({type}) => type !== 'final');
      const names = states.map(({key}) => key).filter((key) => !never.includes(key));
      const own = (steps[view] as readonly string[]).filter((step) => !step.includes('.'));
      expect(own).to.have.members(names);
    });
  }

  it('has the states of a person’s check, for both persons', () => {
    const names = Object.values(machines['person-check'].states).flatMap(({type, key}) =>
      type === 'final' ? [] : [key],
    );
    const inside = steps['legal-rep'].filter((step) => step.includes('.'));
    expect(inside).to.have.members(['legalRep', 'holder'].flatMap((who) => names.map((name) => `${who}.${name}`)));
  });
});
