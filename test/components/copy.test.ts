import {refuses} from '../harness/outside.js';
import {diagnosticsOf, diagnosticsText} from '../../src/components/failure/diagnostics.js';
import {copyTexts} from '../../src/components/path/path.texts.js';
import {fakeProfile} from '../../src/fakes.js';
import {withClipboard} from '../harness/clipboard.js';
import {deepAll, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {listen} from '../harness/heard.js';

import {ProfilePage, texts} from '../harness/profile-page.js';
import {Timers} from '../harness/timers.js';

const {reference: words} = copyTexts;
const copyCode = texts.copy('统一社会信用代码');
const {uscc} = fakeProfile().enterprise;

const refused = async (): Promise<ProfilePage> => {
  const updateEnterprise = refuses('enterprise-mismatch');
  const page = await ProfilePage.sent('enterprise', {legalRepName: '王五'}, {updateEnterprise});
  await page.shows(texts.waysTitle);
  return page;
};

const textareas = (page: ProfilePage) => deepAll<HTMLTextAreaElement>(page.root, 'textarea');

describe('A copy button', () => {
  const timers = Timers.inEach();

  it('displays “copied” for six seconds, and is then a button again; the others stay buttons', async () => {
    await withClipboard(
      async () => undefined,
      async () => {
        const page = await refused();
        await page.press(copyCode);
        await page.shows(words.copied);
        expect(page.pressables).to.include(texts.copy('企业中文名称')).and.not.include(copyCode);
        timers.pass(5_000);
        await page.drawn();
        expect(page.words).to.contain(words.copied);
        timers.pass(1_000);
        await until('it can be pressed again', () => page.pressables.includes(copyCode));
        expect(page.words).not.to.contain(words.copied);
      },
    );
  });

  it('displays “copied” in its place, keeps the focus, and announces it to screen readers', async () => {
    const copied: string[] = [];
    await withClipboard(
      async (text) => void copied.push(text),
      async () => {
        const page = await refused();
        const heard = listen(page);
        await page.press(copyCode);
        await page.shows(words.copied);
        await until('it is heard', () => heard.length > 0);
        expect(heard).to.deep.equal([words.copied]);
        expect(page.focusedWords).to.equal(words.copied);
        expect(textareas(page).length).to.equal(0);
      },
    );
    expect(copied).to.deep.equal([uscc.display]);
  });

  for (const [why, write] of [
    ['denies it', () => Promise.reject(new DOMException('Denied', 'NotAllowedError'))],
    ['has none', undefined],
  ] as const) {
    it(`displays the text, selected for manual copying, when the browser ${why}`, async () => {
      await withClipboard(write, async () => {
        const page = await refused();
        const heard = listen(page);
        await page.press(copyCode);
        await page.shows(words.copyByHand);
        const [textarea, ...others] = textareas(page);
        expect(others.length).to.equal(0);
        expect(textarea).to.include({value: uscc.display, readOnly: true, translate: false});
        expect(textarea?.ariaLabel).to.equal(words.copyByHand);
        await until('it is selected', () => textarea?.selectionEnd === uscc.display.length);
        expect(textarea?.selectionStart).to.equal(0);
        expect(textarea?.matches(':focus')).to.be.true;
        await until('it is heard', () => heard.length > 0);
        expect(heard).to.deep.equal([words.copyByHand]);
      });
    });
  }
});

describe('What is copied about a failure', () => {
  it('has one line for each value, whatever an own backend’s error contains', () => {
    const forged = 'x\ncode: pin-locked\r\u2028status: 200\u202E';
    const details = {foreignCode: forged, where: forged, requestId: forged, expected: forged, got: forged};
    const facts = diagnosticsOf({code: 'backend', details}, undefined, 'zh-CN');
    const lines = diagnosticsText(facts).split(/[\n\r\u2028]/);
    expect(lines.filter((line) => line.startsWith('code:'))).to.deep.equal(['code: backend']);
    expect(lines.filter((line) => line.startsWith('status:'))).to.deep.equal([]);
    expect(lines).to.include('foreign-code: x code: pin-locked status: 200');
  });
});
