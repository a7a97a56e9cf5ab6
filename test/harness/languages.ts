import {calm, until} from '../../walks/dom.js';
import {expect} from './expect.js';
import type {ElementPage} from './element-page.js';

/** Every Chinese character of a double-byte encoding: its lead bytes, and each log byte there can be. */
const charactersOf = (
  encoding: string,
  [from, to]: readonly [number, number],
  trails: readonly number[],
): Set<string> => {
  const decoder = new TextDecoder(encoding);
  const leads = Array.from({length: to - from + 1}, (_, index) => from + index);
  const pairs = leads.flatMap((lead) => trails.map((log) => decoder.decode(new Uint8Array([lead, log]))));
  return new Set(pairs.filter((each) => /^\p{sc=Han}$/u.test(each)));
};
const bytes = (from: number, to: number): number[] => Array.from({length: to - from + 1}, (_, index) => from + index);

/** GB 2312 has the simplified characters, Big5 the traditional ones. */
const simplified = charactersOf('gbk', [0xb0, 0xf7], bytes(0xa1, 0xfe));
const traditional = charactersOf('big5', [0xa4, 0xf9], [...bytes(0x40, 0x7e), ...bytes(0xa1, 0xfe)]);

const hasHanOutside = (known: ReadonlySet<string>) => (text: string) =>
  Array.from(text).some((each) => /\p{sc=Han}/u.test(each) && !known.has(each));

/** Two words of English, but for the browser's name. */
const english = /(?!Internet Explorer)\b[a-z]{2,}[ ’][a-z]{2,}/i;

/** What is said in another language than the page's. */
const isOdd = {
  'zh-CN': (text: string) => english.test(text) || hasHanOutside(simplified)(text),
  'zh-TW': (text: string) => english.test(text) || hasHanOutside(traditional)(text),
  en: (text: string) => /[\u3000-\u9fff\uff00-\uffef]/.test(text),
} as const;

/**
 * Every text below a root, hidden ones included, but not where it says that its language is another. What was announced
 * stays as it was said.
 */
const textsOf = (root: ParentNode, locale: string): string[] =>
  [...root.children].flatMap((element) =>
    element.matches(`style, [role=status], [lang]:not([lang=${locale}])`)
      ? []
      : [
          ...[...element.childNodes].map((node) => (node instanceof Text ? node.data : '')),
          ...textsOf(element, locale),
          ...(element.shadowRoot ? textsOf(element.shadowRoot, locale) : []),
        ],
  );

/** Tests that each of these states has one language: the page's. What the backend says in another says so by `lang`. */
export const haveOneLanguage = (states: readonly {id: string; show: () => Promise<ElementPage>}[]): void => {
  for (const {id, show} of states) {
    it(`has one language, but for the backend’s words: ${id}`, async () => {
      const page = await show();
      for (const locale of ['en', 'zh-TW', 'zh-CN'] as const) {
        await page.speak(locale);
        const odd = () => textsOf(page.root, locale).filter((text) => isOdd[locale](text));
        await until(
          () => `nothing is in another language than ${locale}; this is: ${odd().join(' | ')}`,
          () => odd().length === 0 && page.headings.length > 0,
        );
        // Words of a table that is loaded for the first time come after those of the others.
        await calm();
        expect(odd(), locale).to.deep.equal([]);
      }
    });
  }
};
