import {execFile, spawn} from 'node:child_process';
import {readdir, writeFile} from 'node:fs/promises';
import {delimiter, join} from 'node:path';
import {promisify} from 'node:util';
import {demoSubAppSecrets} from '../../simulators/backend/levels.js';
import {listening, type Listening} from './listening.js';

const run = promisify(execFile);

/** Starts the server that renders a host's pages, on a free port: `next start`. */
export const startRenderer = (folder: string): Promise<Listening> => {
  const next = join(folder, 'node_modules', 'next', 'dist', 'bin', 'next');
  const options = {cwd: folder, env: {...process.env, NEXT_TELEMETRY_DISABLED: '1'}};
  const args = [next, 'start', '--hostname', '127.0.0.1', '--port', '0'];
  return listening(spawn(process.execPath, args, options), 'next start');
};

/** Where Debian has them. */
const jars = '/usr/share/java';
const tomcat = /^(?:tomcat10-(?:[a-z]+-)*[a-z]+|jakarta-servlet-api)\.jar$/;

export const noTomcat = `The host java needs a JDK from 11 on and Debian’s libtomcat10-java, with its jars in ${jars}.`;

/** The class path, or undefined where something is missing. */
export const findTomcat = async (): Promise<string | undefined> => {
  const names = (await readdir(jars).catch((): string[] => [])).filter((each) => tomcat.test(each));
  const isThere = ['jakarta-servlet-api.jar', 'tomcat10-catalina.jar'].every((each) => names.includes(each));
  if (!isThere || !(await run('javac', ['-version']).catch(() => undefined))) return undefined;
  return ['.', ...names.map((each) => join(jars, each))].join(delimiter);
};

/** Compiles the host `java`, and starts it on a free port, with the secret in a file, as its filter reads it. */
export const startTomcat = async (folder: string, demoUrl: string): Promise<Listening> => {
  const classes = await findTomcat();
  if (classes === undefined) throw new Error(noTomcat);
  const options = {cwd: folder};
  await writeFile(join(folder, 'secret'), demoSubAppSecrets[0], {mode: 0o600});
  const sources = ['JavaHost.java', 'LevelFilter.java'];
  await run('javac', ['-proc:none', '-encoding', 'UTF-8', '-cp', classes, '-d', '.', ...sources], options);
  const settings = ['-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8'];
  return listening(spawn('java', [...settings, '-cp', classes, 'JavaHost', demoUrl], options), 'java');
};
