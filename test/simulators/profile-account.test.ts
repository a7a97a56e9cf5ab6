import {expect} from 'chai';
import {readProblem, useBackend} from './backend.harness.js';
import {Editor, refusedAt, saved} from './profile.harness.js';

const free = '310100198006010125';
const zhaolius = '310100198008080098';

describe('The demo backend’s account update', () => {
  const backend = useBackend();
  let editor: Editor;
  const editorOf = async (user: string) => new Editor(await backend.signIn(user));
  beforeEach(async () => {
    editor = await editorOf('zhangsan');
  });

  const expectNotUnderstood = async (changes: object, by = editor): Promise<void> => {
    const problem = await readProblem(await by.put('account', changes));
    expect(problem).to.include({httpStatus: 400, code: 'invalid-request'});
  };

  it('saves number and dates, and shows them at once with the number masked', async () => {
    const changes = {holderName: '张叁', idNumber: '３１0100 19800601 0125', validFrom: '2016.03.01', validTo: '长期'};
    expect(await editor.save('account', changes)).to.deep.equal(saved);
    const {holderName, idNumber, validFrom, validTo} = (await editor.read()).account;
    expect([holderName, idNumber, validFrom, validTo].map(({display}) => display)).to.deep.equal([
      '张叁',
      '310***********0125',
      '20160301',
      '00000000',
    ]);
  });

  it('completes a record with a number, while the dates may follow later', async () => {
    const zhengshi = await editorOf('zhengshi');
    expect(await zhengshi.save('account', {idNumber: free})).to.deep.equal(saved);
    expect((await zhengshi.read()).complete).to.equal(true);
    expect(await zhengshi.save('account', {validFrom: '20160301', validTo: '20360301'})).to.deep.equal(saved);
  });

  it('refuses a number of another account in the enterprise, but accepts the user’s own', async () => {
    expect(await editor.save('account', {idNumber: zhaolius})).to.deep.equal(refusedAt('id-number-taken', 'idNumber'));
    expect(await (await editorOf('zhaoliu')).save('account', {idNumber: zhaolius})).to.deep.equal(saved);
    expect(await (await editorOf('lisi')).save('account', {idNumber: zhaolius})).to.deep.equal(saved);
  });

  it('compares with current numbers: a released one is free, a newly used one is taken', async () => {
    await (await editorOf('zhaoliu')).save('account', {idNumber: free});
    expect(await editor.save('account', {idNumber: free})).to.deep.equal(refusedAt('id-number-taken', 'idNumber'));
    expect(await editor.save('account', {idNumber: zhaolius})).to.deep.equal(saved);
  });

  it('accepts only PRC passports, and then removes the ID card’s dates', async () => {
    const passport = (idNumber: string) => editor.save('account', {idType: 'passport-prc', idNumber});
    for (const foreign of ['C01X00T47', 'K12345678', 'E00009999']) {
      expect(await passport(foreign)).to.deep.equal(refusedAt('passport-not-prc', 'idNumber'));
    }
    expect(await passport('E00005678')).to.deep.equal(saved);
    const {account, complete} = await editor.read();
    expect(account.idNumber.display).to.equal('E0*****78');
    expect(account.validFrom.onRecord || account.validTo.onRecord).to.equal(false);
    expect(complete).to.equal(true);
  });

  it('stores a passport number without its dot, and accepts an ID card instead', async () => {
    const fenger = await editorOf('fenger');
    expect(await fenger.save('account', {idNumber: 'P.7654321'})).to.deep.equal(saved);
    expect((await fenger.read()).account.idNumber.display).to.equal('P7****21');
    const card = {idType: 'resident-id', idNumber: free, validFrom: '20160301', validTo: '20360301'};
    expect(await fenger.save('account', card)).to.deep.equal(saved);
    expect((await fenger.read()).account.validTo.display).to.equal('20360301');
  });

  it('refuses an expired ID card, also by the dates on record', async () => {
    const expired = refusedAt('id-card-expired', 'validTo');
    const qianyi = await editorOf('qianyi');
    expect(await editor.save('account', {validFrom: '20150301', validTo: '20250301'})).to.deep.equal(expired);
    expect(await qianyi.save('account', {idNumber: free})).to.deep.equal(expired);
    expect(await qianyi.save('account', {idNumber: free, validTo: '20260302', validFrom: '20060302'})).to.deep.equal(
      saved,
    );
    expect((await qianyi.read()).complete).to.equal(true);
  });

  it('ignores the dates when only the name changes', async () => {
    expect(await (await editorOf('qianyi')).save('account', {holderName: '钱壹'})).to.deep.equal(saved);
  });

  it('refuses with person-mismatch alone when a card starts before its holder’s birth', async () => {
    const changes = {idNumber: free, validFrom: '19800531', validTo: '00000000'};
    const mismatch = {passed: false, refusal: {code: 'person-mismatch'}};
    expect(await editor.save('account', changes)).to.deep.equal(mismatch);
    expect(await editor.save('account', {...changes, validFrom: '19800601'})).to.deep.equal(saved);
  });

  it('compares no date with the masked number on record, so the birth date stays hidden', async () => {
    for (const validFrom of ['19850611', '19850612', '19850613', '19400101']) {
      expect(await editor.save('account', {validFrom, validTo: '00000000'})).to.deep.equal(saved);
    }
  });

  it('rejects an invalid number, date or document as malformed', async () => {
    for (const changes of [
      {idNumber: '310100198006010124'},
      {idNumber: ' '},
      {idType: 'library-card'},
      {idType: 'passport-prc', idNumber: 'E00005678', validTo: '00000000'},
      {idType: 'tw-travel-permit'},
      {validFrom: '20230229'},
      {validFrom: '20260303', validTo: '20360303'},
      {validTo: '20180308'},
      {holderName: '三'.repeat(51)},
    ]) {
      await expectNotUnderstood(changes);
    }
    await expectNotUnderstood({validFrom: '20160301'}, await editorOf('zhengshi'));
  });
});
