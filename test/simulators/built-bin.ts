import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buildCommands} from '../../scripts/build-bins.mjs';
import {useChildren} from './card-agent-client.js';

/** The built commands in a folder outside of the project: what is not there is not found. */
export const useBuiltBin = (name: string) => {
  const start = useChildren();
  let dir = '';
  let file = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'simulator-'));
    await buildCommands(dir);
    file = join(dir, `${name}.mjs`);
  });
  after(() => rm(dir, {recursive: true}));
  return {
    dir: () => dir,
    run: (...args: string[]) => start(file, args, {cwd: dir, env: {PATH: process.env['PATH'], TMPDIR: dir}}),
  };
};
