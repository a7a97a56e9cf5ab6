/**
 * `npm run new-method ID`: a method with a machine of its own, from its row to its tests. It has one field, and the backend
 * checks what is typed there by one request: begin from that. What is left is printed. `--quick`: without its transcript,
 * which a browser writes.
 */
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {parseArgs} from 'node:util';
import {insertRow, insertText} from './insert.js';
import {rows, texts} from './rows.js';

/** By hand. The test of this script takes no more than two. */
const left = [
  'What the backend does: its route and user in simulators/backend; in docs/backend its rules, with lines in CHANGELOG; each rule in contract/conformance, with a backend without that duty in test/conformance/mutants.',
  'What is asked and said: the field and its check in src/domain, its texts, the card on home, the icon, and the page of the help.',
];

const {
  positionals: [id = ''],
  values: {quick},
} = parseArgs({allowPositionals: true, options: {quick: {type: 'boolean', default: false}}});

/** Before anything is written. */
const refuse = (why: string): never => {
  console.error(`npm run new-method ID: ${why}`);
  process.exit(1);
};

// With a hyphen it is no word of TypeScript.
if (!/^[a-z]+(?:-[a-z]+)+$/.test(id)) refuse('two or more words in small letters, with a hyphen between them');

const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const named = (text: string): string =>
  text
    .replaceAll('__id__', id)
    .replaceAll('__name__', name)
    .replaceAll('__Name__', name.charAt(0).toUpperCase() + name.slice(1));

process.chdir(join(import.meta.dirname, '../..'));
const templates = 'scripts/new-method/templates';
const taken = `'${id}'`;
const written = new Map<string, string>();

for (const entry of await readdir(templates, {recursive: true, withFileTypes: true})) {
  if (!entry.isFile()) continue;
  const template = join(entry.parentPath, entry.name);
  const file = named(template.slice(templates.length + 1, -'.txt'.length));
  if (existsSync(file)) refuse(`there is ${file}`);
  written.set(file, named(await readFile(template, 'utf8')));
}
const files = written.size;

for (const [file, all] of Object.entries(rows)) {
  let text = await readFile(file, 'utf8');
  if (text.includes(taken)) refuse(`${file} has ${taken}`);
  for (const row of all) {
    const [anchor, added] = typeof row === 'string' ? [undefined, row] : row;
    text = insertRow(file, text, named(added), anchor);
  }
  written.set(file, text);
}

for (const [file, all] of Object.entries(texts)) {
  const before = await readFile(file, 'utf8');
  written.set(
    file,
    all.reduce((text, [anchor, added]) => insertText(file, text, named(added), anchor), before),
  );
}

for (const [file, text] of written) {
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, text);
}

const run = (...args: readonly string[]): void => {
  const {status} = spawnSync(process.execPath, args, {stdio: ['ignore', 'ignore', 'inherit']});
  if (status !== 0) throw new Error(`${args.join(' ')} failed.`);
};

run('node_modules/oxfmt/bin/oxfmt', ...written.keys());
for (const script of ['messages', 'machine-docs', 'openapi', 'backend-docs', 'doc-tables'])
  run('--import', 'tsx', `scripts/${script}.ts`);
if (!quick) run('scripts/transcripts.mjs');

console.log(`${files} new files, and rows in ${written.size - files} others. By hand are left:`);
for (const [index, what] of left.entries()) console.log(`${index + 1}. ${what}`);
console.log('Then `npm run check`, `npm run build` and `npm run bytes`: its id, card and icon weigh on home.');
