import type {AddressInfo} from 'node:net';
import type {Server} from 'node:http';
import {createAdaptorServer} from '@hono/node-server';
import {Hono} from 'hono';
import {announce} from './announce.js';
import {createBackend, refuseProduction} from './backend/index.js';
import {type RunningCardAgent, startCardAgent} from './card-agent/agent.js';
import {pageRoutes} from './page-routes.js';
import {openDemoCa} from './pki/demo-ca.js';
import {createStage} from './stage.js';
import {staticRoutes} from './static-routes.js';

export interface DemoOptions {
  /** 0 for any free port; so too for the agent. */
  readonly port: number;
  readonly agentPort: number;
  /** Holds the backend's journal, and what the demo's cards are issued by. */
  readonly dataDir: string;
  /** Holds the latter, where several demos share it. */
  readonly caDir?: string;
  /** Prints no addresses. */
  readonly quiet?: boolean;
}

export interface Demo {
  readonly url: string;
  readonly agentUrl: string;
  readonly agent: RunningCardAgent;
  close(): Promise<void>;
}

/** The loopback only: whoever reaches this port can sign in as anybody. */
const host = '127.0.0.1';

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });

/** Serves pages, assets and backend over one port, and a simulated card agent over another. */
export const startDemo = async (options: DemoOptions): Promise<Demo> => {
  refuseProduction();
  const {dataDir, caDir = dataDir, quiet = false} = options;
  let app: Hono | undefined;
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? new Response(null, {status: 503}),
  }) as Server;
  const closers: (() => Promise<void>)[] = [() => closeServer(server)];
  const close = async (): Promise<void> => {
    for (const closeNext of closers.splice(0)) await closeNext();
  };
  try {
    // The ports come first: whoever has them is the only one to write to the data folder.
    const port = await listen(server, options.port);
    const ca = await openDemoCa(caDir);
    const agent = await startCardAgent({port: options.agentPort, ca});
    closers.push(() => agent.close());
    const stage = createStage(agent);
    const origins = [`http://${host}:${String(port)}`, `http://localhost:${String(port)}`];
    const backend = createBackend({
      dataDir,
      ca: ca.certificate,
      origins: () => origins,
      smsLifetimeMs: (session) => stage.smsLifetimeMs(session),
      intercept: (...asked) => stage.intercept(...asked),
    });
    closers.push(async () => {
      backend.close();
    });
    app = new Hono();
    app.route('/', backend.app);
    app.route('/', staticRoutes());
    app.route('/', pageRoutes(backend, stage));
    const demo = {url: `http://${host}:${String(port)}`, agentUrl: agent.url, agent, close};
    if (!quiet) announce(demo);
    return demo;
  } catch (error) {
    await close();
    throw error;
  }
};
