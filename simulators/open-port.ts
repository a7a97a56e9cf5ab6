import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import type {Hono} from 'hono';

/** Only the loopback, because anybody who reaches this port can sign in as any user. */
export const host = '127.0.0.1';

/**
 * Ends requests that never finish, including parts that have no limit of their own. A connection at rest stays for two
 * minutes: one that is closed just as the next request comes fails that request, and a client may not send it again.
 */
const serverOptions = {
  ...{requestTimeout: 30_000, headersTimeout: 10_000, connectionsCheckingInterval: 2_000},
  keepAliveTimeout: 120_000,
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Listens on a port. Serves nothing until an app is set. No browser guesses another content type of any answer. */
export const openPort = async (wanted: number) => {
  let app: Hono | undefined;
  const server = createAdaptorServer({
    serverOptions,
    fetch: async (request, env) => {
      const response = (await app?.fetch(request, env)) ?? new Response(null, {status: 503});
      response.headers.set('x-content-type-options', 'nosniff');
      return response;
    },
  }) as Server;
  const port = await listen(server, wanted);
  return {
    port,
    serve: (served: Hono) => {
      app = served;
    },
    close: () => closeServer(server),
  };
};
