import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {installRegistry, npm} from './install.js';

export interface RunningRegistry {
  readonly url: string;
  close(): Promise<void>;
}

/** For `npm publish`: signs somebody up, and gives the file with the token. */
const signUp = async (url: string, folder: string): Promise<string> => {
  const user = {name: 'publisher', password: randomUUID()};
  const response = await fetch(`${url}/-/user/org.couchdb.user:${user.name}`, {
    method: 'PUT',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(user),
  });
  const {token} = (await response.json()) as {token: string};
  const file = join(folder, 'publisher.npmrc');
  await writeFile(file, `${url.replace('http:', '')}/:_authToken=${token}\n`);
  return file;
};

/** Starts an empty registry on a free port, and publishes the package there as CONTRIBUTING says. */
export const startRegistry = async (tarball: string): Promise<RunningRegistry> => {
  const folder = await installRegistry();
  for (const left of ['storage', 'htpasswd']) await rm(join(folder, left), {recursive: true, force: true});
  const PUBLIC_REGISTRY = (await npm(folder, 'config', 'get', 'registry')).trim();
  const server = spawn(process.execPath, ['serve.mjs'], {cwd: folder, env: {...process.env, PUBLIC_REGISTRY}});
  const exited = once(server, 'exit');
  const close = async (): Promise<void> => {
    server.kill();
    await exited;
  };
  let output = '';
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const read = (text: Buffer): void => {
        output += text.toString();
        const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
        if (address) resolve(address);
      };
      server.stdout.on('data', read);
      server.stderr.on('data', read);
      void exited.then(() => {
        reject(new Error(`The registry ended:\n${output}`));
      });
    });
    await npm(folder, 'publish', tarball, '--registry', url, '--userconfig', await signUp(url, folder));
    return {url, close};
  } catch (error) {
    await close();
    throw error;
  }
};
