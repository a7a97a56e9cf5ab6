import {inspect} from 'node:util';
import {expect} from 'chai';
import {randomKey} from '../../src/domain/random-ids.js';
import {protect, type EncryptField} from '../../src/adapters/host-checks.js';
import {CertError} from '../../src/domain/errors.js';
import {errorOf} from './errors.js';

const idle = () => new AbortController().signal;
const names = ['idNumber', 'legalRepIdNumber', 'bankCard', 'mobile'] as const;

/** Has it encrypted, as a host may have written that. */
const seal = (encryptField: unknown, value: string, name: (typeof names)[number] = 'idNumber', signal = idle()) =>
  protect(encryptField as EncryptField, name, value, 'checkIdCard', signal);

const throwing = (thrown: unknown) => () => {
  throw thrown;
};

describe('The protection of a typed value', () => {
  it('returns the host’s ciphertext, and passes the field name and operation to the host', async () => {
    for (const name of names) {
      const [value, enc] = [randomKey(), randomKey()];
      const asked: unknown[] = [];
      const encryptField: EncryptField = async (...all) => {
        asked.push(all);
        return enc;
      };
      expect(await protect(encryptField, name, value, 'sendSmsCode', idle())).to.deep.equal({enc});
      expect(asked).to.deep.equal([[name, value, {operation: 'sendSmsCode'}]]);
    }
  });

  it('does not encrypt a value that is on record, empty or already encrypted', async () => {
    let asked = 0;
    const encryptField: EncryptField = async () => {
      asked += 1;
      return randomKey();
    };
    for (const given of [{onRecord: true} as const, '', {enc: randomKey()}]) {
      expect(await protect(encryptField, 'idNumber', given, 'checkIdCard', idle())).to.equal(given);
    }
    expect(asked).to.equal(0);
  });

  it('fails when the encryption returns the value, contains it, or returns no text', async () => {
    const value = randomKey();
    const outputs = [value, `SM2:${value}`, `${value}=`, `a${value}b`, '', undefined, null, 7, true, [value], {value}];
    for (const output of outputs) {
      const error = await errorOf(seal(async () => output, value, 'bankCard'));
      expect({code: error.code, details: error.details}, inspect(output)).to.deep.equal({
        code: 'encrypt-failed',
        details: {where: 'bankCard'},
      });
    }
  });

  it('repeats the value in no error, whatever the encryption throws', async () => {
    for (const name of names) {
      const value = randomKey();
      const hosts = [
        async () => Promise.reject(new Error(`cannot encrypt ${value}`)),
        throwing(new TypeError(value)),
        throwing(value),
        throwing(undefined),
        throwing(new CertError('backend', {quote: value, foreignCode: value, where: value}, new Error(value))),
        async () => value,
        async () => ({value}),
      ];
      for (const host of hosts) {
        const error = await errorOf(seal(host, value, name));
        expect(error.toJSON()).to.deep.equal({code: 'encrypt-failed', details: {where: name}});
        expect(error).not.to.have.property('cause');
        expect(inspect(error, {depth: null, showHidden: true})).not.to.include(value);
      }
    }
  });

  it('fails with code cancelled when the encryption throws because of the abort', async () => {
    const controller = new AbortController();
    const value = randomKey();
    const host = async () => {
      controller.abort();
      throw new Error(value);
    };
    const error = await errorOf(seal(host, value, 'mobile', controller.signal));
    expect(error.code).to.equal('cancelled');
    expect(inspect(error, {depth: null, showHidden: true})).not.to.include(value);
  });
});
