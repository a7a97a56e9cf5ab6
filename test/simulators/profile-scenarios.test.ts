import {expect} from 'chai';
import {saveAnswerSchema, profileSchema} from '../../src/domain/profile.schemas.js';
import {expectProblem} from './backend.harness.js';
import {readProfile, saved} from './profile.harness.js';
import {expectBrokenOff, useDemo, Visitor} from '../demo/server.harness.js';

const name = '上海浦东样例贸易有限公司';
const otherName = '上海浦东样例国际贸易有限公司';
const renamed = {enterpriseName: otherName};

describe('The demo’s profile', () => {
  const demo = useDemo();
  let visitor: Visitor;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=fresh');
  });

  const ask = () => visitor.open('/api/realname-cert/profile');
  const read = async () => readProfile(await ask());
  const nameOnRecord = async () => (await read()).enterprise.enterpriseName.display;

  const put = async (body: object = renamed, part = 'enterprise') =>
    visitor.put(`/profile/${part}`, body, (await read()).version);
  const save = async (...args: Parameters<typeof put>) => saveAnswerSchema().parse(await (await put(...args)).json());

  it('has an entry in the portal’s menu, marked as current', async () => {
    const entries = (html: string) =>
      [...html.matchAll(/<a href="(\/[^"]*)" (aria-current=page)? *>/g)].map(([, href, mark]) => [href, Boolean(mark)]);
    expect(entries(await visitor.read('/?view=profile'))).to.deep.equal([
      ['/?view=profile', true],
      ['/', false],
      ['/requests.html', false],
    ]);
    expect(entries(await visitor.read('/'))).to.deep.equal([
      ['/?view=profile', false],
      ['/', true],
      ['/requests.html', false],
    ]);
  });

  it('shows the portal user’s enterprise name on record', async () => {
    await save();
    expect(await visitor.read('/')).to.include(`<span id="enterprise">${otherName}</span>`);
  });

  for (const scenario of ['normal', 'fresh']) {
    it(`is restored by “${scenario}” for the signed-in user, and for no one else`, async () => {
      const other = new Visitor(demo());
      await other.open('/?user=zhaoliu');
      const read = async () => readProfile(await other.open('/api/realname-cert/profile'));
      await other.put('/profile/enterprise', renamed, (await read()).version);
      await save();
      await visitor.open('/');
      expect(await nameOnRecord()).to.equal(otherName);
      await visitor.open(`/?scenario=${scenario}`);
      expect(await nameOnRecord()).to.equal(name);
      expect((await read()).enterprise.enterpriseName.display).to.equal(otherName);
      await other.open(`/?scenario=${scenario}`);
      expect((await other.status()).methods[0]).to.include({state: 'certified'});
    });
  }

  it('is not readable in “profile-unread”', async () => {
    await visitor.open('/?scenario=profile-unread');
    await expectProblem(ask(), 503, 'unavailable');
    expect((await visitor.status()).applicable).to.equal(true);
  });

  it('gets invalid answers in “profile-unfit” and “profile-unfit-saved”', async () => {
    await visitor.open('/?scenario=profile-unfit');
    expect(profileSchema().safeParse(await (await ask()).json()).success).to.equal(false);
    await visitor.open('/?scenario=profile-unfit-saved');
    const response = await put();
    expect(response.status).to.equal(200);
    expect(saveAnswerSchema().safeParse(await response.json()).success).to.equal(false);
  });

  it('in “profile-refused” has its enterprise part refused, and its account part saved', async () => {
    await visitor.open('/?scenario=profile-refused');
    expect(await save()).to.deep.equal({
      passed: false,
      refusal: {code: 'enterprise-mismatch', fields: ['enterpriseName']},
    });
    expect(await save({holderName: '张叁'}, 'account')).to.deep.equal(saved);
  });

  it('is not saved in “profile-down”', async () => {
    await visitor.open('/?scenario=profile-down');
    await expectProblem(put(), 503, 'unavailable');
    expect(await nameOnRecord()).to.equal(name);
  });

  it('is changed before the first save in “profile-conflict”, and the next save succeeds', async () => {
    await visitor.open('/?scenario=profile-conflict');
    const before = await read();
    const body = {legalRepName: '何平'};
    await expectProblem(visitor.put('/profile/enterprise', body, before.version), 412, 'conflict');
    const {enterprise, account, version} = await read();
    expect(version).not.to.equal(before.version);
    expect([enterprise.enterpriseName.display, account.holderName.display]).to.deep.equal([otherName, '张珊']);
    expect((await read()).complete).to.equal(true);
    expect(await save(body)).to.deep.equal(saved);
  });

  it('can repeat the “profile-conflict” scenario', async () => {
    for (const theirs of [otherName, name]) {
      await visitor.open('/?scenario=profile-conflict');
      expect((await put({legalRepName: '何平'})).status).to.equal(412);
      expect(await nameOnRecord()).to.equal(theirs);
    }
  });

  it('loses the session at the first save in “profile-session-ends”, until a new sign-in', async () => {
    await visitor.open('/?scenario=profile-session-ends');
    await expectProblem(put(), 401, 'unauthenticated');
    expect((await ask()).status).to.equal(401);
    await visitor.open('/?user=zhangsan');
    expect(await nameOnRecord()).to.equal(name);
    expect(await save()).to.deep.equal(saved);
  });

  it('is saved in “profile-lost” with the answer cut off; a retry gets the same answer', async () => {
    await visitor.open('/?scenario=profile-lost');
    const {version} = await read();
    const attempt = () => visitor.put('/profile/enterprise', renamed, version, 'k1');
    await expectBrokenOff(attempt());
    expect(await nameOnRecord()).to.equal(otherName);
    const after = (await read()).version;
    expect(saveAnswerSchema().parse(await (await attempt()).json())).to.deep.equal(saved);
    expect((await read()).version).to.equal(after);
  });

  it('is not saved in scenarios where every submission fails', async () => {
    for (const [scenario, status] of [
      ['backend-down', 503],
      ['signed-out', 401],
      ['rate-limited', 429],
    ] as const) {
      await visitor.open(`/?scenario=${scenario}`);
      expect((await put()).status).to.equal(status);
    }
  });
});
