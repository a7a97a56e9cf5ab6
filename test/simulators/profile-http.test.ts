import {expect} from 'chai';
import {Profiles} from '../../simulators/backend/profiles.js';
import {type DemoUser, demoUsers} from '../../simulators/backend/users.js';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import {expectProblem, readProblem, useBackend} from './backend.harness.js';
import {Editor, type PutOptions, randomHan, renamed, saved} from './profile.harness.js';

describe('The demo backend’s profile over HTTP', () => {
  const backend = useBackend();
  let editor: Editor;
  const editorOf = async (user: string) => new Editor(await backend.signIn(user));
  beforeEach(async () => {
    editor = await editorOf('zhangsan');
  });

  const expectUnchanged = async (act: () => Promise<void>): Promise<void> => {
    const before = await editor.version();
    await act();
    expect(await editor.version()).to.equal(before);
  };

  it('is returned to the signed-in user with no-store', async () => {
    const response = await editor.client.get('/profile');
    expect(response.headers.get('cache-control')).to.equal('no-store');
    await expectProblem(fetch(`${backend.url}/api/realname-cert/profile`), 401, 'unauthenticated');
  });

  it('has a version that changes only with the record', async () => {
    const before = await editor.version();
    expect(before).to.match(/^"[\w-]{43}"$/);
    expect(await editor.save('enterprise', {enterpriseName: '无此企业有限公司'})).to.include({passed: false});
    expect(await editorOf('zhangsan').then((again) => again.version())).to.equal(before);
    await editor.save('account', {holderName: '张叁'});
    expect(await editor.version()).not.to.equal(before);
  });

  it('rejects a version that is old, another user’s or invalid', async () => {
    const old = await editor.version();
    const others = await (await editorOf('zhaoliu')).version();
    await editor.save('account', {holderName: '张叁'});
    const current = await editor.version();
    await expectUnchanged(async () => {
      for (const version of [old, others, '*', 'W/' + current, `${old}, ${current}`, '""']) {
        await expectProblem(editor.put('enterprise', renamed, {version}), 412, 'conflict');
      }
    });
    expect(await editor.save('enterprise', renamed, {version: current})).to.deep.equal(saved);
  });

  it('has different versions for equal records of two users', () => {
    const profiles = new Profiles();
    const [user] = demoUsers as [DemoUser];
    expect(profiles.versionOf({...user})).to.equal(profiles.versionOf(user));
    expect(profiles.versionOf({...user, subject: 'sub-0000000000'})).not.to.equal(profiles.versionOf(user));
  });

  it('loses its changes and its version after a restart', async () => {
    await editor.save('enterprise', renamed);
    const before = await editor.version();
    await backend.restart();
    const again = await editorOf('zhangsan');
    expect(await again.version()).not.to.equal(before);
    expect((await again.read()).enterprise.enterpriseName.display).to.equal('上海浦东样例贸易有限公司');
  });

  it('returns 428 for a change without a version', async () => {
    await expectUnchanged(async () =>
      expectProblem(editor.put('enterprise', renamed, {version: null}), 428, 'precondition-required'),
    );
  });

  it('accepts only the fields of one part, with texts of limited length', async () => {
    const unfit: readonly (readonly [ProfilePart, unknown])[] = [
      ['enterprise', {}],
      ['enterprise', []],
      ['enterprise', 'null'],
      ['enterprise', {humanCheck: 'token'}],
      ['account', {holderName: '张叁', humanCheck: 1}],
      ['enterprise', '{"uscc":'],
      ['enterprise', {...renamed, holderName: '张叁'}],
      ['enterprise', {...renamed, address: '上海市'}],
      ['enterprise', '{"enterpriseName":"上海浦东样例国际贸易有限公司","__proto__":{"uscc":"x"}}'],
      ['account', renamed],
      ['account', {mobile: '13800138000'}],
      ['account', {holderName: ['张叁']}],
      ['account', {holderName: null}],
      ['account', {holderName: 1}],
      ['account', {holderName: '三'.repeat(1_025)}],
    ];
    await expectUnchanged(async () => {
      for (const [part, body] of unfit) await expectProblem(editor.put(part, body), 400, 'invalid-request');
    });
  });

  it('accepts a human-check token, which is no record field', async () => {
    expect(await editor.save('enterprise', {...renamed, humanCheck: 'token'})).to.deep.equal(saved);
  });

  it('returns 404 for another part and for a POST', async () => {
    await expectProblem(editor.put('address' as ProfilePart, renamed), 404, 'not-found');
    await expectProblem(editor.client.post('/profile/enterprise', renamed), 404, 'not-found');
  });

  describe('with idempotency keys', () => {
    it('returns the same answer to the same request, and saves once', async () => {
      const options = {version: await editor.version(), key: 'k1'};
      expect(await editor.save('enterprise', renamed, options)).to.deep.equal(saved);
      await editor.save('enterprise', {enterpriseName: '上海浦东样例贸易有限公司'});
      const later = await editor.version();
      expect(await editor.save('enterprise', renamed, options)).to.deep.equal(saved);
      expect(await editor.version()).to.equal(later);
    });

    it('runs simultaneous requests once, and gives all the same answer', async () => {
      const options = {version: await editor.version(), key: 'k1'};
      const answers = await Promise.all(Array.from({length: 8}, () => editor.save('enterprise', renamed, options)));
      for (const answer of answers) expect(answer).to.deep.equal(saved);
    });

    it('accepts one of two changes made on the same version', async () => {
      const version = await editor.version();
      const bodies = [{holderName: '张叁'}, {holderName: '张珊'}];
      const responses = await Promise.all(bodies.map((body) => editor.put('account', body, {version})));
      expect(responses.map(({status}) => status).sort()).to.deep.equal([200, 412]);
    });

    it('returns 422 when a key is reused with another change', async () => {
      const options: PutOptions = {version: await editor.version(), key: 'k1'};
      await editor.save('enterprise', renamed, options);
      const another = {enterpriseName: '上海浦东样例贸易有限公司'};
      await expectProblem(editor.put('enterprise', another, options), 422, 'idempotency-key-reused');
    });

    it('accepts a key again after a change rejected with 412', async () => {
      await expectProblem(editor.put('enterprise', renamed, {key: 'k1', version: '"old"'}), 412, 'conflict');
      expect(await editor.save('enterprise', renamed, {key: 'k1'})).to.deep.equal(saved);
    });
  });

  it('allows twenty saves a day, refused or not, counted apart from card tries', async () => {
    const card = backend.card();
    for (let tries = 0; tries < 20; tries += 1) {
      const answer = await editor.save('account', tries % 2 ? {idNumber: '310100198008080098'} : {holderName: '张叁'});
      expect(answer).not.to.have.nested.property('refusal.code', 'limit-reached');
      backend.clock.pass(1_000);
    }
    await backend.restart();
    const again = await editorOf('zhangsan');
    const limit = {passed: false, refusal: {code: 'limit-reached', retryAfter: 86_380}};
    expect(await again.save('enterprise', renamed)).to.deep.equal(limit);
    expect(await (await editorOf('zhaoliu')).save('enterprise', renamed)).to.deep.equal(saved);
    expect(await again.client.certify(card)).to.include({passed: true});
    backend.clock.pass(86_380_000);
    expect(await (await editorOf('zhangsan')).save('enterprise', renamed)).to.deep.equal(saved);
  });

  it('leaves no typed value in a file or in a problem document', async () => {
    const [name, holderName, uscc] = [randomHan(), randomHan(3), '91310000PDY000079Q'];
    const idNumber = '310100197001010127';
    const sent: readonly (readonly [ProfilePart, object])[] = [
      ['enterprise', {enterpriseName: name}],
      ['enterprise', {uscc, orgCode: 'PDY000079', legalRepName: holderName}],
      ['account', {holderName, idNumber: '310100198006010125'}],
      ['account', {idNumber: '310100198008080098', holderName}],
    ];
    for (const [part, body] of sent) expect((await editor.put(part, body)).status).to.equal(200);
    const unfit = await editor.put('account', {holderName, idNumber});
    expect(await readProblem(unfit))
      .to.include({httpStatus: 400})
      .and.to.have.property('text')
      .that.does.not.include(idNumber)
      .and.not.include(holderName);
    const written = await backend.written();
    expect(written).to.include('"what":"profile"');
    for (const secret of [name, holderName, uscc, idNumber, '310100198006010125', '310100198008080098', '张三']) {
      expect(written).not.to.include(secret);
    }
    // An answer is written down with a hash of its question, and a number can be found by trying.
    expect(written).not.to.include('"type":"answered"');
  });
});
