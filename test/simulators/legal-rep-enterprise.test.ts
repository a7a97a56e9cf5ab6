import {expect} from 'chai';
import {encrypt} from '../../simulators/encrypt.js';
import {useBackend} from './backend.harness.js';
import {
  allOnRecord,
  checkEnterprise,
  checkIdCard,
  consent,
  personNamed,
  refused,
  ticketOf,
} from './legal-rep.harness.js';

const heping = {legalRepName: '何平', legalRepIdType: 'resident-id', legalRepIdNumber: personNamed('何平').idNumber};

/** Each row: what is entered, and for whom if not for the first user. */
type Row = readonly [changes: object, user?: string];

describe('The demo backend’s check of the enterprise', () => {
  const backend = useBackend();
  const ask = async ([changes, user = 'zhangsan']: Row) => checkEnterprise(await backend.signIn(user), changes);

  it('accepts any usual format, encrypted values, each registered person, and what is missing on record', async () => {
    for (const row of [
      [
        {
          enterpriseName: ' 上海浦东样例 贸易有限公司',
          uscc: '91310000pdy0０0028g',
          orgCode: 'PDY00002-8',
          legalRepName: ' 陈　静 ',
          legalRepIdNumber: {enc: encrypt('310100 19690204 0139')},
        },
      ],
      [heping],
      [{orgCode: 'PDY000028', ...heping}, 'zhouba'],
      [{}, 'chensan'],
    ] as const) {
      expect(await ask(row), JSON.stringify(row)).to.include({next: 'legal-rep'});
    }
  });

  it('writes down each consent with its own time, also where the data do not fit', async () => {
    const client = await backend.signIn('zhangsan');
    const consents = () => backend.happenings.filter(({type}) => type === 'consented');
    const consented = (noticeId: string, more: object = {}) => {
      const at = new Date(backend.clock.now).toISOString();
      return {type: 'consented', user: 'zhangsan', noticeId, version: '2026-11', ...more, at};
    };
    await client.post('/legal-rep/enterprise', {...allOnRecord, consent: undefined}, await client.version());
    expect(consents()).to.deep.equal([]);
    const sent = [
      {...allOnRecord, enterpriseName: ''},
      {...(await client.version()), key: 'k1'},
    ] as const;
    for (const times of [1, 2]) {
      await client.post('/legal-rep/enterprise', ...sent);
      expect(consents(), String(times)).to.deep.equal([consented(consent.noticeId)]);
    }
    backend.clock.pass(3 * 365 * 86_400_000);
    const of = (noticeId: string) => ({...consent, noticeId});
    const legalRepConsent = {...of('legal-rep-declaration'), declaredBy: 'account-holder'};
    const visitor = await backend.signIn('zhangsan');
    expect(await checkEnterprise(visitor, {consent: of('account-holder-notice'), legalRepConsent})).to.have.property(
      'ticket',
    );
    const later = [
      consented('account-holder-notice'),
      consented('legal-rep-declaration', {declaredBy: 'account-holder'}),
    ];
    expect(consents().slice(1)).to.deep.equal(later);
  });

  const mismatch = (...fields: string[]) => refused('enterprise-mismatch', {fields});
  const rows: Readonly<Record<string, readonly [expected: object, ...rows: Row[]]>> = {
    'a name and a code that the registry has otherwise': [
      mismatch('enterpriseName', 'orgCode'),
      [{enterpriseName: '上海某某有限公司', orgCode: 'PDY000060'}],
    ],
    'no organisation code': [mismatch('orgCode'), [{}, 'zhouba']],
    'another type of document': [refused('person-mismatch'), [{legalRepIdType: 'military-id'}]],
    'a passport that is not of the PRC': [
      refused('passport-not-prc', {fields: ['legalRepIdNumber']}),
      ...['E00009999', 'K12345678', '12345'].map((legalRepIdNumber) => [{legalRepIdNumber}, 'chensan'] as const),
    ],
    'an enterprise that can never pass': [
      refused('enterprise-not-supported'),
      [{}, 'hanwu'],
      [{legalRepName: '王芳'}, 'hanwu'],
    ],
  };
  for (const [what, [expected, ...asked]] of Object.entries(rows)) {
    it(`refuses ${what}`, async () => {
      for (const row of asked) expect(await ask(row), JSON.stringify(row)).to.deep.equal(expected);
    });
  }

  it('certifies by the name that it checked, whatever is on record', async () => {
    const client = await backend.signIn('wujiu');
    const enterpriseName = '上海浦东样例贸易有限公司';
    const {ticket} = await checkIdCard(client, '陈静', await ticketOf(client, {enterpriseName}), 'legal-rep');
    expect(await checkIdCard(client, '吴九', ticket, 'account-holder')).to.include({passed: true, enterpriseName});
  });
});
