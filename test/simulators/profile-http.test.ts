import {expect} from 'chai';
import {Profiles} from '../../simulators/backend/profiles.js';
import {type DemoUser, demoUsers} from '../../simulators/backend/users.js';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import {expectProblem, readProblem, useBackend} from './backend.harness.js';
import {Editor, type PutOptions, randomHan, renamed, saved} from './profile.harness.js';

describe('The demo backend’s record over HTTP', () => {
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

  it('is shown to whoever is signed in, and stored by no cache', async () => {
    const response = await editor.client.get('/profile');
    expect(response.headers.get('cache-control')).to.equal('no-store');
    await expectProblem(fetch(`${backend.url}/api/realname-cert/profile`), 401, 'unauthenticated');
  });

  it('has a version that changes with it, and with nothing else', async () => {
    const before = await editor.version();
    expect(before).to.match(/^"[\w-]{43}"$/);
    expect(await editor.save('enterprise', {enterpriseName: '无此企业有限公司'})).to.include({passed: false});
    expect(await editorOf('zhangsan').then((again) => again.version())).to.equal(before);
    await editor.save('account', {holderName: '张叁'});
    expect(await editor.version()).not.to.equal(before);
  });

  it('is not changed on a version that is not its own: an old one, another person’s, one that nobody was given', async () => {
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

  it('has two versions where two people’s records are alike', () => {
    const profiles = new Profiles();
    const [user] = demoUsers as [DemoUser];
    expect(profiles.versionOf({...user})).to.equal(profiles.versionOf(user));
    expect(profiles.versionOf({...user, subject: 'sub-0000000000'})).not.to.equal(profiles.versionOf(user));
  });

  it('has no version of before a restart, nor any change', async () => {
    await editor.save('enterprise', renamed);
    const before = await editor.version();
    await backend.restart();
    const again = await editorOf('zhangsan');
    expect(await again.version()).not.to.equal(before);
    expect((await again.read()).enterprise.enterpriseName.display).to.equal('上海浦东样例贸易有限公司');
  });

  it('is not changed without a version', async () => {
    await expectUnchanged(async () =>
      expectProblem(editor.put('enterprise', renamed, {version: null}), 428, 'precondition-required'),
    );
  });

  it('takes the fields of one half, texts of bearable length, and nothing else', async () => {
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

  it('may come with the result of a human check, which is no field of the record', async () => {
    expect(await editor.save('enterprise', {...renamed, humanCheck: 'token'})).to.deep.equal(saved);
  });

  it('has no other halves, and is not posted to', async () => {
    await expectProblem(editor.put('address' as ProfilePart, renamed), 404, 'not-found');
    await expectProblem(editor.client.post('/profile/enterprise', renamed), 404, 'not-found');
  });

  describe('with idempotency keys', () => {
    it('gives the same answer to the same question, and saves it once', async () => {
      const options = {version: await editor.version(), key: 'k1'};
      expect(await editor.save('enterprise', renamed, options)).to.deep.equal(saved);
      await editor.save('enterprise', {enterpriseName: '上海浦东样例贸易有限公司'});
      const later = await editor.version();
      expect(await editor.save('enterprise', renamed, options)).to.deep.equal(saved);
      expect(await editor.version()).to.equal(later);
    });

    it('gives questions that come at the same time one effect and one answer', async () => {
      const options = {version: await editor.version(), key: 'k1'};
      const answers = await Promise.all(Array.from({length: 8}, () => editor.save('enterprise', renamed, options)));
      for (const answer of answers) expect(answer).to.deep.equal(saved);
    });

    it('lets one of two changes through that were made on the same version', async () => {
      const version = await editor.version();
      const bodies = [{holderName: '张叁'}, {holderName: '张珊'}];
      const responses = await Promise.all(bodies.map((body) => editor.put('account', body, {version})));
      expect(responses.map(({status}) => status).sort()).to.deep.equal([200, 412]);
    });

    it('refuses a key that comes with another change', async () => {
      const options: PutOptions = {version: await editor.version(), key: 'k1'};
      await editor.save('enterprise', renamed, options);
      const another = {enterpriseName: '上海浦东样例贸易有限公司'};
      await expectProblem(editor.put('enterprise', another, options), 422, 'idempotency-key-reused');
    });

    it('does not hold a key against a change that came too late', async () => {
      await expectProblem(editor.put('enterprise', renamed, {key: 'k1', version: '"old"'}), 412, 'conflict');
      expect(await editor.save('enterprise', renamed, {key: 'k1'})).to.deep.equal(saved);
    });
  });

  it('is tried twenty times a day, refused or saved, whatever is done with a card', async () => {
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

  it('leaves nothing of what people typed in a file or in a problem', async () => {
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
