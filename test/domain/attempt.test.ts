import {expect} from 'chai';
import {Attempt} from '../../src/domain/attempt.js';
import {randomKey} from '../../src/domain/random-ids.js';

const body = {ticket: 'ticket-1'};

describe('An attempt', () => {
  it('has a key of 128 random bits, which stays until it is renewed', () => {
    const attempt = new Attempt(body);
    const {idempotencyKey} = attempt.options;
    expect(idempotencyKey).to.match(/^[0-9a-f]{32}$/);
    expect(attempt.options).to.deep.equal({idempotencyKey});
    attempt.renew({humanCheck: 'token-1'});
    expect(attempt.options).to.include({humanCheck: 'token-1'}).and.not.include({idempotencyKey});
    attempt.renew();
    expect(attempt.options).not.to.have.property('humanCheck');
  });

  it('is reused only when the body is the same', () => {
    const known = new Attempt(body);
    expect(Attempt.of({...body}, known)).to.equal(known);
    for (const other of [Attempt.of({ticket: 'ticket-2'}, known), Attempt.of(body, undefined), known.again()]) {
      expect(other.options).not.to.deep.equal(known.options);
    }
    expect(known.again().body).to.equal(body);
  });

  it('encrypts its body once, and again after a failure', async () => {
    const attempt = new Attempt<object>(body);
    const seal = async (given: object) => ({...given, enc: randomKey()});
    const failed = attempt.sealed(() => Promise.reject(new Error('broken')));
    expect(await failed.catch((thrown: unknown) => thrown)).to.have.property('message', 'broken');
    const first = await attempt.sealed(seal);
    expect(first).to.include(body);
    expect(await attempt.sealed(seal)).to.equal(first);
    expect(await attempt.again().sealed(seal)).not.to.deep.equal(first);
  });

  it('shows its body, and neither key nor check nor cipher text', async () => {
    const attempt = new Attempt<object>(body);
    attempt.renew({humanCheck: randomKey(), stepUp: randomKey()});
    await attempt.sealed(async () => ({enc: randomKey()}));
    expect(JSON.stringify(attempt)).to.equal(JSON.stringify({body}));
    expect(Reflect.ownKeys(attempt)).to.deep.equal(['body']);
  });
});
