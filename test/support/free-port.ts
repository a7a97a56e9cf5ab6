import {once} from 'node:events';
import {type AddressInfo, createServer, type Server} from 'node:net';

/** A server at a port of its own, which is taken then. */
export const listen = async (): Promise<{server: Server; port: number}> => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {server, port: (server.address() as AddressInfo).port};
};

/** For a program that takes its port from the environment. */
export const freePort = async (): Promise<string> => {
  const {server, port} = await listen();
  await once(server.close(), 'close');
  return String(port);
};
