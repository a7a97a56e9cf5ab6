import {readFile, writeFile} from '@web/test-runner-commands';
import {play} from '../../demo/pages/gallery-stage.js';
import {states} from '../../demo/pages/scenes.js';
import {calm} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';

/* What the gallery’s search knows of the screens: `npm run transcripts` writes it. */

const file = '../../demo/pages/gallery-texts.json';

declare const writesTranscripts: boolean | undefined;

/** All that is written in an element and in the shadow roots of it. */
const textIn = (node: Node): string => {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  const {shadowRoot, hidden, localName} = node as Partial<HTMLElement>;
  if (hidden || localName === 'style') return '';
  return ` ${[...(shadowRoot?.childNodes ?? []), ...node.childNodes].map(textIn).join('')} `;
};

/** Times are others each time. */
const withoutNumbers = (text: string): string => text.replace(/\d+/g, '0');

it('The gallery’s search knows what is written on each state', async function () {
  this.timeout(300_000);
  const texts: Record<string, string> = {};
  // Some digits of a journey's id are shown.
  crypto.getRandomValues = (bytes) => bytes;
  const stage = document.body.appendChild(document.createElement('main'));
  for (const state of states) {
    await play(stage, state, 'zh-CN');
    for (let round = 0; round < 2; round++) await calm();
    texts[state.id] = textIn(stage).replace(/\s+/gu, ' ').trim().toLowerCase();
  }
  const content = `${JSON.stringify(texts, null, 2)}\n`;
  if (typeof writesTranscripts !== 'undefined') await writeFile({path: file, content});
  const written = (await readFile({path: file})) ?? '';
  expect(withoutNumbers(written), 'npm run transcripts').to.equal(withoutNumbers(content));
});
