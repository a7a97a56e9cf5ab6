import {expect} from 'chai';
import {Secret} from '../../src/domain/secret.js';
import {randomPin} from './random-pin.js';

describe('A secret', () => {
  it('returns its value once and then forgets it', () => {
    const value = randomPin();
    const secret = new Secret(value);
    expect(secret.held).to.equal(true);
    expect(secret.take()).to.equal(value);
    expect(secret.held).to.equal(false);
    expect(() => secret.take())
      .to.throw('used already')
      .with.property('message')
      .that.does.not.include(value);
  });

  it('returns an empty value once, too', () => {
    const secret = new Secret('');
    expect(secret.take()).to.equal('');
    expect(() => secret.take()).to.throw();
  });

  it('can be discarded unused, repeatedly', () => {
    const secret = new Secret(randomPin());
    secret.discard();
    secret.discard();
    expect(secret.held).to.equal(false);
    expect(() => secret.take()).to.throw();
  });

  it('is shown as stars in JSON and in any text', () => {
    const value = randomPin();
    const secret = new Secret(value);
    // As a careless line of somebody's code would take it.
    const taken = secret as unknown as string;
    const written = [JSON.stringify({pin: secret}), String(secret), `PIN ${taken}`, 'PIN ' + taken, [secret].join()];
    for (const text of written) {
      expect(text).to.include('******');
      expect(text).not.to.include(value);
    }
    expect(secret.take()).to.equal(value);
  });

  it('exposes its value through no property, symbol or clone', () => {
    const value = randomPin();
    const secret = new Secret(value);
    expect(Reflect.ownKeys(secret)).to.deep.equal([]);
    expect(JSON.stringify([Object.values(secret), Object.entries(secret), structuredClone(secret)])).not.to.include(
      value,
    );
  });

  it('gives no value to a lookalike object', () => {
    new Secret(randomPin());
    const lookalike = Object.create(Secret.prototype) as Secret;
    expect(lookalike.held).to.equal(false);
    expect(() => lookalike.take()).to.throw();
  });
});
