import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect} from 'chai';
import {readRecording} from '../../simulators/card-agent-probe/recording.js';
import {pages, root} from './pages.js';

describe('The pages about the card agent', () => {
  for (const path of ['docs/card-agent.md', 'docs/card-agent.zh-CN.md']) {
    it(`show a recording as it is read, and thirty observations with names that are in the code: ${path}`, async () => {
      const page = pages.find((each) => each.path === path);
      readRecording(page?.blocks.find(({language}) => language === 'json')?.code ?? '');
      const rows = [...(page?.text ?? '').matchAll(/^\| (\d+) .*\| `([\w./-]+)` `(\w+)` +\|$/gm)];
      expect(rows.map(([, number]) => Number(number))).to.deep.equal(Array.from({length: 30}, (_, index) => index + 1));
      for (const [, , file = '', name = ''] of rows)
        expect(await readFile(join(root, file), 'utf8')).to.match(new RegExp(`\\b${name}\\b`));
    });
  }
});
