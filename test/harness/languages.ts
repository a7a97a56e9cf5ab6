import {expect} from './expect.js';
import type {State} from './states.js';

/** Tests that each of these states speaks English where that is wanted. */
export const leavesNoChinese = (states: readonly State[]): void => {
  for (const {name, show} of states) {
    it(`leaves no Chinese in headings and buttons in English: ${name}`, async () => {
      const page = await show({lang: 'en'});
      const said = [...page.headings, ...page.pressables, ...Object.keys(page.facts)];
      expect(said).not.to.be.empty;
      expect(said.filter((words) => /[\u3000-\u9fff\uff00-\uffef]/.test(words))).to.be.empty;
    });
  }
};
