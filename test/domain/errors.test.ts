import {expect} from 'chai';
import {CertError, certErrorCodes, isCertError, toCertError} from '../../src/domain/errors.js';
import {randomPin} from './random-pin.js';

/** As another copy of the library on the same page would make it. */
const foreignError = (code: string): Error =>
  Object.defineProperty(Object.assign(new Error(code), {code, details: {}}), Symbol.for('sw-realname-cert.CertError'), {
    value: true,
  });

describe('A CertError', () => {
  it('is recognised by its brand, whichever copy of the library made it', () => {
    const theirs = foreignError('network');
    expect(theirs).not.to.be.instanceOf(CertError);
    expect(isCertError(theirs)).to.equal(true);
    expect(toCertError(theirs)).to.equal(theirs);
    expect(isCertError(new CertError('network'))).to.equal(true);
    expect(String(new CertError('network'))).to.equal('CertError: network');
  });

  it('is not confused with a similar object', () => {
    const lookalike = {name: 'CertError', code: 'network', details: {}, retryable: true};
    for (const value of [lookalike, new Error('network'), null, undefined, 'network', 7, Symbol.for('x'), () => null]) {
      expect(isCertError(value)).to.equal(false);
      expect(toCertError(value).code).to.equal('unexpected');
    }
  });

  it('keeps the thrown value as its cause', () => {
    const thrown = new Error('oops');
    // Chromium 92 has none.
    const {cause} = new Error('', {cause: thrown});
    expect(toCertError(thrown).cause).to.equal(cause);
    expect(new CertError('network')).not.to.have.property('cause');
  });

  it('leaves its cause out of JSON and message, since it may quote typed values', () => {
    const typed = randomPin();
    const error = new CertError('backend', {requestId: 'request-1', status: 500}, new Error(`cannot read ${typed}`));
    expect(JSON.parse(JSON.stringify({error}))).to.deep.equal({
      error: {code: 'backend', details: {requestId: 'request-1', status: 500}},
    });
    expect(JSON.stringify([error, Object.entries(error)]) + String(error) + error.message).not.to.include(typed);
  });

  it('is never retryable for a PIN code that the card may have counted', () => {
    const codes = certErrorCodes.filter((code) => code.startsWith('pin-'));
    expect(codes).to.have.length(3);
    for (const code of codes) expect(new CertError(code).retryable, code).to.equal(false);
  });

  it('has a unique code in the format of a URL anchor', () => {
    expect(new Set(certErrorCodes).size).to.equal(certErrorCodes.length);
    for (const code of certErrorCodes) expect(code).to.match(/^[a-z]+(-[a-z]+)*$/);
  });
});
