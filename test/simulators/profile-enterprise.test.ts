import {expect} from 'chai';
import {readProblem, useBackend} from './backend.harness.js';
import {Editor, randomHan, refusedAt, saved} from './profile.harness.js';

describe('The demo backend’s enterprise update', () => {
  const backend = useBackend();
  let editor: Editor;
  const editorOf = async (user: string) => new Editor(await backend.signIn(user));
  beforeEach(async () => {
    editor = await editorOf('zhangsan');
  });

  const shown = async (by = editor) => {
    const {uscc, orgCode, enterpriseName, legalRepName} = (await by.read()).enterprise;
    return [uscc, orgCode, enterpriseName, legalRepName].map(({display}) => display);
  };

  it('saves a registered name, and shows it at once', async () => {
    const name = '上海浦东样例国际贸易有限公司';
    expect(await editor.save('enterprise', {enterpriseName: name})).to.deep.equal(saved);
    expect(await shown()).to.deep.equal(['91310000PDY000028G', 'PDY000028', name, '陈静']);
    expect((await editor.read()).complete).to.equal(true);
  });

  it('stores typed values normalised', async () => {
    const changes = {uscc: ' 91310115pdy０００060q', orgCode: 'PDY00006–0', legalRepName: ' 陈　静'};
    expect(await editor.save('enterprise', changes)).to.deep.equal(saved);
    expect(await shown()).to.deep.equal(['91310115PDY000060Q', 'PDY000060', '上海浦东样例贸易有限公司', '陈静']);
  });

  it('accepts code and name in two separate saves', async () => {
    const [uscc, orgCode, enterpriseName] = ['91310115PDY000060Q', 'PDY000060', '上海临港样例贸易有限公司'];
    expect(await editor.save('enterprise', {uscc, orgCode, enterpriseName})).to.deep.equal(
      refusedAt('too-many-changes', 'uscc', 'orgCode', 'enterpriseName'),
    );
    expect(await shown()).to.include('91310000PDY000028G');
    expect(await editor.save('enterprise', {uscc, orgCode})).to.deep.equal(saved);
    expect(await editor.save('enterprise', {enterpriseName})).to.deep.equal(saved);
    expect(await shown()).to.deep.equal([uscc, orgCode, enterpriseName, '陈静']);
  });

  it('does not count unchanged fields, previously empty fields or the legal representative', async () => {
    const [uscc, orgCode, enterpriseName] = ['91310115PDY000060Q', 'PDY000060', '上海临港样例贸易有限公司'];
    const unchanged = {enterpriseName: '上海浦东样例 贸易有限公司', legalRepName: '陈静'};
    expect(await editor.save('enterprise', {uscc, orgCode, ...unchanged})).to.deep.equal(saved);
    const filling = {uscc, orgCode, enterpriseName, legalRepName: '陈静'};
    expect(await (await editorOf('zhouba')).save('enterprise', filling)).to.deep.equal(saved);
  });

  it('completes a record when its gaps are filled one by one', async () => {
    const zhouba = await editorOf('zhouba');
    expect(await zhouba.save('enterprise', {legalRepName: '何平'})).to.deep.equal(saved);
    expect((await zhouba.read()).complete).to.equal(false);
    expect(await zhouba.save('enterprise', {orgCode: 'PDY000028'})).to.deep.equal(saved);
    expect((await zhouba.read()).complete).to.equal(true);
    expect(await zhouba.client.status()).to.have.property('profile', 'complete');
  });

  it('completes a record that gets the registered name', async () => {
    const wujiu = await editorOf('wujiu');
    expect(await wujiu.save('enterprise', {enterpriseName: '上海浦东样例贸易有限公司'})).to.deep.equal(saved);
    expect((await wujiu.read()).complete).to.equal(true);
  });

  const mismatches: readonly (readonly [string, object, ...string[]])[] = [
    ['a name that the registry does not have', {enterpriseName: '上海浦东某某贸易有限公司'}, 'enterpriseName'],
    ['a code that the registry does not have', {uscc: '91310000PDY0000446', orgCode: 'PDY000044'}, 'uscc'],
    ['the code of another enterprise', {uscc: '91100000PDY00001XY', orgCode: 'PDY00001X'}, 'uscc', 'legalRepName'],
    ['a legal representative that the registry does not have', {legalRepName: '王芳'}, 'legalRepName'],
    ['an organisation code that is no part of the credit code', {orgCode: 'PDY000060'}, 'orgCode'],
  ];
  for (const [what, changes, ...fields] of mismatches) {
    it(`refuses ${what}, and leaves the record unchanged`, async () => {
      const before = await editor.version();
      expect(await editor.save('enterprise', changes)).to.deep.equal(refusedAt('enterprise-mismatch', ...fields));
      expect(await editor.version()).to.equal(before);
    });
  }

  it('does not derive the organisation code from the credit code', async () => {
    expect(await editor.save('enterprise', {uscc: '91310115PDY000060Q'})).to.deep.equal(
      refusedAt('enterprise-mismatch', 'orgCode'),
    );
  });

  it('accepts the manual’s sample codes', async () => {
    const chensan = await editorOf('chensan');
    const same = {uscc: 'DYCK 1234 5671 234567', orgCode: '56712345-6', legalRepName: '王芳'};
    expect(await chensan.save('enterprise', same)).to.deep.equal(saved);
    expect((await chensan.read()).complete).to.equal(true);
  });

  it('rejects an invalid code or name, or an emptied field, as malformed', async () => {
    for (const changes of [
      {uscc: '91310000PDY00002'},
      {uscc: '91310000PDY000O28G'},
      {orgCode: '12345'},
      {enterpriseName: `<${randomHan()}>`},
      {enterpriseName: '　'},
      {legalRepName: '1234'},
      {legalRepName: ''},
    ]) {
      const problem = await readProblem(await editor.put('enterprise', changes));
      expect(problem).to.include({httpStatus: 400, code: 'invalid-request'});
    }
  });

  it('rejects with not-editable an enterprise whose data are kept elsewhere', async () => {
    for (const user of ['weisi', 'wangwu']) {
      const response = await (await editorOf(user)).put('enterprise', {legalRepName: '何平'});
      expect(await readProblem(response)).to.include({httpStatus: 403, code: 'not-editable'});
    }
    expect(await (await editorOf('weisi')).save('account', {holderName: '卫斯'})).to.deep.equal(saved);
  });
});
