import {expect} from 'chai';
import {isHandheld} from '../../src/adapters/page-context.js';

describe('A device to which nothing can be plugged', () => {
  for (const [device, pointers, width, height, is] of [
    ['a phone', ['coarse'], 390, 844, true],
    ['a tablet', ['coarse'], 1032, 1376, true],
    ['a tablet on its side', ['coarse'], 1376, 1032, true],
    ['a tablet with a mouse', ['coarse', 'fine'], 820, 1180, false],
    ['a laptop with a touch screen', ['fine', 'coarse'], 1366, 768, false],
    ['a desktop', ['fine'], 1366, 768, false],
    ['a terminal with a large touch screen', ['coarse'], 1080, 1920, false],
    ['a keyboard without a pointer', [], 1366, 768, false],
  ] as const) {
    it(`is ${is ? '' : 'not '}${device}`, () => {
      const matchMedia = (query: string) => ({matches: pointers.some((each) => query === `(any-pointer: ${each})`)});
      expect(isHandheld({matchMedia, screen: {width, height}})).to.equal(is);
    });
  }

  it('is not recognised in an environment without matchMedia, such as jsdom', () => {
    expect(isHandheld({screen: {width: 0, height: 0}})).to.equal(false);
  });
});
