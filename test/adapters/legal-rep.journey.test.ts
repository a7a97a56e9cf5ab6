import {expect} from 'chai';
import {createActor, waitFor, type Actor, type AnyActor, type SnapshotFrom} from 'xstate';
import {personNamed} from '../simulators/legal-rep.harness.js';
import {useDemo, Visitor} from '../demo/server.harness.js';
import {demoNotices} from '../../simulators/consent.js';
import {encrypt} from '../../simulators/encrypt.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import {BackendClock} from '../../src/domain/clock.js';
import {parseSmsCode} from '../../src/domain/sms-code.js';
import type {legalRepMachine} from '../../src/machines/legal-rep.machine.js';
import type {personCheckMachine} from '../../src/machines/person-check.machine.js';
import {fakeAgent} from '../../src/fakes.js';

type LegalRep = Actor<typeof legalRepMachine>;
type PersonCheck = Actor<typeof personCheckMachine>;

const {'legal-rep': notice} = demoNotices;

/** The machines on real adapters, against the demo's server: what a developer runs without a screen. */
class Journey {
  readonly #certification;

  constructor(visitor: Visitor) {
    const backend = new HttpBackend({baseUrl: `${visitor.demo.url}/api/realname-cert`});
    this.#certification = createActor(
      wireCertification({
        backend,
        agent: () => Promise.resolve(fakeAgent()),
        clock: new BackendClock(),
        origin: visitor.demo.url,
        consent: demoNotices,
        encryptField: (_, value) => Promise.resolve(encrypt(value)),
      }),
      {input: {known: ['ic-card', 'legal-rep'], only: undefined, startWith: 'legal-rep', solo: false}},
    ).start();
  }

  /** Waits until the path is there. */
  async path(state: Parameters<SnapshotFrom<LegalRep>['matches']>[0]): Promise<LegalRep> {
    const {context} = await waitFor(this.#certification, ({context}) => context.method !== undefined);
    const path = context.method as unknown as LegalRep;
    await waitFor(path, (snapshot) => snapshot.matches(state));
    return path;
  }

  /** Waits until a person is being checked, and the check is there. */
  async check(role: 'legalRep' | 'holder', state: Parameters<SnapshotFrom<PersonCheck>['matches']>[0]) {
    const path = await this.path(role);
    const {children} = path.getSnapshot() as unknown as {children: {inner: AnyActor}};
    const check = children.inner as PersonCheck;
    await waitFor(check, (snapshot) => snapshot.matches(state));
    return check;
  }

  async begin(): Promise<void> {
    const path = await this.path('introducing');
    const consent = {noticeId: notice.id, version: notice.version, time: new Date().toISOString()};
    path.send({type: 'consentChanged', consent});
    path.send({type: 'started'});
    path.send({type: 'submitted'});
    path.send({type: 'confirmed'});
  }

  async byIdCard(role: 'legalRep' | 'holder', name: string): Promise<void> {
    const check = await this.check(role, 'idCard');
    const {validFrom, validTo} = personNamed(name);
    check.send({type: 'edited', values: {validFrom, validTo}});
    check.send({type: 'submitted'});
    check.send({type: 'confirmed'});
  }

  async byBankCard(role: 'legalRep' | 'holder', name: string, code: string): Promise<void> {
    const check = await this.check(role, 'idCard');
    const [card] = personNamed(name).bankCards;
    if (!card) throw new Error(`${name} has no card.`);
    check.send({type: 'bankCardChosen'});
    check.send({type: 'edited', values: {bankCard: card.number, mobile: card.mobile}});
    check.send({type: 'codeRequested'});
    await this.check(role, {bankCard: 'codeSent'});
    const parsed = parseSmsCode(code);
    if (parsed.code) check.send({type: 'codeEntered', code: parsed.code});
  }

  async outcome() {
    const {context} = await waitFor(this.#certification, (snapshot) => snapshot.matches('result'));
    return context.result?.type === 'passed' ? context.result.outcome : undefined;
  }

  stop(): void {
    this.#certification.stop();
  }
}

describe('The legal representative path, headless against a server', () => {
  const demo = useDemo();
  const {fetch} = globalThis;
  let visitor: Visitor;
  let bodies: string[];
  let journey: Journey;

  const beginAs = async (user: string): Promise<void> => {
    visitor = new Visitor(demo());
    await visitor.open(`/?user=${user}&scenario=fresh`);
    journey = new Journey(visitor);
    await journey.begin();
  };

  beforeEach(() => {
    bodies = [];
    // What a browser adds by itself: the page's origin, and the session's cookie.
    globalThis.fetch = (input, init) => {
      const isOurs = typeof input === 'string' && input.includes('/api/realname-cert/') && init?.method !== undefined;
      if (!isOurs) return fetch(input, init);
      if (typeof init.body === 'string') bodies.push(init.body);
      return fetch(input, {
        ...init,
        headers: {...(init.headers as Record<string, string>), origin: demo().url, cookie: visitor.cookie},
      });
    };
  });

  afterEach(() => {
    globalThis.fetch = fetch;
    journey.stop();
  });

  it('certifies with two ID cards, at the medium level', async () => {
    await beginAs('zhangsan');
    await journey.byIdCard('legalRep', '陈静');
    await journey.byIdCard('holder', '张三');
    expect(await journey.outcome()).to.deep.include({method: 'legal-rep', effective: 'now'});
    const {methods, aspects, level} = await visitor.status();
    expect(methods.find(({id}) => id === 'legal-rep')?.state).to.equal('certified');
    expect(aspects).to.deep.equal({enterprise: true, accountHolder: true});
    expect(level.id).to.equal('medium');
  });

  it('certifies with a bank card and an SMS code, and sends none of it in plain text', async () => {
    await beginAs('zhangsan');
    await journey.byIdCard('legalRep', '陈静');
    await journey.byBankCard('holder', '张三', '123456');
    expect(await journey.outcome()).to.deep.include({method: 'legal-rep'});
    const [card] = personNamed('张三').bankCards;
    const sent = bodies.join('\n');
    expect(sent).to.include('"enc"');
    expect(sent).not.to.include(card?.number);
    expect(sent).not.to.include(card?.mobile);
    expect(bodies.filter((body) => body.includes('123456'))).to.have.length(1);
  });

  it('skips the account holder check when it is the same person', async () => {
    await beginAs('wumin');
    await journey.byIdCard('legalRep', '吴敏');
    expect(await journey.outcome()).to.deep.include({samePerson: true});
  });

  it('reports a wrong SMS code, stays at the code, and accepts the right one', async () => {
    await beginAs('zhangsan');
    await journey.byBankCard('legalRep', '陈静', '654321');
    const check = await journey.check('legalRep', {bankCard: 'codeSent'});
    const {context} = await waitFor(check, ({context}) => context.refusal !== undefined);
    expect(context.refusal?.code).to.equal('sms-incorrect');
    const parsed = parseSmsCode('123456');
    if (parsed.code) check.send({type: 'codeEntered', code: parsed.code});
    await journey.check('holder', 'idCard');
  });
});
