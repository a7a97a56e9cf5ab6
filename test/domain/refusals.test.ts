import {expect} from 'chai';
import {certErrorCodes} from '../../src/domain/errors.js';
import {isRefusalCode, refusalCodes} from '../../src/domain/refusals.js';

describe('The list of refusal codes', () => {
  it('is closed: an unknown code is not recognised', () => {
    for (const code of refusalCodes) expect(isRefusalCode(code), code).to.equal(true);
    for (const code of ['', 'card-stolen', 'toString', '__proto__', 'length', '0', 'CARD-REVOKED', ' card-revoked']) {
      expect(isRefusalCode(code), code).to.equal(false);
    }
  });

  it('has no duplicates, and shares only card-expired with the error codes', () => {
    expect(new Set(refusalCodes).size).to.equal(refusalCodes.length);
    expect(refusalCodes.filter((code) => (certErrorCodes as readonly string[]).includes(code))).to.deep.equal([
      'card-expired',
    ]);
  });
});
