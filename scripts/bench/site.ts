/** Serves what is measured from the loopback, and a backend that takes its time. */
import {setTimeout} from 'node:timers/promises';
import {gzipSync} from 'node:zlib';
import {Hono} from 'hono';
import {getMimeType} from 'hono/utils/mime';
import {host, openPort} from '../../simulators/open-port.js';
import {methodIds} from '../../src/domain/ids.js';
import {fakeProfile, fakeStatus} from '../../src/fakes.js';

export type Content = string | Buffer;

export interface Site {
  readonly url: string;
  /** Adds what is served below `/NAME/`. */
  add(name: string, files: Readonly<Record<string, Content>>): void;
  close(): Promise<void>;
}

const {version: etag, ...profile} = fakeProfile();
const answers: Readonly<Record<string, {body: unknown; etag?: string}>> = {
  // A user at home with every method, whose record is complete.
  '/api/realname-cert/status': {
    body: fakeStatus({
      profile: 'complete',
      methods: methodIds.map((id) => ({id, state: 'not-certified', enabled: true})),
    }),
  },
  '/api/realname-cert/profile': {body: profile, etag},
  // What a peer asks its own backend for before it shows anything.
  '/v3.3/sdk/configurations': {body: {}},
};

/** Listens on a free port. The backend thinks for so long about a request. */
export const startSite = async ({backendMs = 0}: {readonly backendMs?: number} = {}): Promise<Site> => {
  const files = new Map<string, Content>();
  // Compressed once: what is measured is the browser, not this server.
  const packed = new Map<string, Buffer>();
  const app = new Hono().all('*', async (c) => {
    const answer = answers[c.req.path];
    const path = c.req.path.replace(/\/$/, '/index.html');
    const content = answer ? JSON.stringify(answer.body) : files.get(path);
    if (content === undefined) return c.notFound();
    if (answer && backendMs > 0) await setTimeout(backendMs);
    const body = packed.get(path) ?? gzipSync(content, {level: 9});
    packed.set(path, body);
    return c.body(new Uint8Array(body), 200, {
      ...{'cache-control': 'no-store', 'content-encoding': 'gzip'},
      'content-type': answer ? 'application/json' : (getMimeType(path) ?? 'application/octet-stream'),
      ...(answer?.etag !== undefined && {etag: answer.etag}),
    });
  });
  const {port, serve, close} = await openPort(0);
  serve(app);
  return {
    url: `http://${host}:${port}`,
    add: (name, added) => {
      for (const [file, content] of Object.entries(added)) files.set(`/${name}/${file}`, content);
    },
    close,
  };
};
