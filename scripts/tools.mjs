/** Installs what lies in `tools`, unless it is there: a command that needs it runs this first. */
import {join} from 'node:path';
import {spawnSync} from 'node:child_process';
import {existsSync, statSync} from 'node:fs';

const folder = join(import.meta.dirname, '../tools/');
const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((name) => folder + name);
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) {
  const {status} = spawnSync('npm', ['ci'], {cwd: folder, stdio: 'inherit', shell: process.platform === 'win32'});
  process.exitCode = status ?? 1;
}
