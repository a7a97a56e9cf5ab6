import {readFile, writeFile} from '@web/test-runner-commands';
import '../../src/components/admin-assist/admin-assist.js';
import '../../src/components/external/handoff.js';
import '../../src/components/ic-card/ic-card.js';
import '../../src/components/legal-rep/legal-rep.js';
import '../../src/components/person-check/person-check.js';
import '../../src/components/profile/profile.editing.chunk.js';
import '../../src/components/profile/profile.js';
import '../../src/components/record/record.chunk.js';
import {tidyUp} from '../harness/bank-ukey-page.js';
import {expect} from '../harness/expect.js';
import {heard, parts} from '../harness/transcript.walks.js';

/* What is heard of each path, as `docs/transcripts` has it. `npm run transcripts` writes these files. */

const intro = (title: string): string[] => [
  `# ${title}：读屏软件会读到什么`,
  '',
  '由测试在浏览器中走一遍得到，`npm run transcripts` 重新生成，不要手工修改。',
  '“播报”是状态区域中的文字，“焦点”是页面移到的位置：角色、名称、状态和说明。用户自己移动的焦点不在其中。',
];

declare const writesTranscripts: boolean | undefined;

tidyUp();

describe('The screen reader output of a path', () => {
  for (const [name, {title, sections}] of Object.entries(parts)) {
    it(`equals its transcript: ${name}`, async function () {
      this.timeout(120_000);
      const lines: string[] = [];
      for (const section of sections) lines.push(...(await heard(section, name === 'admin-requests')));
      const file = `../../docs/transcripts/${name}.md`;
      const content = `${[...intro(title), ...lines].join('\n')}\n`;
      if (typeof writesTranscripts !== 'undefined') await writeFile({path: file, content});
      expect(await readFile({path: file}), 'npm run transcripts, then read what has changed').to.equal(content);
    });
  }
});
