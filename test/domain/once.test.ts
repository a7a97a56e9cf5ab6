import {expect} from 'chai';
import {once, onceFor} from '../../src/domain/once.js';

describe('A value that is made once', () => {
  it('is made when it is first asked for, and never again', () => {
    let made = 0;
    const get = once(() => ({number: ++made}));
    expect(made).to.equal(0);
    const first = get();
    expect(get()).to.equal(first);
    expect(made).to.equal(1);
  });

  it('is made once even where it is nothing', () => {
    let made = 0;
    const get = once(() => {
      made += 1;
    });
    get();
    get();
    expect(made).to.equal(1);
  });

  it('is tried again after it could not be made', () => {
    let tries = 0;
    const get = once(() => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
      return tries;
    });
    expect(get).to.throw('not yet');
    expect(get()).to.equal(2);
  });
});

describe('A value that is created again only for other parts', () => {
  it('is the same object for the same parts, and another one for others', () => {
    const joined = onceFor((first: object, second: object) => ({...first, ...second}));
    const [a, b, c] = [{a: 1}, {b: 2}, {c: 3}];
    const once = joined(a, b);
    expect(joined(a, b)).to.equal(once);
    expect(joined(a, c)).to.deep.equal({a: 1, c: 3});
    expect(joined(b, c)).to.deep.equal({b: 2, c: 3});
    expect(joined(a, b)).to.deep.equal(once);
  });
});
