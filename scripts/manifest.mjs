/**
 * Writes `custom-elements.json`, and makes sure that it holds the public elements and only those;
 * `--write-only` leaves that question out.
 */
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The modules that register public elements name their tags: in a table, or the only one as `tag`. */
const entries = ['define.ts', 'admin-requests.ts'].map((name) => readFileSync(join(root, 'src', name), 'utf8'));
const publicTags = entries.flatMap((entry) =>
  [...entry.matchAll(/^(?: {2}|const tag = )'([\w-]+)'(?:: \w+,|;)$/gm)].map(([, tag]) => tag),
);

const analyzer = createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer/cem.js');
const {status} = spawnSync(process.execPath, [analyzer, 'analyze', '--config', 'custom-elements-manifest.config.mjs'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0 || process.argv.includes('--write-only')) process.exit(status ?? 1);

const {modules} = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const tags = modules.flatMap(({declarations}) => declarations.map(({tagName}) => tagName));
const missing = publicTags.filter((tag) => !tags.includes(tag));
const extra = tags.filter((tag) => !publicTags.includes(tag));
const twice = tags.filter((tag, index) => tags.indexOf(tag) !== index);
if (missing.length > 0) console.log(`custom-elements.json lacks ${missing.join(', ')}: is @tagname in the doc block?`);
if (extra.length > 0) console.log(`custom-elements.json shows what is not public: ${extra.join(', ')}`);
if (twice.length > 0) console.log(`custom-elements.json describes twice: ${twice.join(', ')}`);
process.exitCode = missing.length + extra.length + twice.length > 0 ? 1 : 0;
