import {expect} from 'chai';
import {type CardChallengeParts, composeCardChallenge} from '../../src/domain/card-challenge.js';
import {type CertError, isCertError} from '../../src/domain/errors.js';

const now = Date.UTC(2026, 0, 15, 2, 30);
const minute = 60_000;

const good: CardChallengeParts = {
  origin: 'https://swapp.example.cn:8443',
  uscc: '91310000PDY000028G',
  nonce: 'AbCdEfGhIjKlMnOpQrStUv_-',
  expiresAt: '2026-01-15T02:32:00.000Z',
};

const compose = (changes: Partial<CardChallengeParts> = {}) => composeCardChallenge({...good, ...changes}, now);

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

const expiringIn = (ms: number) => ({expiresAt: new Date(now + ms).toISOString()});

describe('The text that a card signs', () => {
  it('is five lines by a fixed grammar, with no line feed at the end', () => {
    expect(compose()).to.equal(
      'SW-REALNAME-CERT/1\n' +
        'https://swapp.example.cn:8443\n' +
        '91310000PDY000028G\n' +
        'AbCdEfGhIjKlMnOpQrStUv_-\n' +
        '2026-01-15T02:32:00.000Z',
    );
  });

  it('takes the parts as they come, and nothing else that came along', () => {
    const text = compose({expiresAt: '2026-01-15T02:31:59Z', origin: 'http://[::1]:8000', ...{extra: 'declaration'}});
    expect(text.split('\n')).to.deep.equal([
      'SW-REALNAME-CERT/1',
      'http://[::1]:8000',
      good.uscc,
      good.nonce,
      '2026-01-15T02:31:59Z',
    ]);
  });

  const unfit: Readonly<Record<keyof CardChallengeParts, readonly string[]>> = {
    origin: [
      '',
      'null',
      'https://a.cn/',
      'https://a.cn/path',
      'file://a',
      'https://A.cn',
      'https://a.cn\nb',
      'b\nhttps://a.cn',
      'https://',
    ],
    uscc: [
      '',
      '91310000PDY000028',
      '91310000PDY000028GG',
      '91310000pdy000028g',
      '91310000PDY000028\n',
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
      '',
      'soon',
      '2026-01-15',
      '2026-01-15 02:32:00Z',
      '2026-01-15T02:32:00+08:00',
      '2026-01-15T02:32:00',
      '2026-13-15T02:32:00Z',
      '2026-01-15T02:32:00Z\n',
      '\n2026-01-15T02:32:00Z',
      '2026-01-15T02:32:00Z (declaration)',
      '20260115T023200Z',
    ],
  };
  for (const [name, values] of Object.entries(unfit)) {
    it(`is not composed of ${name} that does not fit, and the error names that part`, () => {
      for (const value of values) {
        const {code, details} = refusalOf({[name]: value});
        expect({code, details}, JSON.stringify(value)).to.deep.equal({
          code: 'contract',
          details: {subject: `cardChallenge.${name}`},
        });
      }
    });
  }

  it('does not repeat in its error what a server wrote', () => {
    expect(JSON.stringify(refusalOf({nonce: 'declare everything'}))).not.to.include('declare');
  });

  it('is composed up to five minutes before and after its expiry: an office PC may have a wrong clock', () => {
    for (const ms of [0, 5 * minute, -5 * minute]) {
      const {expiresAt} = expiringIn(ms);
      expect(compose({expiresAt})).to.include(expiresAt);
    }
  });

  it('is not composed further than five minutes from its expiry, on either side', () => {
    for (const ms of [5 * minute + 1, -5 * minute - 1, 365 * 24 * 60 * minute]) {
      expect(refusalOf(expiringIn(ms)).details.subject).to.equal('cardChallenge.expiresAt');
    }
  });
});
