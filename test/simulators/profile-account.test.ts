import {expect} from 'chai';
import {readProblem, useBackend} from './backend.harness.js';
import {Editor, refusedAt, saved} from './profile.harness.js';

const free = '310100198006010125';
const zhaolius = '310100198008080098';

describe('The demo backend, asked to change an account holder’s data,', () => {
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

  it('saves a number and dates, and shows them at once, the number masked', async () => {
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

  it('makes a record complete that gets its number; the dates may come later', async () => {
    const zhengshi = await editorOf('zhengshi');
    expect(await zhengshi.save('account', {idNumber: free})).to.deep.equal(saved);
    expect((await zhengshi.read()).complete).to.equal(true);
    expect(await zhengshi.save('account', {validFrom: '20160301', validTo: '20360301'})).to.deep.equal(saved);
  });

  it('refuses a number that another account of the enterprise has, and takes one’s own and another enterprise’s', async () => {
    expect(await editor.save('account', {idNumber: zhaolius})).to.deep.equal(refusedAt('id-number-taken', 'idNumber'));
    expect(await (await editorOf('zhaoliu')).save('account', {idNumber: zhaolius})).to.deep.equal(saved);
    expect(await (await editorOf('lisi')).save('account', {idNumber: zhaolius})).to.deep.equal(saved);
  });

  it('goes by the numbers of now: one that was given up is free, one that was taken since is not', async () => {
    await (await editorOf('zhaoliu')).save('account', {idNumber: free});
    expect(await editor.save('account', {idNumber: free})).to.deep.equal(refusedAt('id-number-taken', 'idNumber'));
    expect(await editor.save('account', {idNumber: zhaolius})).to.deep.equal(saved);
  });

  it('takes passports of the country only, and the dates of the ID card go', async () => {
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

  it('keeps a passport’s number without its point, and takes an ID card instead', async () => {
    const fenger = await editorOf('fenger');
    expect(await fenger.save('account', {idNumber: 'P.7654321'})).to.deep.equal(saved);
    expect((await fenger.read()).account.idNumber.display).to.equal('P7****21');
    const card = {idType: 'resident-id', idNumber: free, validFrom: '20160301', validTo: '20360301'};
    expect(await fenger.save('account', card)).to.deep.equal(saved);
    expect((await fenger.read()).account.validTo.display).to.equal('20360301');
  });

  it('refuses an ID card that has expired, be it by dates on record', async () => {
    const expired = refusedAt('id-card-expired', 'validTo');
    const qianyi = await editorOf('qianyi');
    expect(await editor.save('account', {validFrom: '20150301', validTo: '20250301'})).to.deep.equal(expired);
    expect(await qianyi.save('account', {idNumber: free})).to.deep.equal(expired);
    expect(await qianyi.save('account', {idNumber: free, validTo: '20260302', validFrom: '20060302'})).to.deep.equal(
      saved,
    );
    expect((await qianyi.read()).complete).to.equal(true);
  });

  it('does not hold dates against a change of the name alone', async () => {
    expect(await (await editorOf('qianyi')).save('account', {holderName: '钱壹'})).to.deep.equal(saved);
  });

  it('says that person and card do not agree, and not how, where a card is older than the number that comes with it', async () => {
    const changes = {idNumber: free, validFrom: '19800531', validTo: '00000000'};
    const mismatch = {passed: false, refusal: {code: 'person-mismatch'}};
    expect(await editor.save('account', changes)).to.deep.equal(mismatch);
    expect(await editor.save('account', {...changes, validFrom: '19800601'})).to.deep.equal(saved);
  });

  it('holds no date against the number on record, which is masked: the birth in it cannot be tried out', async () => {
    for (const validFrom of ['19850611', '19850612', '19850613', '19400101']) {
      expect(await editor.save('account', {validFrom, validTo: '00000000'})).to.deep.equal(saved);
    }
  });

  it('understands no request for what is no number, date or document', async () => {
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
