import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {installRegistry, npm} from './install.js';
import {listening, type Listening} from './listening.js';

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
export const startRegistry = async (tarball: string): Promise<Listening> => {
  const folder = await installRegistry();
  for (const left of ['storage', 'htpasswd']) await rm(join(folder, left), {recursive: true, force: true});
  const PUBLIC_REGISTRY = (await npm(folder, 'config', 'get', 'registry')).trim();
  const server = spawn(process.execPath, ['serve.mjs'], {cwd: folder, env: {...process.env, PUBLIC_REGISTRY}});
  const running = await listening(server, 'The registry');
  const {url} = running;
  try {
    await npm(
      folder,
      'publish',
      tarball,
      '--tag',
      'latest',
      '--registry',
      url,
      '--userconfig',
      await signUp(url, folder),
    );
    return running;
  } catch (error) {
    await running.close();
    throw error;
  }
};
