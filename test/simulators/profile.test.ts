import {expect} from 'chai';
import {Profiles} from '../../simulators/backend/profiles.js';
import {type DemoUser, demoUsers} from '../../simulators/backend/users.js';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import {expectProblem, useBackend} from './backend.harness.js';
import type {Client} from './client.js';
import {refused} from './legal-rep.harness.js';

const saved = {effective: 'next-sign-in'};
const moved = {uscc: '91310115PDY000060Q', orgCode: 'PDY000060'};
const linggang = '上海临港样例贸易有限公司';
const free = '310100198006010125';
const zhaolius = '310100198008080098';
const hepings = '310100197005200045';

/** What is saved, by whom if not by the first user. */
type Save = readonly [changes: object, user?: string];

describe('The demo backend’s update of', () => {
  const backend = useBackend();
  let client: Client;
  beforeEach(async () => {
    client = await backend.signIn('zhangsan');
  });

  const clientOf = (user: string | undefined): Promise<Client> =>
    user === undefined ? Promise.resolve(client) : backend.signIn(user);
  const shown = async (part: ProfilePart, by = client) =>
    Object.fromEntries(Object.entries((await by.record())[part]).map(([field, {display}]) => [field, display]));
  const isComplete = async (user: string) => (await (await backend.signIn(user)).record()).complete;

  describe('the enterprise', () => {
    it('stores values normalised, in two saves for code and name', async () => {
      const [uscc, orgCode] = [' 91310115pdy０００060q', 'PDY00006–0'];
      expect(await client.save('enterprise', {uscc, orgCode, enterpriseName: linggang})).to.deep.equal(
        refused('too-many-changes', {fields: ['uscc', 'orgCode', 'enterpriseName']}),
      );
      expect(await shown('enterprise')).to.include({uscc: '91310000PDY000028G'});
      // What stays as it is does not count.
      const unchanged = {enterpriseName: '上海浦东样例 贸易有限公司', legalRepName: ' 陈　静'};
      expect(await client.save('enterprise', {uscc, orgCode, ...unchanged})).to.deep.equal(saved);
      expect(await client.save('enterprise', {enterpriseName: linggang})).to.deep.equal(saved);
      expect(await shown('enterprise')).to.include({...moved, enterpriseName: linggang, legalRepName: '陈静'});
    });

    it('completes records, where filling an empty field does not count', async () => {
      for (const [user, ...changes] of [
        ['zhouba', {legalRepName: '何平'}, {orgCode: 'PDY000028'}],
        ['zhouba', {...moved, enterpriseName: linggang, legalRepName: '陈静'}],
        ['wujiu', {enterpriseName: '上海浦东样例贸易有限公司'}],
        // The manual's codes.
        ['chensan', {uscc: 'DYCK 1234 5671 234567', orgCode: '56712345-6', legalRepName: '王芳'}],
      ] as const) {
        const by = await backend.signIn(user);
        for (const each of changes) expect(await by.save('enterprise', each), user).to.deep.equal(saved);
        expect(await isComplete(user), user).to.equal(true);
        backend.inside.forget(user, 'changes');
      }
    });

    it('refuses codes and a legal representative that the registry has not together', async () => {
      for (const [changes, ...fields] of [
        [{uscc: '91310000PDY0000446', orgCode: 'PDY000044'}, 'uscc'],
        [{uscc: '91100000PDY00001XY', orgCode: 'PDY00001X'}, 'uscc', 'legalRepName'],
        [{legalRepName: '王芳'}, 'legalRepName'],
      ] as const)
        expect(await client.save('enterprise', changes)).to.deep.equal(refused('enterprise-mismatch', {fields}));
    });
  });

  describe('the account', () => {
    it('stores number and dates normalised, and shows the number masked', async () => {
      const changes = {
        holderName: '张叁',
        idNumber: '３１0100 19800601 0125',
        validFrom: '2016.03.01',
        validTo: '长期',
      };
      expect(await client.save('account', changes)).to.deep.equal(saved);
      expect(await shown('account')).to.include({
        ...{holderName: '张叁', idNumber: '310***********0125', validFrom: '20160301', validTo: '00000000'},
      });
    });

    it('removes the dates with the ID card, and takes a passport without its dot', async () => {
      expect(await client.save('account', {idType: 'passport-prc', idNumber: 'P.7654321'})).to.deep.equal(saved);
      expect(await shown('account')).to.include({idNumber: 'P7****21', validFrom: '', validTo: ''});
      expect(await isComplete('zhangsan')).to.equal(true);
      const card = {idType: 'resident-id', idNumber: free, validFrom: '20160301', validTo: '20360301'};
      expect(await client.save('account', card)).to.deep.equal(saved);
    });

    it('accepts one’s own number, one of another enterprise, and a number that was given up', async () => {
      const taken = refused('id-number-taken', {fields: ['idNumber']});
      for (const user of ['zhaoliu', 'lisi'])
        expect(await (await backend.signIn(user)).save('account', {idNumber: zhaolius}), user).to.deep.equal(saved);
      expect(await client.save('account', {idNumber: zhaolius})).to.deep.equal(taken);
      await (await backend.signIn('zhaoliu')).save('account', {idNumber: free});
      expect(await client.save('account', {idNumber: free})).to.deep.equal(taken);
      expect(await client.save('account', {idNumber: zhaolius})).to.deep.equal(saved);
    });

    it('frees an ID number when its account leaves the enterprise, and refuses that account’s return while it is taken', async () => {
      const [zhaoliu, back] = [await backend.signIn('zhaoliu'), {uscc: '91310000PDY000028G', orgCode: 'PDY000028'}];
      await zhaoliu.save('enterprise', moved);
      expect(await client.save('account', {idNumber: zhaolius})).to.deep.equal(saved);
      expect(backend.inside.accountOfCard('PDY000028', zhaolius)?.id).to.equal('zhangsan');
      expect(await zhaoliu.save('enterprise', back)).to.deep.equal(refused('id-number-taken'));
    });

    const rows: Readonly<Record<string, readonly [expected: object, ...saves: Save[]]>> = {
      'refuses a passport that is not of the PRC': [
        refused('passport-not-prc', {fields: ['idNumber']}),
        ...['C01X00T47', 'K12345678', 'E00009999'].map((idNumber) => [{idType: 'passport-prc', idNumber}] as const),
      ],
      'refuses an ID card that has expired by the dates on record': [
        refused('id-card-expired', {fields: ['validTo']}),
        [{idNumber: free}, 'qianyi'],
      ],
      'accepts a card’s last day, a number whose dates follow later, and a name whatever the dates': [
        saved,
        [{idNumber: hepings, validTo: '20260302', validFrom: '20060302'}, 'qianyi'],
        [{idNumber: free}, 'zhengshi'],
        [{validFrom: '20160301', validTo: '20360301'}, 'zhengshi'],
        [{holderName: '钱壹'}, 'qianyi'],
        [{holderName: '卫斯'}, 'weisi'],
      ],
      'says only that person and card differ when a card begins before its holder’s birth': [
        refused('person-mismatch'),
        [{idNumber: free, validFrom: '19800531', validTo: '00000000'}],
      ],
    };
    for (const [does, [expected, ...saves]] of Object.entries(rows)) {
      it(does, async () => {
        for (const [changes, user] of saves) {
          const by = await clientOf(user);
          expect(await by.save('account', changes), JSON.stringify(changes)).to.deep.equal(expected);
        }
      });
    }
  });

  it('either part rejects an invalid value with 400, and leaves the record unchanged', async () => {
    const before = await client.record();
    const misfits: Readonly<Record<ProfilePart, readonly unknown[]>> = {
      enterprise: [
        ...[{}, {humanCheck: 'token'}, `{"enterpriseName":"${linggang}","__proto__":{"uscc":"x"}}`],
        ...[{uscc: '91310000PDY00002'}, {uscc: '91310000PDY000O28G'}, {orgCode: '12345'}],
        ...[{enterpriseName: '<甲乙丙丁>'}, {enterpriseName: '　'}, {legalRepName: '1234'}, {legalRepName: ''}],
      ],
      account: [
        ...[{enterpriseName: linggang}, {holderName: '三'.repeat(51)}, {idNumber: ' '}, {idType: 'tw-travel-permit'}],
        {idType: 'passport-prc', idNumber: 'E00005678', validTo: '00000000'},
        ...[{validFrom: '20230229'}, {validFrom: '20260303', validTo: '20360303'}, {validTo: '20180308'}],
      ],
    };
    const ask = async (part: ProfilePart, body: unknown) => {
      await expectProblem(client.put(part, body), 400, 'invalid-request');
      backend.inside.forget('zhangsan', 'tries');
    };
    for (const part of ['enterprise', 'account'] as const) for (const body of misfits[part]) await ask(part, body);
    expect(await client.record()).to.deep.equal(before);
    await expectProblem(
      (await backend.signIn('zhengshi')).put('account', {validFrom: '20160301'}),
      400,
      'invalid-request',
    );
  });
});

describe('The version of a record', () => {
  it('differs for an equal record of another user', () => {
    const profiles = new Profiles();
    const [user] = demoUsers as [DemoUser];
    expect(profiles.versionOf({...user})).to.equal(profiles.versionOf(user));
    expect(profiles.versionOf({...user, subject: 'sub-0000000000'})).not.to.equal(profiles.versionOf(user));
    expect(new Profiles().versionOf(user)).not.to.equal(profiles.versionOf(user));
  });
});
