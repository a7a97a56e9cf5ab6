import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';

export interface Renderer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server that renders a host's pages, on a free port: `next start`. */
export const startRenderer = async (folder: string): Promise<Renderer> => {
  const next = join(folder, 'node_modules', 'next', 'dist', 'bin', 'next');
  const options = {cwd: folder, env: {...process.env, NEXT_TELEMETRY_DISABLED: '1'}};
  const server = spawn(process.execPath, [next, 'start', '--hostname', '127.0.0.1', '--port', '0'], options);
  const exited = once(server, 'exit');
  const close = async (): Promise<void> => {
    server.kill();
    await exited;
  };
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (text: Buffer): void => {
      output += text.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (address) resolve(address);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    void exited.then(() => {
      reject(new Error(`next start ended:\n${output}`));
    });
  });
  return {url, close};
};
