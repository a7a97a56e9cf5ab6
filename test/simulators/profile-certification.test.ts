import {expect} from 'chai';
import {useBackend} from './backend.harness.js';
import {Editor, renamed, saved} from './profile.harness.js';

const moved = {uscc: '91310115PDY000060Q', orgCode: 'PDY000060'};

describe('A demo backend certification', () => {
  const backend = useBackend();
  const editorOf = async (user: string) => new Editor(await backend.signIn(user));

  const expectCertified = async (user: string, state: 'certified' | 'not-certified'): Promise<void> => {
    const status = await (await backend.signIn(user)).status();
    expect(status.methods[0]).to.include({state});
    expect(status.level.id).to.equal(state === 'certified' ? 'high' : 'low');
  };

  for (const [user, when] of [
    ['zhangsan', 'here'],
    ['zhaoliu', 'before'],
  ] as const) {
    it(`made ${when} ends when the enterprise’s data change, and can be made again`, async () => {
      const editor = await editorOf(user);
      if (when === 'here') await editor.client.certify(backend.card());
      await expectCertified(user, 'certified');
      expect(await editor.save('enterprise', renamed)).to.deep.equal(saved);
      await expectCertified(user, 'not-certified');
      expect(await editor.read()).not.to.have.property('ifChanged');
      const again = await backend.signIn(user);
      expect(await again.certify(backend.card())).to.include({passed: true, enterpriseName: renamed.enterpriseName});
      await expectCertified(user, 'certified');
    });
  }

  for (const user of ['zhangsan', 'zhaoliu']) {
    it(`of ${user} ends when the account holder changes, and not when the card is renewed`, async () => {
      const editor = await editorOf(user);
      await editor.client.certify(backend.card());
      expect(await editor.save('account', {validFrom: '20250715', validTo: '20450715'})).to.deep.equal(saved);
      await expectCertified(user, 'certified');
      expect(await editor.save('account', {holderName: '赵陆'})).to.deep.equal(saved);
      await expectCertified(user, 'not-certified');
    });
  }

  it('that has ended is not restored by the next change', async () => {
    const editor = await editorOf('zhaoliu');
    await editor.save('enterprise', renamed);
    expect(await editor.save('account', {validFrom: '20250715', validTo: '20450715'})).to.deep.equal(saved);
    await expectCertified('zhaoliu', 'not-certified');
  });

  it('of a changed record ends when the changes are reset, and one of the original record returns', async () => {
    for (const [user, state] of [
      ['zhangsan', 'not-certified'],
      ['zhaoliu', 'certified'],
    ] as const) {
      const editor = await editorOf(user);
      await editor.save('enterprise', renamed);
      await editor.client.certify(backend.card());
      backend.forget(user, 'changes');
      await expectCertified(user, state);
    }
  });

  it('does not end after a refused save or a save without changes', async () => {
    const editor = await editorOf('zhaoliu');
    expect(await editor.save('enterprise', {legalRepName: '王芳'})).to.include({passed: false});
    expect(await editor.save('enterprise', {legalRepName: '陈静'})).to.deep.equal(saved);
    await expectCertified('zhaoliu', 'certified');
  });

  it('is for the enterprise now on record, and the former card and challenge are refused', async () => {
    const editor = await editorOf('zhangsan');
    const challenge = await editor.client.challenge();
    expect(await editor.save('enterprise', moved)).to.deep.equal(saved);
    const {client} = editor;
    expect(await client.verify(client.prove(backend.card(), challenge))).to.have.nested.property(
      'refusal.code',
      'challenge-expired',
    );
    expect(await client.certify(backend.card())).to.have.nested.property('refusal.code', 'card-of-another-enterprise');
    expect((await client.challenge()).uscc).to.equal(moved.uscc);
    expect(await client.certify(backend.card({orgCode: moved.orgCode}))).to.include({passed: true});
  });

  it('of a changed enterprise is invalid after a restart resets the changes', async () => {
    const editor = await editorOf('zhangsan');
    await editor.save('enterprise', moved);
    await editor.client.certify(backend.card({orgCode: moved.orgCode}));
    await expectCertified('zhangsan', 'certified');
    await backend.restart();
    await expectCertified('zhangsan', 'not-certified');
  });
});
