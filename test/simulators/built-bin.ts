import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buildSimulators} from '../../scripts/build-bins.mjs';
import {useChildren} from './card-agent-client.js';

/** A new folder outside of the project, where what is not built is not found. */
export const buildApart = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'simulators-'));
  await buildSimulators(dir);
  // As the package says.
  await writeFile(join(dir, 'package.json'), '{"type": "module"}');
  return dir;
};

/** The built commands in such a folder. */
export const useBuiltBin = (name: string) => {
  const start = useChildren();
  let dir = '';
  let file = '';
  before(async () => {
    dir = await buildApart();
    file = join(dir, `${name}.mjs`);
  });
  after(() => rm(dir, {recursive: true}));
  return {
    dir: () => dir,
    run: (...args: string[]) => start(file, args, {cwd: dir, env: {PATH: process.env['PATH'], TMPDIR: dir}}),
  };
};
