import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {listening, type Listening} from './listening.js';

/** Starts the server that renders a host's pages, on a free port: `next start`. */
export const startRenderer = (folder: string): Promise<Listening> => {
  const next = join(folder, 'node_modules', 'next', 'dist', 'bin', 'next');
  const options = {cwd: folder, env: {...process.env, NEXT_TELEMETRY_DISABLED: '1'}};
  const args = [next, 'start', '--hostname', '127.0.0.1', '--port', '0'];
  return listening(spawn(process.execPath, args, options), 'next start');
};
