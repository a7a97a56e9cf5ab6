import {expect} from 'chai';
import {cardChallengeSchema, cardVerificationSchema} from '../../src/domain/ic-card.schemas.js';
import {misfit as misfitOf} from './misfits.js';

const challenge = {challengeId: 'challenge-1', subject: 'subject-1', nonce: 'n', expiresAt: 'e', uscc: 'u'};
const verification = {
  challengeId: 'challenge-1',
  certificate: 'MAAA',
  certNo: '0123456789abcdef',
  signature: `${'A'.repeat(86)}==`,
  algorithm: 'SM2-SM3',
};

const misfit = (changes: object) => misfitOf(cardVerificationSchema(), {...verification, ...changes});

describe('The schema of a card challenge', () => {
  it('keeps five texts, and drops unknown fields', () => {
    expect(cardChallengeSchema().parse({...challenge, text: 'sign this'})).to.deep.equal(challenge);
  });

  it('reports each missing or non-text field', () => {
    for (const name of Object.keys(challenge)) {
      for (const value of [undefined, 7, null, ['a']]) {
        expect(misfitOf(cardChallengeSchema(), {...challenge, [name]: value})).to.equal(name);
      }
    }
  });
});

describe('The schema of a verification request', () => {
  it('accepts both kinds of card', () => {
    expect(misfit({})).to.equal(undefined);
    expect(misfit({certNo: '0123abcd', algorithm: 'RSA-SHA1', signature: `${'+'.repeat(171)}=`})).to.equal(undefined);
  });

  it('reports the field with an invalid format', () => {
    const cases: Readonly<Record<string, readonly unknown[]>> = {
      challengeId: ['', 'x'.repeat(201), 7],
      certificate: ['', 'MAA', 'A'.repeat(8_193), 'MAAA\n', 'MA-A', 'MAAA===', {}],
      certNo: ['0123456', '0123456789ABCDEF', 'a'.repeat(41), '0x123456', 1],
      signature: ['', '!!!!', 'A'.repeat(1_025), 'AAAA===', null],
      algorithm: ['SM2', 'sm2-sm3', 'none', '', 'SM2-SM3|RSA-SHA1', undefined],
    };
    for (const [name, values] of Object.entries(cases)) {
      for (const value of values) expect(misfit({[name]: value}), `${name} ${String(value)}`).to.equal(name);
    }
  });
});
