/**
 * Writes `docs/transcripts`: what a screen reader is told on each path; and what is written on each state, for the gallery's
 * search. With `--check` only says whether the files are
 * what it would write, as the tests in a browser do.
 */
import {dirname, join} from 'node:path';
import {spawnSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';

const root = dirname(import.meta.dirname);
const runner = join(root, 'node_modules/@web/test-runner/dist/bin.js');
const isCheck = process.argv.includes('--check');

mkdirSync(new URL('../docs/transcripts/', import.meta.url), {recursive: true});
const files = ['transcripts.long.test', 'gallery-texts.release.test'].map((name) => `test/components/${name}.ts`);
const {status} = spawnSync(process.execPath, [runner, '--files', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: {...process.env, ...(!isCheck && {WRITE_TRANSCRIPTS: '1'})},
});
process.exitCode = status ?? 1;
