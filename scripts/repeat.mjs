import {spawn} from 'node:child_process';
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';

const mocha = fileURLToPath(new URL('mocha.mjs', import.meta.url));

const keepBusy = () => spawn(process.execPath, ['-e', 'for (;;);'], {stdio: 'ignore'});

const runOnce = (args) =>
  new Promise((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', mocha, ...args], {stdio: 'inherit'});
    child.on('exit', (code) => {
      done(code === 0);
    });
  });

/** Runs the same tests so many times, one run after the other; answers the exit code. */
export const repeat = async (times, isBusy, argv) => {
  const args = argv.filter((arg, index) => arg !== '--busy' && arg !== '--repeat' && argv[index - 1] !== '--repeat');
  const busy = isBusy ? Array.from({length: availableParallelism()}, keepBusy) : [];
  let failed = 0;
  try {
    for (let round = 1; round <= times; round++) {
      console.log(`round ${round} of ${times}`);
      if (!(await runOnce(args))) failed++;
    }
  } finally {
    for (const child of busy) child.kill();
  }
  console.log(`${times - failed} of ${times} rounds without a failure`);
  return failed === 0 ? 0 : 1;
};
