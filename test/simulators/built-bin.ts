import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buildBin} from '../../scripts/build-bins.mjs';
import {useChildren} from './card-agent-client.js';

/** A simulator as one file, in a folder of its own and outside of the project: what is not in the file is not found. */
export const useBuiltBin = (name: Parameters<typeof buildBin>[0]) => {
  const start = useChildren();
  let dir = '';
  let file = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'simulator-'));
    file = await buildBin(name, join(dir, 'simulator.mjs'));
  });
  after(() => rm(dir, {recursive: true}));
  return {
    dir: () => dir,
    run: (...args: string[]) => start(file, args, {cwd: dir, env: {PATH: process.env['PATH'], TMPDIR: dir}}),
  };
};
