import {expect} from 'chai';
import {lazy, memoizeLast} from '../../src/domain/lazy.js';

describe('A lazy() value', () => {
  it('is created on first use and then reused', () => {
    let made = 0;
    const get = lazy(() => ({number: ++made}));
    expect(made).to.equal(0);
    const first = get();
    expect(get()).to.equal(first);
    expect(made).to.equal(1);
  });

  it('is created once even if it is undefined', () => {
    let made = 0;
    const get = lazy(() => {
      made += 1;
    });
    get();
    get();
    expect(made).to.equal(1);
  });

  it('is created again after a failure', () => {
    let tries = 0;
    const get = lazy(() => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
      return tries;
    });
    expect(get).to.throw('not yet');
    expect(get()).to.equal(2);
  });
});

describe('A memoizeLast() value', () => {
  it('is the same object for the same arguments, and a new one for others', () => {
    const joined = memoizeLast((first: object, second: object) => ({...first, ...second}));
    const [a, b, c] = [{a: 1}, {b: 2}, {c: 3}];
    const once = joined(a, b);
    expect(joined(a, b)).to.equal(once);
    expect(joined(a, c)).to.deep.equal({a: 1, c: 3});
    expect(joined(b, c)).to.deep.equal({b: 2, c: 3});
    expect(joined(a, b)).to.deep.equal(once);
  });
});
