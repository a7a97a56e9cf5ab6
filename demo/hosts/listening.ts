import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** A server in a process of its own, as soon as it has written its address on loopback. */
export const listening = async (server: ChildProcess, name: string): Promise<Listening> => {
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
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    void exited.then(() => {
      reject(new Error(`${name} ended:\n${output}`));
    });
  });
  return {url, close};
};
