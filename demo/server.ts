import type {AddressInfo} from 'node:net';
import type {Server} from 'node:http';
import {createAdaptorServer} from '@hono/node-server';
import {Hono, type MiddlewareHandler} from 'hono';
import {announce} from './announce.js';
import {createBackend, refuseProduction} from './backend/index.js';
import {branches} from './bank/branches.js';
import {makeBankKeys} from './bank/keys.js';
import {addressAt, createBankSite} from './bank/site.js';
import {type RunningCardAgent, startCardAgent} from './card-agent/agent.js';
import {type LoopbackName, onOwnName} from './own-name.js';
import {pageRoutes} from './page-routes.js';
import {openDemoCa} from './pki/demo-ca.js';
import {createStage} from './stage.js';
import {staticRoutes} from './static-routes.js';

export interface DemoOptions {
  /** 0 for any free port; so too for the agent, and for the banks, which take any if none is named. */
  readonly port: number;
  readonly agentPort: number;
  readonly bankPort?: number;
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
  /** Of another site than the pages, for a browser. */
  readonly bankUrl: string;
  readonly agent: RunningCardAgent;
  close(): Promise<void>;
}

/** The loopback only: whoever reaches this port can sign in as anybody. */
const host = '127.0.0.1';

/** The banks have the machine's other name: another site for a browser, which sends it no cookie of the portal. */
const bankName: LoopbackName = 'localhost';

/** A request that does not come to its end is given up, be it of a part that has no limit of its own. */
const serverOptions = {requestTimeout: 30_000, headersTimeout: 10_000, connectionsCheckingInterval: 2_000};

const noSniffing: MiddlewareHandler = async (c, next) => {
  c.header('x-content-type-options', 'nosniff');
  await next();
};

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

/** Listens, and has nothing to serve until it is given something. */
const openPort = async (wanted: number) => {
  let app: Hono | undefined;
  const server = createAdaptorServer({
    serverOptions,
    fetch: (request, env) => app?.fetch(request, env) ?? new Response(null, {status: 503}),
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

const siteOf = (name: LoopbackName, port: number, ...parts: readonly Hono[]): Hono => {
  const app = new Hono();
  app.use(noSniffing, onOwnName(name, port));
  for (const part of parts) app.route('/', part);
  return app;
};

/** Serves pages, assets and backend over one port, a simulated card agent over another, simulated banks over a third. */
export const startDemo = async (options: DemoOptions): Promise<Demo> => {
  refuseProduction();
  const {dataDir, caDir = dataDir, quiet = false} = options;
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closeNext of closers.splice(0)) await closeNext();
  };
  try {
    // The ports come first: whoever has them is the only one to write to the data folder.
    const portal = await openPort(options.port);
    closers.push(portal.close);
    const banks = await openPort(options.bankPort ?? 0);
    closers.push(banks.close);
    const ca = await openDemoCa(caDir);
    const agent = await startCardAgent({port: options.agentPort, ca});
    closers.push(() => agent.close());
    const stage = createStage(agent);
    const url = `http://${host}:${String(portal.port)}`;
    const bankUrl = `http://${bankName}:${String(banks.port)}`;
    const {publicKeyOf, privateKeyOf} = makeBankKeys(branches);
    const backend = createBackend({
      dataDir,
      ca: ca.certificate,
      origins: () => [url],
      smsLifetimeMs: (session) => stage.smsLifetimeMs(session),
      banks: {
        addressOf: (bank, handoff, session) => addressAt(bankUrl, bank, handoff, stage.bankBehaviour(session)),
        keyOf: publicKeyOf,
      },
      handoffLifetimeMs: (session) => stage.handoffLifetimeMs(session),
      intercept: (...asked) => stage.intercept(...asked),
    });
    closers.push(() => {
      backend.close();
    });
    const bankSite = createBankSite({singleWindow: backend.singleWindow, keyOf: privateKeyOf});
    closers.push(() => {
      bankSite.close();
    });
    banks.serve(siteOf(bankName, banks.port, bankSite.app));
    portal.serve(siteOf(host, portal.port, backend.app, staticRoutes(), pageRoutes(backend, stage, url)));
    const demo = {url, agentUrl: agent.url, bankUrl, agent, close};
    if (!quiet) announce(demo);
    return demo;
  } catch (error) {
    await close();
    throw error;
  }
};
