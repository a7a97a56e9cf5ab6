import type {Inspected} from '../../src/components/element/report/inspect.js';
import {machines} from '../../demo/machines/catalogue.js';
import {until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {fakeAgent, fakeBackend, fakeStatus} from '../../src/fakes.js';
import {homeSteps, methodIds, pathIds} from '../../src/domain/ids.js';
import {pathRows, stepIn} from '../../src/domain/path-rows.js';
import {inboxSteps} from '../../src/machines/admin-requests.machine.js';
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

  it('add their methods, also to an element that is already on the page', async () => {
    await import('../../src/methods/legal-rep.js');
    const cert = open();
    const alone = open('ic-card');
    await until('the one is offered', () => offered(cert) === 'legal-rep' && alone.step === 'choosing');
    await import('../../src/methods/ic-card.js');
    await until('both are offered, the recommended one first', () => offered(cert) === 'ic-card,legal-rep');
    await until('what waits for its entry opens', () => alone.step === 'intro');
    await import('../../src/define.js');
    await until('all are offered', () => offered(cert) === methodIds.join());
    expect(cert.step).to.equal('choosing');
  });

  it('that are missing for a listed method are reported on the console', async () => {
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
    expect(cert.step).to.equal('choosing');
    cert.remove();
  });

  it('resolves where the user is, and the console says so, when the view is not offered', async () => {
    const cert = open('ic-card legal-rep');
    expect(await cert.open('bank-ukey')).to.equal('home');
    expect(said.join()).to.contain('open(): bank-ukey is not offered to this user here, but home, profile, ic-card');
  });

  it('rejects an unknown view with a TypeError that lists the known views', async () => {
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

describe('The steps', () => {
  /** What is passed at once, or shows another machine’s steps. */
  const never = ['beginning', 'inMethod', 'handoff.opening', 'offering'];
  const rows = [
    ['certification', homeSteps],
    ['admin-requests', inboxSteps],
    ...pathIds.map((id) => [id === 'bank-ukey' ? 'handoff' : id, pathRows[id].steps] as const),
  ] as const;
  const statesOf = (machine: keyof typeof machines): readonly string[] =>
    Object.values<{type: string; key: string}>(machines[machine].states).flatMap(({type, key}) =>
      type === 'final' || never.includes(key) || never.includes(`${machine}.${key}`) ? [] : [key],
    );

  for (const [machine, row] of rows)
    it(`are defined for each visible state of the machine, and for no other: ${machine}`, () => {
      expect(Object.keys(row)).to.have.members(statesOf(machine));
    });

  it('of a person check are confirming, sending or failed, and in a form legal-rep or account-holder', () => {
    const told = (who: string) =>
      statesOf('person-check').map((each) => `${each} ${stepIn('legal-rep', `${who}.${each}`)}`);
    const others = ['confirming confirming', 'checkingIdCard sending', 'notChecked failed', 'sendingCode sending'];
    const forms = ['choosing', 'idCard', 'bankCard'];
    for (const [who, form] of [
      ['legalRep', 'legal-rep'],
      ['holder', 'account-holder'],
    ] as const)
      expect(told(who)).to.have.members([
        ...[...others, 'checkingBankCard sending'],
        ...forms.map((each) => `${each} ${form}`),
      ]);
  });

  it('of a host’s own method are the steps of bank-ukey', () => {
    expect([stepIn('alipay', 'scanned'), stepIn('constructor', 'creating')]).to.deep.equal(['scanned', 'sending']);
  });

  it('are at most eight words in a view and 40 in all, in kebab case', () => {
    const all = new Set(Object.values(steps).flat());
    expect(Object.values(steps).map(({length}) => length)).to.satisfy((each: number[]) =>
      each.every((most) => most <= 8),
    );
    expect(all.size).to.be.at.most(40);
    for (const each of all) expect(each).to.match(/^[a-z]+(-[a-z]+)*$/);
  });
});
