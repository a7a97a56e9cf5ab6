import {startRenderer, startTomcat} from './render.js';
import type {Listening} from './listening.js';
import {serveSite, type SiteOptions} from './serve.js';

/** Each is a folder here, with what a host of this kind would write. */
export const hostNames = [
  'jsp-jquery',
  'java',
  'plain-csp',
  'own-methods',
  'vue3',
  'vue2-webpack4',
  'react19',
  'next',
  'frame',
  'two-widgets',
  'micro-frontends',
] as const;
export type HostName = (typeof hostNames)[number];

/** As they stand in the hosts' sources. Started by hand, they are the real ones. */
const written = {
  agent: 'ws://127.0.0.1:61232',
  demo: 'http://127.0.0.1:8000',
  portal: 'http://localhost:8101',
  other: 'http://127.0.0.1:8102',
};

/** Hosts of two sites: the portal, and this one. */
const others: Partial<Record<HostName, string>> = {frame: 'frame', 'micro-frontends': 'app'};

/** Hosts with a server of their own that renders the pages. */
const renderers: Partial<Record<HostName, (folder: string, demoUrl: string) => Promise<Listening>>> = {
  next: startRenderer,
  java: startTomcat,
};

export interface HostOptions {
  /** Where it was installed and built. */
  readonly folder: string;
  readonly demo: {readonly url: string; readonly agentUrl: string};
  /** Who is signed in. */
  readonly user: string;
  /** On the ports that the sources name, not on any free ones. */
  readonly byHand?: boolean;
}

export interface RunningHost {
  /** Of the page that a user opens. */
  readonly url: string;
  /** Of the page that has the widget: for the backend, one of its own. */
  readonly origin: string;
  close(): Promise<void>;
}

const portOf = (address: string): number => Number(new URL(address).port);

/** Starts a host's server, or two of them. */
export const startHost = async (name: HostName, options: HostOptions): Promise<RunningHost> => {
  const {folder, demo, user, byHand = false} = options;
  const running: {close(): Promise<void>}[] = [];
  const addresses: Record<string, string> = {[written.agent]: demo.agentUrl, [written.demo]: demo.url};
  const open = async (site: Partial<SiteOptions> & {port: number}): Promise<string> => {
    const options = {folder, backend: demo.url, addresses, ...site, port: byHand ? site.port : 0};
    const opened = await serveSite(options);
    running.push(opened);
    return opened.url;
  };
  const close = async (): Promise<void> => {
    for (const each of running) await each.close();
  };
  try {
    const other = others[name];
    if (other === undefined) {
      const renderer = await renderers[name]?.(folder, demo.url);
      if (renderer) running.push(renderer);
      // Its users are those of the portal, since its own session is.
      const visitor = name === 'java' ? {isPortalsUser: true} : {user};
      const url = await open({...visitor, port: portOf(written.portal), ...(renderer && {pages: renderer.url})});
      return {url, origin: url, close};
    }
    const there = await open({part: other, port: portOf(written.other)});
    const portal = await open({part: 'portal', hostname: 'localhost', user, port: portOf(written.portal)});
    addresses[written.other] = there;
    addresses[written.portal] = portal;
    // A sub-app is a part of the portal's page, and a frame is a page of its own.
    return {url: portal, origin: name === 'frame' ? there : portal, close};
  } catch (error) {
    await close();
    throw error;
  }
};
