import {Hono} from 'hono';
import {apiPath, type BackendOptions, refuseProduction} from '../backend/index.js';
import {openPort} from '../open-port.js';
import {openOwnCa} from '../pki/own-ca.js';
import {addressAt, createSites} from '../places/site.js';
import {findScenario} from '../scenarios.js';
import {createStage} from '../stage.js';
import {createStagedBackend} from '../staged-backend.js';
import type {SimulatorOptions} from './command-line.js';
import {crossOrigin, onKnownNames} from './cross-origin.js';
import {signInPage} from './sign-in-page.js';

/** The demo's backend and the sites of its places, without its pages and its card agent. Nothing is left when it is closed. */
export const startSimulator = async (options: SimulatorOptions & Pick<BackendOptions, 'log'>) => {
  refuseProduction();
  const {origins, user, externalMethods, scenario = findScenario('normal')} = options;
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closeNext of closers.splice(0)) await closeNext();
  };
  try {
    const api = await openPort(options.port);
    closers.push(api.close);
    const banks = await openPort(options.bankPort);
    closers.push(banks.close);
    const ca = await openOwnCa(options.caDir);
    // The name that the first page has: a browser sends a cookie to the same name only, whatever the port.
    const name = origins[0] !== undefined && new URL(origins[0]).hostname === 'localhost' ? 'localhost' : '127.0.0.1';
    const own = ['127.0.0.1', 'localhost'].map((each) => `http://${each}:${String(api.port)}`);
    const bankUrl = `http://${name === 'localhost' ? '127.0.0.1' : 'localhost'}:${String(banks.port)}`;
    const stage = createStage();
    const opened = new Set<string>();
    const {backend, placeKeyOf} = createStagedBackend({
      ca: ca.certificate,
      origins: () => [...own, ...origins],
      // The host's own pages, whatever they are.
      isReturnPage: () => true,
      stage,
      externalMethods,
      log: options.log,
      addressOf: addressAt(bankUrl),
      intercept: async (c, session, path, goOn) => {
        if (!opened.has(session.id)) {
          opened.add(session.id);
          await stage.set(scenario, session, backend);
        }
        return stage.intercept(c, session, path, goOn);
      },
    });
    const sites = createSites({singleWindow: backend.singleWindow, keyOf: placeKeyOf, externalMethods});
    closers.push(() => sites.close());

    const app = new Hono();
    app.use(onKnownNames(api.port, origins), crossOrigin(origins));
    // Where browsers keep cookies from a frame or from another site, `--user` needs none.
    const token = user === undefined ? undefined : backend.sessions.signIn(user).token;
    app.all(`${apiPath}/*`, (c) => {
      const isSignedIn = backend.sessions.find(c) !== undefined || c.req.header('authorization') !== undefined;
      if (token === undefined || isSignedIn) return backend.app.fetch(c.req.raw);
      const headers = new Headers(c.req.raw.headers);
      headers.set('authorization', `Bearer ${token}`);
      return backend.app.fetch(new Request(c.req.raw, {headers}));
    });
    app.route('/sign-in', signInPage(backend, own, origins));
    app.route('/', backend.app);
    api.serve(app);
    banks.serve(new Hono().use(onKnownNames(banks.port, [])).route('/', sites.app));
    // `baseUrl`: what a page sets, under either name of this machine.
    return {baseUrl: `http://${name}:${String(api.port)}${apiPath}`, bankUrl, close};
  } catch (error) {
    await close();
    throw error;
  }
};
