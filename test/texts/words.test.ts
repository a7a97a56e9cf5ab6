import {readFile} from 'node:fs/promises';
import {expect} from 'chai';
import {locales, type Locale} from '../../src/domain/locales.js';
import {textsIn} from '../../walks/words.js';
import {sentencesAt, tables} from '../../scripts/text-tables.js';

const glossary = await readFile(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

const section = (title: string): string => glossary.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

/** The rows of a table, without its head. */
const rowsOf = (title: string): string[][] =>
  section(title)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const terms = rowsOf('Terms');
const avoided = [...terms, ...rowsOf('Tone')].flatMap((row) => (row[4] ?? '').split(', '));

interface Sentence {
  readonly key: string;
  readonly words: string;
}

/** A name, names, a number, and the details of an error. */
const values = ['某', ['某', '某'], 3, 7200, {triesLeft: 3, retryAfter: 90}];

/** Every text of a locale, with the place of its text. */
const sentencesIn = async (locale: Locale): Promise<Sentence[]> =>
  (
    await Promise.all(tables.map(async (table) => sentencesAt(table.group, await textsIn(table, locale), values)))
  ).flat();

const all = new Map(await Promise.all(locales.map(async (locale) => [locale, await sentencesIn(locale)] as const)));

const told = ({key, words}: Sentence): string => `${key}: ${words}`;

/**
 * The texts that break a rule. A text with a value in it is right if it is right for some value: it is given a name, or
 * a number, or a time.
 */
const breaking = (locale: Locale, isBroken: (words: string) => boolean): string[] => {
  const texts = new Map<string, Sentence[]>();
  for (const each of all.get(locale) ?? []) {
    const key = each.key.replace(/\(\d+\)/, '()');
    texts.set(key, [...(texts.get(key) ?? []), each]);
  }
  return [...texts.values()].flatMap((said) => {
    const broken = said.filter(({words}) => isBroken(words));
    return broken.length === said.length ? broken.slice(0, 1).map(told) : [];
  });
};

const matching = (locale: Locale, pattern: RegExp): string[] => breaking(locale, (words) => pattern.test(words));

/** A word to avoid may be in a term: 公司 in 公司帳戶. */
const inTerms = (word: string): string[] =>
  terms.flatMap((row) => row.slice(1, 4)).filter((term) => term !== word && term.includes(word));

describe('The glossary', () => {
  it('names every term in three languages', () => {
    expect(terms).to.have.length.greaterThan(25);
    for (const row of terms)
      expect(
        row.filter((cell) => cell !== ''),
        row[0],
      ).to.have.length(5);
  });

  it('is followed: no text uses a word to avoid', () => {
    for (const word of avoided) {
      const isLatin = /^[\w\s-]+$/.test(word);
      const pattern = isLatin ? new RegExp(`\\b${word}\\b`, word === 'Ukey' ? 'u' : 'iu') : new RegExp(word, 'u');
      const right = isLatin ? [] : inTerms(word);
      const isBroken = (words: string) => pattern.test(right.reduce((rest, term) => rest.replaceAll(term, ''), words));
      for (const locale of locales) expect(breaking(locale, isBroken), word).to.deep.equal([]);
    }
  });

  it('is followed: each term is used, and in the same texts in both Chinese scripts', () => {
    const [simplified, traditional, english] = (['zh-CN', 'zh-TW', 'en'] as const).map(
      (locale) => all.get(locale) ?? [],
    );
    for (const [term = '', cn = '', tw = '', en = ''] of terms) {
      const uses = (sentences: Sentence[] | undefined, word: string) =>
        (sentences ?? [])
          .filter(({words}) => word.split(', ').some((each) => words.toLowerCase().includes(each.toLowerCase())))
          .map(({key}) => key);
      expect(uses(simplified, cn), `${term}: ${cn}`).not.to.deep.equal([]);
      expect(uses(traditional, tw), `${term}: ${tw}`).to.deep.equal(uses(simplified, cn));
      expect(uses(english, en), `${term}: ${en}`).not.to.deep.equal([]);
    }
  });
});

describe('Chinese typography', () => {
  for (const locale of ['zh-CN', 'zh-TW'] as const) {
    const quotes = locale === 'zh-CN' ? /[「」『』"']/ : /[“”‘’"']/;

    it(`has full-width punctuation and the quotation marks of the locale: ${locale}`, () => {
      expect(
        matching(
          locale,
          /[\p{Script=Han}”」）][,;:!?.]|[,;:!?](?=\p{Script=Han})|\(\p{Script=Han}|\p{Script=Han}\)|\.\.\./u,
        ),
      ).to.deep.equal([]);
      expect(matching(locale, quotes)).to.deep.equal([]);
    });

    it(`has a space between Chinese and Latin characters, but none beside IC卡 and UKEY: ${locale}`, () => {
      const touching = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
      expect(breaking(locale, (words) => touching.test(words.replaceAll(/IC卡|UKEY/gu, '卡')))).to.deep.equal([]);
      expect(matching(locale, /IC 卡|UKey|\p{Script=Han} (?:IC卡|UKEY)|(?:IC卡|UKEY) \p{Script=Han}/u)).to.deep.equal(
        [],
      );
    });

    it(`has no space beside full-width punctuation, and no double space: ${locale}`, () => {
      expect(matching(locale, / [，。；：、！？（）“”「」…]|[，。；：、！？（“「] | {2}/u)).to.deep.equal([]);
    });
  }
});

describe('English typography', () => {
  it('has curly quotation marks and apostrophes, single spaces, and British spelling', () => {
    expect(matching('en', /["']| {2}| [,.;:!?]/)).to.deep.equal([]);
    expect(matching('en', /\b(?:organiz|recogniz|synchroniz|cancel(?:ed|ing)\b|licens(?:e|es)\b)/i)).to.deep.equal([]);
  });
});

describe('A message', () => {
  it('has a heading without a full stop, and advice with one', () => {
    for (const locale of locales) {
      for (const {key, words} of all.get(locale) ?? []) {
        // A pair of what happened and what to do.
        const part =
          /\.(?:errors|refusals)\.[\w-]+\.(\d)$|(?:refused|Refused|notSupported|declined|expired|notEnrolled)\.(\d)$/.exec(
            key,
          );
        if (!part) continue;
        const isAdvice = (part[1] ?? part[2]) === '1';
        expect(/[。.！!]$/.test(words), `${locale} ${key}: ${words}`).to.equal(isAdvice);
      }
    }
  });
});
