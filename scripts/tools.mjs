/** Installs what lies in `tools`, unless it is there: a command that needs it runs this first. */
import {spawnSync} from 'node:child_process';
import {existsSync, statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const folder = fileURLToPath(new URL('../tools/', import.meta.url));
const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((name) => folder + name);
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) {
  const {status} = spawnSync('npm', ['ci'], {cwd: folder, stdio: 'inherit', shell: process.platform === 'win32'});
  process.exitCode = status ?? 1;
}
