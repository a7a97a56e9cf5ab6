import {until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {states} from '../harness/states.js';
import {manualRows, plain} from '../support/manual-words.js';

/* A clerk holds the manual in hand and looks on the page for its words. */

const rows = manualRows.flatMap(([figure, words, place]) =>
  typeof place === 'string'
    ? {figure, words, at: place, not: undefined}
    : place.ours === undefined
      ? []
      : {figure, words: place.ours, at: place.at, not: words},
);
const places = [...new Set(rows.flatMap(({at}) => (at.startsWith('/') ? [] : at)))];

describe('The manual’s words', () => {
  for (const place of places) {
    it(`are displayed in ${place}, or the widget’s agreed words instead of them`, async () => {
      const state = states.find(({id}) => id === place);
      const page = await (state ?? expect.fail('There is no such state.')).show({lang: 'zh-CN'});
      for (const {figure, words, not} of rows.filter(({at}) => at === place)) {
        await until(
          () => `${figure}: it says “${words}”; it says “${page.words}”`,
          () => plain(page.words).includes(plain(words)),
        );
        if (not) expect(plain(page.words), `${figure}: a reason that no longer holds`).not.to.contain(plain(not));
      }
    });
  }
});
