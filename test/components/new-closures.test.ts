import type {HumanCheck} from '../../src/adapters/host-checks.js';
import type {EncryptField} from '../../src/adapters/host-checks.js';
import type {EnterpriseAnswer} from '../../src/domain/legal-rep.schemas.js';
import {fakeNext, fakeRefused} from '../../src/fakes.js';
import {CertPage} from '../harness/cert-page.js';
import {calm} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {inTurn} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';
import {idNumbers} from '../domain/profile-draft.harness.js';

/* A framework hands over another function at each render. */

const enterpriseName = '上海浦东改名贸易有限公司';

describe('A setting that is read when it is needed', () => {
  for (const [name, another] of Object.entries({
    humanCheck: [async () => 'a', async () => 'b', undefined],
    encryptField: [async () => 'a', async () => 'b', null],
    consent: [{}, {}],
    links: [{}, {}],
    messages: [{}, {}],
    checks: ['strict', 'lenient'],
    sarPassports: [true, false],
    returnUrl: ['/a', '/b'],
    places: ['ccb', 'abc'],
    methods: ['legal-rep', ''],
  } as const)) {
    it(`can be replaced at any time, and the form is kept: ${name}`, async () => {
      const page = await LegalRepPage.atForm({enterpriseName});
      for (const value of another) {
        Object.assign(page.cert, {[name]: value});
        await calm();
      }
      expect(page.cert.step).to.equal('enterprise');
      expect(page.fields.value('enterpriseName')).to.equal(enterpriseName);
      expect(page.outside.times('getStatus')).to.equal(1);
    });
  }

  it('uses the last value: the human check', async () => {
    const called: string[] = [];
    const check =
      (name: string): HumanCheck =>
      async () => {
        called.push(name);
        return name;
      };
    const checkEnterprise = inTurn<[], EnterpriseAnswer>(
      async () => fakeRefused('human-check-required'),
      async () => fakeNext('legal-rep'),
    );
    const page = await LegalRepPage.atForm({}, {checkEnterprise, set: {humanCheck: check('first')}});
    page.cert.humanCheck = check('second');
    await page.submit();
    await page.confirm();
    await page.at('legalRep.idCard');
    expect(called).to.deep.equal(['second']);
  });

  it('uses the last value: the encryption of typed values', async () => {
    const encrypt =
      (name: string): EncryptField =>
      async () =>
        name;
    const page = await ProfilePage.atForm('account', {}, {set: {encryptField: encrypt('first')}});
    await page.pressAt('idNumber', '重新填写');
    await page.fill({idNumber: idNumbers[0]});
    page.cert.encryptField = encrypt('second');
    await page.submit();
    await page.confirm();
    await page.asked('updateAccount');
    expect(JSON.stringify(page.saves)).to.contain('"second"').and.not.contain('"first"');
  });

  it('uses the last value: the minimum agent version', async () => {
    const own = window.WebSocket;
    Object.assign(window, {WebSocket: Agent});
    const set = {agentUrl: 'ws://127.0.0.1:1', agent: undefined, agentMinVersion: '1.4', startView: 'ic-card'} as const;
    const page = await CertPage.open({set});
    await page.at('introducing');
    page.cert.agentMinVersion = '1.6';
    await page.press('读取卡片');
    await page.at('notRead').finally(() => {
      window.WebSocket = own;
    });
    expect(page.errors).to.deep.equal(['agent-too-old']);
  });
});

/** The agent says that its version is 1.5.0. */
class Agent {
  onopen: (() => void) | undefined;
  onmessage: ((event: {data: string}) => void) | undefined;

  constructor() {
    queueMicrotask(() => this.onopen?.());
  }

  send(text: string): void {
    const {_id, _method} = JSON.parse(text) as {_id: number; _method: string};
    const data = JSON.stringify({_id, _method, _status: '00', _args: {Result: true, Data: ['1.5.0'], Error: []}});
    queueMicrotask(() => this.onmessage?.({data}));
  }

  close(): void {
    this.onopen = this.onmessage = undefined;
  }
}
