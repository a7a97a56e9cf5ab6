import {readdir, readFile} from 'node:fs/promises';
import {expect} from 'chai';
import type {Lack} from '../floor/data.js';
import {readScript} from '../floor/scripts.js';
import {markupLacks, styleLacks} from '../floor/styles.js';

/** What is found and does no harm, by the reason. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'of an object of ours': [
    '.config',
    '.configure',
    '.drop',
    '.first',
    '.forget',
    '.identity',
    '.install',
    '.messages',
    '.reportError',
    '.rule',
    '.subject',
    '.take',
    '.token',
    '.use',
    '.where',
  ],
  'of an object of XState’s or Zod’s': ['.dispose', '.entry', '.inspect', '.run', '.scheduler', '.when'],
  'asked for before it is called': ['Error.captureStackTrace'],
  'lines break elsewhere': ['text-wrap', 'text-wrap: balance', 'text-wrap: pretty'],
  'older in a grid, and `flex-start` in a flex box': [
    'align-content: start',
    'align-items: start in a flex box',
    'align-self: start',
  ],
  'for Chromium alone': ['-webkit-locale'],
  'for Chromium on phones': ['text-size-adjust'],
};

const isTemplate = /<[a-z][^<]*>/;
const isSheet = /\{[^{}]*:[^{}]*\}/;

const lacksOf = (source: string, type: 'module' | 'script'): readonly Lack[] => {
  const {lacks, templates} = readScript(source, type);
  return [
    ...lacks,
    ...templates.filter((each) => isTemplate.test(each)).flatMap(markupLacks),
    ...templates.filter((each) => !isTemplate.test(each) && isSheet.test(each)).flatMap(styleLacks),
  ];
};

/** For Node and for tests, and what `fallback.test.ts` reads. */
const isForOthers = /^(?:playwright|testing|memory-backend|fallback|simulators\/.*)\.js$/;
/** The classic ones; what they load lies beside them as modules. */
const isScript = /^standalone(?:\.admin-requests)?\.js$/;

/** What the built files have that browsers lack, and where. */
const lacksOfDist = async (): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const files = new Map<string, Set<string>>();
  const themes = (await readdir('docs/themes')).map((name) => `../docs/themes/${name}`);
  for (const name of [...(await readdir('dist', {recursive: true})), ...themes]) {
    if (!/\.(?:js|css)$/.test(name) || isForOthers.test(name)) continue;
    const source = await readFile(`dist/${name}`, 'utf8');
    const lacks = name.endsWith('.css')
      ? styleLacks(source)
      : lacksOf(source, isScript.test(name) ? 'script' : 'module');
    for (const {feature, since} of lacks) {
      const key = `${feature} (${since})`;
      files.set(key, (files.get(key) ?? new Set()).add(name));
    }
  }
  return files;
};

describe('What is built, in Chromium 92 and Firefox 115', () => {
  it('uses no feature that these browsers lack, except for the harmless ones listed', async () => {
    const found = [...(await lacksOfDist())];
    const reasons = new Set(Object.values(allowed).flat());
    const nameOf = (key: string): string => key.replace(/ \([^()]*\)$/, '');
    expect(
      found.filter(([key]) => !reasons.has(nameOf(key))).map(([key, names]) => `${key}: ${[...names].join()}`),
    ).to.deep.equal([]);
    const names = found.map(([key]) => nameOf(key));
    expect(
      [...reasons].filter((each) => !names.includes(each)),
      'allowed for nothing',
    ).to.deep.equal([]);
  });
});

const featuresIn = (source: string): readonly string[] => lacksOf(source, 'module').map(({feature}) => feature);

describe('The lint of the oldest browsers', () => {
  for (const [source, ...features] of [
    ['class A { static { A.b = 1; } }', 'static {}'],
    ['Object.hasOwn({}, "a")', 'Object.hasOwn'],
    ['const {hasOwn} = Object', '.hasOwn'],
    ['[1].findLast(Boolean)', '.findLast'],
    ['structuredClone({})', 'structuredClone'],
    ['AbortSignal.any([AbortSignal.timeout(1)])', 'AbortSignal.any', 'AbortSignal.timeout'],
    ['page.addEventListener("scrollend", go)', 'on scrollend'],
    ['css`@container (min-width: 36em) { a { color: red } }`', '@container'],
    ['css`a:has(b) { color: red }`', ':has'],
    ['css`a { color: color-mix(in srgb, red, blue) }`', 'color-mix()'],
    ['css`a { height: calc(100dvh - ${b}) }`', 'dvh'],
    ['css`a { float: inline-end; ${b}; rotate: 1deg }`', 'float: inline-end', 'rotate'],
    ['css`a { & b { color: red } }`', 'a rule in a rule', '&'],
    ['css`@media (width >= 30em) { a { color: red } }`', 'media range'],
    ['html`<p ?inert="${a}" .inert=${a} @scrollend=${b}>a</p>`', '<p inert>', '.inert', 'on scrollend'],
  ] as const) {
    it(`finds ${features.join(', ')}`, () => expect(featuresIn(source)).to.deep.equal(features));
  }

  for (const source of ['/[\\p{L}--a]/v', 'import a from "b" with {type: "json"}', 'using a = b()']) {
    it(`refuses ${source}`, () => expect(() => featuresIn(source)).to.throw(SyntaxError));
  }

  it('accepts supported features, features that are tested first, and names that the source defines itself', () => {
    const source = `
      class A { static a = 1; #b; c(d) { return #b in d && d.at(-1) && d.checkVisibility?.(); } }
      const structuredClone = () => 1;
      structuredClone(typeof navigation);
      css\`:host([a]) > b:not(:focus-visible, .c)::before { inset: min(1em, 2vw); --d: #fff }\`;
      html\`<sw-a .config=\${a} @click=\${b}><dialog class="c"><svg><path d="M0 0"/></svg></dialog></sw-a>\`;`;
    expect(featuresIn(source)).to.deep.equal(['.config']);
  });
});
