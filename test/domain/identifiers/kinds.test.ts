import {expect} from 'chai';
import {
  check,
  checkKeys,
  format,
  kinds,
  mask,
  normalise,
  type CheckKey,
  type TextKind,
} from '../../../src/domain/index.js';

const textKinds = kinds.filter((kind): kind is TextKind => kind !== 'id-validity');
const names: readonly TextKind[] = ['person-name', 'enterprise-name'];

const hostile: readonly unknown[] = [
  undefined,
  null,
  0,
  NaN,
  true,
  Symbol('x'),
  10n,
  {},
  [],
  ['91310000PDY000028G'],
  () => '13800138000',
  new Date(0),
  {toString: () => '13800138000'},
  Object.create(null),
];

describe('A check of every kind', () => {
  it('returns an error for a non-text value', () => {
    for (const kind of textKinds)
      for (const value of hostile)
        expect(check(kind, value), kind).to.deep.equal({level: 'error', key: 'input.type', value: ''});
  });

  it('returns an error for a text over 1024 characters, and checks one of 1024', () => {
    for (const kind of textKinds) {
      expect(check(kind, ' '.repeat(1025)), kind).to.deep.equal({level: 'error', key: 'input.tooLong', value: ''});
      expect(check(kind, ' '.repeat(1024)), kind).to.deep.equal({level: 'error', key: 'input.empty', value: ''});
      expect(check(kind, '1'.repeat(1_000_000)).key, kind).to.equal('input.tooLong');
    }
  });

  it('rejects Cyrillic and Greek lookalike letters, except in names', () => {
    for (const kind of textKinds)
      for (const letter of ['Х', 'о', 'Ѐ', 'ԯ', 'Ο', 'Ͱ', 'Ͽ'])
        if (!names.includes(kind)) expect(check(kind, `${letter}1234567`).key, kind).to.equal('input.lookalike');
    for (const letter of ['ʯ', '԰']) expect(check('passport-prc', `${letter}12345678`).key).to.equal('passport.format');
  });

  it('applies its kind’s own rules', () => {
    const sound: Readonly<Record<TextKind, string>> = {
      uscc: '91310000PDY000028G',
      'org-code': '708461136',
      'resident-id': '11010519491231002X',
      'resident-id-15': '',
      'hmt-residence-permit': '810000199408230021',
      'foreign-pr-id': '911124198108030024',
      'foreign-pr-id-old': 'CAN110081080310',
      'passport-prc': 'E12345678',
      'hkm-travel-permit': 'H12345678',
      'tw-travel-permit': '12345678',
      'military-id': '军字第2001988号',
      'bank-card': '6225880000000001',
      mobile: '13800138000',
      'sms-code': '123456',
      'person-name': '张三',
      'enterprise-name': '某某公司',
    };
    // What is sound as one kind is not as another; but any of them may be what a military card says.
    for (const kind of textKinds) {
      const passing = Object.entries(sound)
        .filter(([, value]) => check(kind, value).level === 'ok')
        .map(([name]) => name);
      const own =
        kind === 'resident-id-15'
          ? []
          : kind === 'person-name' || kind === 'enterprise-name'
            ? ['person-name', 'enterprise-name']
            : [kind];
      expect(passing, kind).to.deep.equal(own);
    }
  });
});

describe('Normalisation of every kind', () => {
  it('returns an empty text for a non-text or oversized value', () => {
    for (const kind of [...kinds, 'code'] as const)
      for (const value of [...hostile, '1'.repeat(1025)]) expect(normalise(kind, value), kind).to.equal('');
    expect(normalise('code', '1'.repeat(1024))).to.have.length(1024);
    for (const kind of kinds) {
      expect(format(kind, undefined), kind).to.equal('');
      expect(mask(kind, {}), kind).to.equal('');
      expect(mask(kind, '1'.repeat(1025)), kind).to.equal('');
    }
  });

  it('converts codes to half-width upper case, without spaces and invisible characters', () => {
    for (const kind of ['code', 'uscc', 'resident-id', 'sms-code', 'military-id'] as const)
      expect(normalise(kind, '\u202Aａb－！～ 1\u00A0\t\n２\uFEFF'), kind).to.equal('AB-!~12');
  });

  it('converts only ASCII letters of codes to upper case', () => {
    expect(normalise('code', 'ıſßﬁ')).to.equal('ıſßﬁ');
    expect(normalise('code', 'abcxyz`{')).to.equal('ABCXYZ`{');
  });

  it('is what display formatting returns for kinds without groups', () => {
    expect(format('uscc', '91310000pdy000028g')).to.equal('91310000PDY000028G');
    expect(format('person-name', '张　三')).to.equal('张三');
  });
});

describe('The check keys', () => {
  it('are unique and named after a kind and a situation', () => {
    expect(new Set<CheckKey>(checkKeys).size).to.equal(checkKeys.length);
    for (const key of checkKeys) expect(key).to.match(/^[a-zA-Z]+\.[a-zA-Z\d-]+$/);
  });
});
