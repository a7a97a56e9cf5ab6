import {Hono, type MiddlewareHandler} from 'hono';
import {type BackendOptions, refuseProduction} from '../simulators/backend/index.js';
import {type RunningCardAgent, startCardAgent} from '../simulators/card-agent/agent.js';
import {host, openPort} from '../simulators/open-port.js';
import {declarationGateway} from './declaration/gateway.js';
import {type LoopbackName, onOwnName} from './own-name.js';
import {pageRoutes, pages as ownPages} from './page-routes.js';
import {openDemoCa} from '../simulators/pki/stored-ca.js';
import {certifyRoutes} from './portal/certify-routes.js';
import {certifyPath} from './portal/way-back.js';
import type {SimulatedMethod} from '../simulators/places/kinds.js';
import {addressAt, createSites, type SiteOptions} from '../simulators/places/site.js';
import {signInRoutes} from './portal/sign-in-routes.js';
import {sceneRoutes} from './scene-routes.js';
import {createStage} from '../simulators/stage.js';
import {createStagedBackend} from '../simulators/staged-backend.js';
import {type SubApp, subApps as ownSubApps} from './sub-apps.js';
import {staticRoutes} from './static-routes.js';

export interface DemoOptions {
  /** 0 for any free port, also for the agent and for the banks. The banks use any free port if none is named. */
  readonly port: number;
  readonly agentPort: number;
  readonly bankPort?: number;
  /** Folder of the authority that issues the demo's cards. Several demos may share it. Everything else is in memory. */
  readonly dataDir: string;
  readonly record?: BackendOptions['record'];
  /** Origins of further pages that are ours: of hosts that use this backend. */
  readonly origins?: () => readonly string[];
  /** Instead of the demo's own: for tests on any free ports. */
  readonly subApps?: readonly SubApp[] | undefined;
  /** Methods of a host's own, and further banks, with what their simulated places do. */
  readonly externalMethods?: readonly SimulatedMethod[];
  /** Other parts of the backend: for the tests of the conformance kit. */
  readonly parts?: BackendOptions['parts'];
  /** As `parts`, of the places. */
  readonly sites?: Pick<SiteOptions, 'isAnother'> | undefined;
  /** Serves what `npm run build` would have left in `/assets` and `/dist`. */
  readonly built?: MiddlewareHandler;
}

export interface Demo {
  readonly url: string;
  readonly agentUrl: string;
  /** For a browser, another site than the pages. */
  readonly bankUrl: string;
  readonly agent: RunningCardAgent;
  close(): Promise<void>;
}

/**
 * The banks use the machine's other name, so that a browser treats them as another site and sends them no cookie of the
 * portal.
 */
const bankName: LoopbackName = 'localhost';

/** The pages with the widget, and the package's own. */
const returnPages: readonly string[] = [...Object.keys(ownPages), certifyPath, '/dist/return.html'];

const siteOf = (name: LoopbackName, port: number, ...parts: readonly Hono[]): Hono => {
  const app = new Hono();
  app.use(onOwnName(name, port));
  for (const part of parts) app.route('/', part);
  return app;
};

/** Serves pages, assets and backend on one port, a simulated card agent on another, and simulated banks on a third. */
export const startDemo = async (options: DemoOptions): Promise<Demo> => {
  refuseProduction();
  const {dataDir, externalMethods, subApps = ownSubApps} = options;
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closeNext of closers.splice(0)) await closeNext();
  };
  try {
    const portal = await openPort(options.port);
    closers.push(portal.close);
    const banks = await openPort(options.bankPort ?? 0);
    closers.push(banks.close);
    const ca = await openDemoCa(dataDir);
    const agent = await startCardAgent({port: options.agentPort, ca});
    closers.push(() => agent.close());
    const stage = createStage(agent);
    const url = `http://${host}:${String(portal.port)}`;
    const bankUrl = `http://${bankName}:${String(banks.port)}`;
    const origins = () => [url, ...(options.origins?.() ?? [])];
    const {backend, placeKeyOf} = createStagedBackend({
      record: options.record,
      ca: ca.certificate,
      origins,
      // Of a sample host, each page is one.
      isReturnPage: ({origin, pathname}) => origin !== url || returnPages.includes(pathname),
      stage,
      externalMethods,
      parts: options.parts,
      addressOf: addressAt(bankUrl),
    });
    const sites = createSites({
      singleWindow: backend.singleWindow,
      keyOf: placeKeyOf,
      externalMethods,
      ...options.sites,
    });
    closers.push(() => sites.close());
    banks.serve(siteOf(bankName, banks.port, sites.app));
    const signIn = signInRoutes({backend, origin: url, agentUrl: agent.url});
    const declaration = declarationGateway({portalUrl: url, sessions: backend.sessions, subApps});
    closers.push(() => declaration.close());
    const pages = [
      signIn,
      certifyRoutes({backend, agentUrl: agent.url, subApps}),
      sceneRoutes(backend, stage, url, bankUrl),
      declaration.routes,
      pageRoutes(backend, stage, url),
    ];
    portal.serve(siteOf(host, portal.port, backend.app, staticRoutes(options.built), ...pages));
    return {url, agentUrl: agent.url, bankUrl, agent, close};
  } catch (error) {
    await close();
    throw error;
  }
};
