/** Serves what is measured from the loopback, and a backend that takes its time. */
import {createServer} from 'node:http';
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize, sep} from 'node:path';
import {gzipSync} from 'node:zlib';
import {methodIds} from '../../src/domain/method-ids.js';
import {fakeProfile, fakeStatus} from '../../src/fakes.js';

/** A file's text, or the folder on disk that holds everything below this path. */
export type Content = string | Buffer | {readonly folder: string};

export interface Site {
  readonly url: string;
  /** Adds what is served below `/NAME/`. */
  add(name: string, files: Readonly<Record<string, Content>>): void;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** How long the backend thinks about a question. */
  readonly backendMs?: number;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A user at home with every method, whose record is complete. */
export const statusAnswer = fakeStatus({
  profile: 'complete',
  methods: methodIds.map((id) => ({id, state: 'not-certified', enabled: true})),
});
export const profileAnswer = fakeProfile();

const {version: etag, ...profile} = profileAnswer;
const answers: Readonly<Record<string, {body: unknown; etag?: string}>> = {
  '/api/realname-cert/status': {body: statusAnswer},
  '/api/realname-cert/profile': {body: profile, etag},
  // What a peer asks its own backend for before it shows anything.
  '/v3.3/sdk/configurations': {body: {}},
};

/** Listens on a free port. */
export const startSite = async ({backendMs = 0}: SiteOptions = {}): Promise<Site> => {
  const files = new Map<string, Content>();
  const folders = new Map<string, string>();
  // Compressed once: what is measured is the browser, not this server.
  const packed = new Map<string, Promise<Buffer>>();

  const contentOf = async (path: string): Promise<Buffer> => {
    const known = files.get(path);
    if (known !== undefined) return Buffer.from(known as string);
    for (const [start, folder] of folders) {
      const file = normalize(join(folder, path.slice(start.length)));
      if (path.startsWith(start) && file.startsWith(folder + sep)) return readFile(file);
    }
    throw new Error(`There is no ${path}`);
  };
  const packedOf = (path: string): Promise<Buffer> => {
    const known = packed.get(path) ?? contentOf(path).then((content) => gzipSync(content, {level: 9}));
    packed.set(path, known);
    return known;
  };

  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost');
    const answer = answers[pathname];
    const headers = {'cache-control': 'no-store', 'content-encoding': 'gzip'};
    const send = (status: number, type: string, body: Buffer, more = {}): void => {
      response.writeHead(status, {...headers, 'content-type': type, 'content-length': body.length, ...more}).end(body);
    };
    if (answer) {
      const body = gzipSync(JSON.stringify(answer.body));
      setTimeout(() => {
        send(200, 'application/json', body, answer.etag === undefined ? {} : {etag: answer.etag});
      }, backendMs);
      return;
    }
    packedOf(pathname.endsWith('/') ? `${pathname}index.html` : pathname).then(
      (body) => {
        send(200, types[extname(pathname) || '.html'] ?? 'application/octet-stream', body);
      },
      () => {
        send(404, 'text/plain', gzipSync('Not here'));
      },
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (name, added) => {
      for (const [file, content] of Object.entries(added)) {
        const path = `/${name}/${file}`;
        if (typeof content === 'object' && 'folder' in content) folders.set(path, content.folder);
        else files.set(path, content);
      }
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
