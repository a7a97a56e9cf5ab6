import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {expect} from 'chai';

describe('npm run faults', () => {
  const run = (...args: string[]) =>
    promisify(execFile)('node', ['--import', 'tsx', 'tools/faults/main.ts', ...args]).then(
      ({stdout}) => ({code: 0, stdout}),
      (error: unknown) => error as {code: number; stdout: string; stderr: string},
    );

  it('prints its usage with --help, and exits with code 2 for invalid options', async () => {
    expect((await run('--help')).stdout).to.contain('--sample N');
    for (const wrong of [['--sample', 'x'], ['--colour'], ['--write', '--path', 'home'], ['--path', 'nowhere']])
      expect(await run(...wrong)).to.include({code: 2});
  }).timeout(60_000);
});
