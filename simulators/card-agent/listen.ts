import {once} from 'node:events';
import type {Socket} from 'node:net';
import {WebSocketServer} from 'ws';

/** The longest text of the real protocol is one block of a large payload, well below this limit. */
const maxTextBytes = 1024 * 1024;

export const host = '127.0.0.1';

/** Listens on this machine's loopback only. `connect` decides how a new connection begins. */
export const listen = async (port: number, connect: () => 'opened' | 'hanging' | 'refused') => {
  /** Connections whose handshake never gets an answer. */
  const hanging = new Set<Socket>();
  const server = new WebSocketServer({
    host,
    port,
    maxPayload: maxTextBytes,
    perMessageDeflate: false,
    verifyClient: ({req: {socket}}, accept: (isWelcome: boolean) => void) => {
      const begins = connect();
      if (begins === 'refused') socket.destroy();
      else if (begins === 'opened') accept(true);
      if (begins !== 'hanging') return;
      hanging.add(socket);
      socket.on('error', () => socket.destroy()).on('end', () => socket.destroy());
      socket.once('close', () => hanging.delete(socket));
      socket.resume();
    },
  });
  await once(server, 'listening');
  return {
    server,
    hanging,
    /** Cuts every connection and frees the port. */
    close: (): Promise<void> => {
      for (const socket of server.clients) socket.terminate();
      for (const socket of hanging) socket.destroy();
      return new Promise((resolve) => {
        // After a second close, the server is already closed.
        server.close(() => resolve());
      });
    },
  };
};
