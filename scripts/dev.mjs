/**
 * `npm run dev`: the demo, with its pages bundled anew when a source of theirs changes; a page that is open then loads
 * itself again. The server keeps running, with all that its users have done. A change of the server needs a restart.
 */
import {spawn} from 'node:child_process';
import {EventEmitter, once} from 'node:events';
import {createServer} from 'node:http';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';

import {context} from 'esbuild';

import {target} from '../rollup.config.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const assets = 'build/dev/';
const env = {...process.env, DEMO_ASSETS: assets};
const start = (...args) => spawn(process.execPath, args, {cwd: root, stdio: 'inherit', env});

// What the pages take from `dist`: the page that banks return to, and the one-file build.
const [failed] = await once(start('scripts/build.mjs', '--if-stale', '--quiet'), 'exit');
if (failed) process.exit(failed);

/** Open pages listen here, as server-sent events. */
const pages = new Set();
const news = createServer((_, response) => {
  response.writeHead(200, {'content-type': 'text/event-stream', 'access-control-allow-origin': '*'}).flushHeaders();
  pages.add(response);
  response.on('close', () => pages.delete(response));
}).listen(0, '127.0.0.1');
await once(news, 'listening');
// In each chunk, so it has to be the first that does it.
const reload = `globalThis.news ??= Object.assign(new EventSource('http://127.0.0.1:${news.address().port}'), {
  onmessage: () => location.reload(),
});`;

const builds = new EventEmitter();
const bundles = await context({
  absWorkingDir: root,
  entryPoints: ['index', 'requests', 'sign-in', 'embed', 'standalone', 'gallery', 'machine'].map(
    (name) => `demo/pages/${name}.ts`,
  ),
  outdir: assets,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target,
  sourcemap: 'linked',
  logLevel: 'warning',
  banner: {js: reload},
  plugins: [
    {
      name: 'tell-pages',
      setup: ({onEnd}) =>
        onEnd(({errors}) => {
          if (errors.length === 0) for (const page of pages) page.write('data: built\n\n');
          builds.emit('end');
        }),
    },
  ],
});
await Promise.all([once(builds, 'end'), bundles.watch()]);

const demo = start('--import', 'tsx', 'demo/start.ts');
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => demo.kill(signal));
const [code] = await once(demo, 'exit');
await bundles.dispose();
process.exit(code ?? 1);
