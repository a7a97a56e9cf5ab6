/**
 * The scripts of the demo's pages, without `npm run build`. The pages' own are bundled by esbuild, which takes a second.
 * What hosts get is built as it is published, which takes longer: when a page asks for it.
 */
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {dirname, relative} from 'node:path';
import {context, type Plugin} from 'esbuild';
import type {MiddlewareHandler} from 'hono';
import {getMimeType} from 'hono/utils/mime';
import {rollup} from 'rollup';
import {WebSocketServer} from 'ws';
import {wholeOneFile} from './one-file/config.mjs';
import {pages, returnPage} from './rollup.config.mjs';
import {lowered} from './rollup.plugins.mjs';

/** By path of the address. */
type Files = ReadonlyMap<string, string>;

const root = dirname(import.meta.dirname);

type Configs = typeof wholeOneFile;

const buildPublished = async (configs: Configs): Promise<Files> => {
  const files = new Map<string, string>();
  for (const {output, ...input} of configs) {
    const bundle = await rollup(input);
    const built = await bundle.generate(output);
    await bundle.close();
    for (const file of built.output)
      files.set(`/dist/${file.fileName}`, 'code' in file ? file.code : String(file.source));
  }
  return files;
};

/** Open pages listen here. Not by server-sent events: of these a browser opens six at most. */
const openNews = async () => {
  const server = new WebSocketServer({host: '127.0.0.1', port: 0});
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  return {
    // In each chunk, so it has to be the first that does it.
    script: `globalThis.news ??= Object.assign(new WebSocket('ws://127.0.0.1:${String(port)}'), {onmessage: () => location.reload()});`,
    tell: () => server.clients.forEach((page) => page.send('built')),
    close: () => {
      server.clients.forEach((page) => page.terminate());
      server.close();
    },
  };
};

/**
 * With `watch`, pages are bundled again when a source changes. esbuild prints its errors. Throws if the first bundling
 * fails.
 */
export const bundlePages = async ({watch}: {readonly watch: boolean}) => {
  let bundled: Files = new Map();
  const published = new Map<Configs, Promise<Files>>();
  const news = watch ? await openNews() : undefined;

  const keep: Plugin = {
    name: 'keep',
    setup: (build) =>
      build.onEnd(({errors, outputFiles = []}) => {
        if (errors.length > 0) return;
        bundled = new Map(
          outputFiles.map((file) => [`/${relative(root, file.path).replaceAll('\\', '/')}`, file.text]),
        );
        published.clear();
        news?.tell();
      }),
  };
  const bundler = await context({
    absWorkingDir: root,
    entryPoints: [...pages, 'duo'].map((name) => ({in: `demo/pages/${name}.ts`, out: `assets/${name}`})),
    outdir: '.',
    write: false,
    chunkNames: 'assets/chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    ...lowered,
    minify: !watch,
    // With `minify` it would be production, where no simulated backend runs.
    define: {'process.env.NODE_ENV': 'process.env.NODE_ENV'},
    sourcemap: 'linked',
    // package.json says which modules of the library do more than export. Those of the demo are not listed.
    ignoreAnnotations: true,
    logLevel: 'warning',
    ...(news && {banner: {js: news.script}}),
    plugins: [keep],
  });
  const close = async (): Promise<void> => {
    news?.close();
    await bundler.dispose();
  };
  try {
    await bundler.rebuild();
  } catch {
    await close();
    throw new Error('The pages cannot be bundled.');
  }
  if (watch) await bundler.watch();

  const publishedOf = (path: string): Promise<Files> => {
    const configs = path.startsWith('/dist/return.') ? returnPage : wholeOneFile;
    const known = published.get(configs);
    if (known) return known;
    const files = buildPublished(configs);
    published.set(configs, files);
    // The next visit builds again, when the source may have been mended.
    files.catch(() => published.get(configs) === files && published.delete(configs));
    return files;
  };
  const serve: MiddlewareHandler = async (c) => {
    const {path} = c.req;
    const content = (path.startsWith('/dist/') ? await publishedOf(path) : bundled).get(path);
    return content === undefined ? c.notFound() : c.body(content, 200, {'content-type': getMimeType(path) ?? ''});
  };
  return {serve, close};
};
