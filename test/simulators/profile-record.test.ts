import {expect} from 'chai';
import {demoUsers} from '../../simulators/backend/users.js';
import {isIdType} from '../../src/domain/id-types.js';
import {checkOrgCode} from '../../src/domain/identifiers/org-code.js';
import {checkUscc} from '../../src/domain/identifiers/uscc.js';
import {validateRecord} from '../../src/domain/profile-draft.js';
import {BackendHarness} from './backend.harness.js';
import {Editor, fieldsOf} from './profile.harness.js';

describe('A demo backend record', () => {
  let backend: BackendHarness;
  before(async () => {
    backend = await BackendHarness.start();
  });
  after(() => backend.stop());

  const read = async (user: string) => new Editor(await backend.signIn(user)).read();
  const statusOf = async (user: string) => (await backend.signIn(user)).status();

  const issuesOf = async (user: string) =>
    Object.fromEntries(
      Object.entries(fieldsOf(await read(user))).flatMap(([name, {issue}]) => (issue ? [[name, issue.state]] : [])),
    );

  const faulty: Readonly<Record<string, object>> = {
    zhouba: {orgCode: 'missing', legalRepName: 'missing'},
    wujiu: {enterpriseName: 'suspect'},
    zhengshi: {idNumber: 'missing'},
    qianyi: {idNumber: 'suspect', validTo: 'suspect'},
  };

  for (const {id, name} of demoUsers) {
    it(`of ${id} belongs to its holder, and is complete unless a field has an issue`, async () => {
      const [profile, status] = [await read(id), await statusOf(id)];
      expect(profile.subject).to.equal(status.subject);
      expect(profile.account.holderName).to.deep.equal({display: name, onRecord: true, masked: false});
      expect(await issuesOf(id)).to.deep.equal(faulty[id] ?? {});
      expect(profile.complete).to.equal(!(id in faulty));
      expect(profile.account.idType.display).to.satisfy(isIdType);
    });

    it(`of ${id} masks every number`, async () => {
      const {enterprise, account} = await read(id);
      for (const {onRecord, masked, display} of [enterprise.legalRepIdNumber, account.idNumber, account.mobile]) {
        expect(masked).to.equal(onRecord);
        expect(display).to.match(onRecord ? /^[\dA-Z]{1,3}\*{4,}[\dX]{1,4}$/ : /^$/);
      }
    });
  }

  it('is reported as complete or incomplete in the status, unless not applicable', async () => {
    expect(await statusOf('zhangsan')).to.have.property('profile', 'complete');
    for (const user of Object.keys(faulty)) expect(await statusOf(user)).to.have.property('profile', 'incomplete');
    expect(await statusOf('wangwu')).not.to.have.property('profile');
  });

  it('has a reason for each issue, and distinguishes suspect from missing', async () => {
    const {enterprise} = await read('zhouba');
    expect(enterprise.orgCode).to.deep.equal({
      display: '',
      onRecord: false,
      masked: false,
      issue: {state: 'missing'},
    });
    expect((await read('wujiu')).enterprise.enterpriseName).to.deep.equal({
      display: '上海浦东样列贸易有限公司',
      onRecord: true,
      masked: false,
      issue: {state: 'suspect', reason: '与登记机关公示的企业名称不一致'},
    });
  });

  it('has its masked number judged by the backend, and dates by the day in China', async () => {
    expect((await read('qianyi')).account.idNumber.issue?.reason).to.equal('证件号码有误，请核对后重新填写');
    const {now} = backend.clock;
    backend.clock.now = Date.parse('2038-03-09T15:59:59Z');
    expect(await issuesOf('zhangsan')).to.deep.equal({});
    backend.clock.now += 1_000;
    expect(await issuesOf('zhangsan')).to.deep.equal({validTo: 'suspect'});
    backend.clock.now = now;
  });

  it('has no dates when the document is a passport', async () => {
    const {account} = await read('fenger');
    expect(account.idType.display).to.equal('passport-prc');
    expect(account.idNumber.display).to.equal('E0*****34');
    expect(account.validFrom.onRecord || account.validTo.onRecord).to.equal(false);
  });

  it('has the manual’s codes, which the page warns of, and no other finding', async () => {
    const rules = {mode: 'standard', today: '20260302', isTodaySure: true, acceptSarPassports: false} as const;
    const {enterprise} = await read('chensan');
    expect(checkUscc(enterprise.uscc.display)).to.include({level: 'warn', value: 'DYCK12345671234567'});
    expect(checkOrgCode(enterprise.orgCode.display)).to.include({level: 'warn', value: '567123456'});
    for (const {id} of demoUsers.filter(({id}) => !(id in faulty) && id !== 'chensan')) {
      expect(validateRecord(await read(id), rules)).to.deep.equal({findings: {}, verdict: 'ok'});
    }
  });

  it('tells which part can be edited', async () => {
    expect((await read('zhangsan')).editable).to.deep.equal({enterprise: true, account: true});
    expect((await read('weisi')).editable).to.deep.equal({enterprise: false, account: true});
    expect((await read('wangwu')).editable).to.deep.equal({enterprise: false, account: false});
  });

  it('tells what a change does to an existing certification', async () => {
    expect((await read('zhaoliu')).ifChanged).to.include('现有认证失效');
    expect(await read('zhangsan')).not.to.have.property('ifChanged');
    const client = await backend.signIn('zhangsan');
    await client.certify(backend.card());
    expect((await new Editor(client).read()).ifChanged).to.include('现有认证失效');
  });
});
