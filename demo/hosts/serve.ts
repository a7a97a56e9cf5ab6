import {readFile} from 'node:fs/promises';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join, sep} from 'node:path';
import {createAdaptorServer} from '@hono/node-server';
import {Hono} from 'hono';
import {compress} from 'hono/compress';
import {proxy} from 'hono/proxy';
import {getMimeType} from 'hono/utils/mime';
import {apiPath} from '../../simulators/backend/index.js';
import {type LoopbackName, onOwnName} from '../own-name.js';

export interface SiteOptions {
  /** With the built host in `dist`, and in `headers.json` what its server adds to responses, by file name. */
  readonly folder: string;
  /** The folder within `dist`, if there are several sites. */
  readonly part?: string;
  /** Origin of the server that renders the pages, if the host has one; nothing is then read from `dist`. */
  readonly pages?: string;
  readonly hostname?: LoopbackName;
  /** 0 for any free port. */
  readonly port: number;
  /** Origin of the demo, whose backend is also this site's. */
  readonly backend: string;
  /** Who is signed in: everybody who reaches this port. Without it, a request needs a token. */
  readonly user?: string;
  /** Whoever is signed in at the portal, in this browser. Cookies know no ports: the portal's comes along, and goes on. */
  readonly isPortalsUser?: boolean;
  /** Addresses as the sources have them, and the ones to put in their place. */
  readonly addresses: Readonly<Record<string, string>>;
}

export interface RunningSite {
  readonly url: string;
  close(): Promise<void>;
}

type Headers = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `*` is any text. */
const matches = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.replace(/[.?+^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(name);

const readHeaders = async (folder: string): Promise<Headers> => {
  const text = await readFile(join(folder, 'headers.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Headers;
};

const signIn = async (backend: string, user: string): Promise<string> => {
  const response = await fetch(`${backend}/demo/session`, {
    method: 'POST',
    headers: {origin: backend, 'content-type': 'application/json'},
    body: JSON.stringify({user, as: 'program'}),
  });
  const {token} = (await response.json()) as {token: string};
  return token;
};

/** A host's server: its static files, and the API under its own origin. It knows its user and tells the backend. */
export const serveSite = async (options: SiteOptions): Promise<RunningSite> => {
  const {folder, part = '', hostname = '127.0.0.1', backend, pages, user, isPortalsUser, addresses} = options;
  const headers = await readHeaders(folder);
  const dist = join(folder, 'dist', part);
  const token = user === undefined ? undefined : await signIn(backend, user);
  const inPlace = (text: string): string =>
    Object.entries(addresses).reduce((sofar, [written, present]) => sofar.replaceAll(written, present), text);

  const app = new Hono();
  const server = createAdaptorServer({fetch: app.fetch}) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  const url = `http://${hostname}:${String(port)}`;

  app.use(onOwnName(hostname, port));
  app.all(`${apiPath}/*`, (c) => {
    const authorization = c.req.header('authorization') ?? (token && `Bearer ${token}`);
    const {pathname, search} = new URL(c.req.url);
    const cookie = isPortalsUser ? c.req.header('cookie') : undefined;
    const sent = {...c.req.header(), host: undefined, cookie, authorization};
    return proxy(backend + pathname + search, {raw: c.req.raw, headers: sent});
  });
  // For a page on another site that certifies this site's user.
  app.post('/certification-token', (c) =>
    token !== undefined && c.req.header('origin') === url
      ? c.json({token}, 200, {'cache-control': 'no-store'})
      : c.text('Only for this site’s own pages.', 403),
  );
  app.get('/favicon.ico', (c) => c.body(null, 204));
  if (pages !== undefined) {
    app.all('*', (c) => {
      const {pathname, search} = new URL(c.req.url);
      const headers = {...c.req.header(), host: undefined};
      return proxy(pages + pathname + search, {raw: c.req.raw, headers, redirect: 'manual'});
    });
  }
  app.get('*', compress(), async (c) => {
    const path = decodeURIComponent(c.req.path).replace(/\/$/, '/index.html').slice(1);
    const file = join(dist, path);
    const bytes = file.startsWith(dist + sep) ? await readFile(file).catch(() => undefined) : undefined;
    if (!bytes) return c.text('Not found', 404);
    c.header('content-type', getMimeType(path) ?? 'application/octet-stream');
    c.header('cache-control', 'no-cache');
    c.header('x-content-type-options', 'nosniff');
    for (const [pattern, added] of Object.entries(headers)) {
      if (!matches(pattern, part ? `${part}/${path}` : path)) continue;
      for (const [name, value] of Object.entries(added)) c.header(name, inPlace(value));
    }
    // Byte for byte (`latin1`), since not every host writes UTF-8. The library's own files stay as they are.
    const isLibrary = path.includes('standalone.');
    return c.body(isLibrary ? bytes : Buffer.from(inPlace(bytes.toString('latin1')), 'latin1'));
  });

  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
