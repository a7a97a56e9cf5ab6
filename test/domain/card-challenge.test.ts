import {expect} from 'chai';
import {type CardChallengeParts, composeCardChallenge} from '../../src/domain/card-challenge.js';
import {type CertError, isCertError} from '../../src/domain/errors.js';

const good: CardChallengeParts = {
  origin: 'https://swapp.example.cn:8443',
  subject: 'subject-1',
  uscc: '91310000PDY000028G',
  nonce: 'AbCdEfGhIjKlMnOpQrStUv_-',
  expiresAt: '2026-01-15T02:32:00.000Z',
};

const compose = (changes: Partial<CardChallengeParts> = {}) => composeCardChallenge({...good, ...changes});

/** Only what does not fit is thrown; anything else fails the test. */
const refusalOf = (changes: Partial<CardChallengeParts>): CertError => {
  try {
    compose(changes);
  } catch (error) {
    if (isCertError(error)) return error;
    throw error;
  }
  throw new Error(`was composed: ${JSON.stringify(changes)}`);
};

describe('The text that the card signs', () => {
  it('has six lines in a fixed format, without a final line feed', () => {
    expect(compose()).to.equal(
      'SW-REALNAME-CERT/2\n' +
        'https://swapp.example.cn:8443\n' +
        'subject-1\n' +
        '91310000PDY000028G\n' +
        'AbCdEfGhIjKlMnOpQrStUv_-\n' +
        '2026-01-15T02:32:00.000Z',
    );
  });

  it('contains the given parts unchanged, and nothing else', () => {
    const changes = {origin: 'http://[::1]:8000', subject: `~${'x'.repeat(199)}`, nonce: 'A'.repeat(128)};
    const text = compose({...changes, ...{extra: 'declaration'}});
    expect(text.split('\n')).to.deep.equal([
      'SW-REALNAME-CERT/2',
      'http://[::1]:8000',
      changes.subject,
      good.uscc,
      changes.nonce,
      good.expiresAt,
    ]);
  });

  it('contains the expiry time as the backend wrote it, in any valid format', () => {
    const forms = ['2026-01-15T02:32:00Z', '2026-01-15T10:32:00+08:00', '2026-01-15T02:32:00.123456Z'];
    for (const expiresAt of forms) expect(compose({expiresAt}).split('\n')[5]).to.equal(expiresAt);
  });

  const unfit: Readonly<Record<keyof CardChallengeParts, readonly string[]>> = {
    origin: [
      ...['', 'null', 'https://a.cn/', 'https://a.cn/path', 'file://a', 'https://A.cn', 'https://a.cn\nb'],
      ...['b\nhttps://a.cn', 'https://'],
    ],
    subject: ['', 'a b', '张三', 'subject-1\n', '\nsubject-1', `subject-1\n${good.uscc}`, 'a\u007F', 'x'.repeat(201)],
    uscc: [
      ...['', '91310000PDY000028', '91310000PDY000028GG', '91310000pdy000028g', '91310000PDY000028\n'],
      '９1310000PDY000028G',
    ],
    nonce: [
      '',
      'A'.repeat(21),
      'A'.repeat(129),
      `${'A'.repeat(22)}=`,
      `${'A'.repeat(22)}\n`,
      `${'A'.repeat(22)} `,
      `<xml>${'A'.repeat(22)}`,
    ],
    expiresAt: [
      ...['', 'soon', '2026-01-15', '2026-01-15 02:32:00Z', '2026-01-15T02:32:00', '2026-01-15T02:32:00+0800'],
      ...['2026-01-15T02:32:00Z\n', '\n2026-01-15T02:32:00Z', '2026-01-15T02:32:00Z (declaration)'],
      '20260115T023200Z',
    ],
  };
  for (const [name, values] of Object.entries(unfit)) {
    it(`is not composed with an invalid ${name}, and the error names that field`, () => {
      for (const value of values) {
        const {code, details} = refusalOf({[name]: value});
        const {where, expected, ...rest} = details;
        expect([code, where, rest], JSON.stringify(value)).to.deep.equal([
          ...['contract', `createCardChallenge.${name}`, {}],
        ]);
        expect(expected).to.match(/^\/\^.+\$\/$/);
      }
    });
  }

  it('is not composed of invalid values, and the error does not repeat them', () => {
    const error = refusalOf({nonce: 'declare everything'});
    expect(JSON.stringify(error) + String(error)).not.to.include('declare');
  });
});
