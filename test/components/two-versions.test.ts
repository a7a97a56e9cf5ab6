import {defineElement} from '../../src/components/element/define-element.js';
import type {SwErrorEvent} from '../../src/index.js';
import {version} from '../../src/version.js';
import {calm, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {warnings} from '../harness/warnings.js';

/* Nothing here may define this version's elements before the test does. */

const elementOf = (version: string | undefined): CustomElementConstructor =>
  class extends HTMLElement {
    static readonly version = version;
  };

describe('Two copies of the library on a page', () => {
  const said = warnings();
  const errors: SwErrorEvent[] = [];
  const hear = (event: Event): unknown => errors.push(event as SwErrorEvent);
  before(() => {
    document.addEventListener('sw-error', hear);
  });
  beforeEach(() => errors.splice(0));
  afterEach(() => {
    document.body.replaceChildren();
  });
  after(() => {
    document.removeEventListener('sw-error', hear);
  });

  it('work together when they have the same version: the first one defines each element', async () => {
    const first = elementOf(version);
    expect(defineElement('x-same-version', first)).to.equal(first);
    document.body.append(document.createElement('x-same-version'));
    expect(defineElement('x-same-version', elementOf(version))).to.equal(first);
    await calm();
    expect(customElements.get('x-same-version')).to.equal(first);
    expect(said).to.be.empty;
    expect(errors).to.be.empty;
  });

  for (const [what, another] of [
    ['another version', '0.0.1'],
    ['something that tells no version', undefined],
  ] as const) {
    it(`do not mix when a name is taken by ${what}: one console message, and one error and one sentence at each element`, async () => {
      const taken = another === undefined ? 'x-taken-by-something' : 'x-taken';
      customElements.define(taken, elementOf(another));
      const elements = [1, 2].map(() => document.createElement(taken));
      document.body.append(...elements, document.createElement('p'));
      expect(defineElement(taken, elementOf(version))).to.equal(undefined);
      await until('each says so', () => errors.length === 2);
      await calm();
      expect(said).to.have.length(1);
      // As a second entry of the same version does.
      const later = document.createElement(taken);
      document.body.append(later);
      elements.push(later);
      expect(defineElement(taken, elementOf(version))).to.equal(undefined);
      await until('the one that came later says so, too', () => errors.length === 3);
      await calm();
      expect(said[0]?.join()).to.contain(`sw-realname-cert: version ${version} does not define ${taken}`);
      expect(errors.map(({target}) => target)).to.deep.equal(elements);
      expect(elements.map(({childElementCount}) => childElementCount)).to.deep.equal([1, 1, 1]);
      // The words are loaded.
      await until('each has its sentence', () =>
        elements.every(({textContent}) => textContent.includes('version-conflict, ')),
      );
      for (const error of errors) {
        expect(error).to.include({code: 'version-conflict', where: version, retryable: false, bubbles: true});
      }
    });
  }

  // The last one: a name that is taken stays taken.
  it('leave the element to the first one when the second one loads', async () => {
    const first = elementOf('0.0.1');
    customElements.define('sw-realname-cert', first);
    const old = document.createElement('sw-realname-cert');
    document.body.append(old);
    await import('../../src/define.js');
    await until('it says so', () => errors.length === 1);
    expect(customElements.get('sw-realname-cert')).to.equal(first);
    expect(said).to.have.length(1);
    expect(errors.map(({target}) => target)).to.deep.equal([old]);
  });
});
