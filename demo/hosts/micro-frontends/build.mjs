// Puts two sites into dist/: the portal, and the sub-app, which is of another origin.
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {rollup} from 'rollup';

const library = 'node_modules/sw-realname-cert/dist';
const kits = {
  qiankun: 'qiankun/dist/index.umd.min.js',
  wujie: 'wujie/lib/index.js',
  'micro-app': '@micro-zoe/micro-app/lib/index.umd.js',
};

for (const site of ['portal', 'app']) {
  mkdirSync(`dist/${site}/static`, {recursive: true});
  for (const name of readdirSync(library).filter((each) => /^standalone\..*js$/.test(each)))
    copyFileSync(`${library}/${name}`, `dist/${site}/static/${name}`);
}
for (const name of ['index.html', 'portal.js']) copyFileSync(`src/portal/${name}`, `dist/portal/${name}`);
copyFileSync('src/app/app.js', 'dist/app/app.js');

const oneFile = '<script src="/static/standalone.js"></script>\n    ';
const read = (page) => readFileSync(`src/${page}.html`, 'utf8');
for (const [kit, file] of Object.entries(kits)) {
  copyFileSync(`node_modules/${file}`, `dist/portal/static/${kit}.js`);
  const page = read('portal/portal').replaceAll('{{kit}}', kit);
  // The portal loads the one file, and the sub-app writes the tag: what we recommend.
  writeFileSync(`dist/portal/${kit}.html`, page.replace('{{one file}}', oneFile));
  // The sub-app loads the one file itself.
  writeFileSync(`dist/portal/${kit}.own.html`, page.replace('{{one file}}', ''));
  // The sub-app's own bundler builds the package into it.
  writeFileSync(`dist/portal/${kit}.bundled.html`, page.replace('{{one file}}', ''));
}
const app = read('app/app');
writeFileSync('dist/app/index.html', app.replace('{{one file}}', ''));
writeFileSync('dist/app/own.html', app.replace('{{one file}}', oneFile));
writeFileSync('dist/app/bundled.html', app.replace('{{one file}}', '').replace('/app.js', '/bundled.js'));

/** In a sandbox `document` is a proxy, which browsers do not draw with. A node knows the real one. */
const realDocument = {
  name: 'real-document',
  transform: (code, id) =>
    /node_modules\/(?:@?lit|lit-html|lit-element|sw-realname-cert)\//.test(id)
      ? `const document = new Text().ownerDocument;${code}`
      : null,
};
const bundle = await rollup({input: 'src/app/bundled.js', plugins: [nodeResolve({browser: true}), realDocument]});
await bundle.write({file: 'dist/app/bundled.js', format: 'iife', inlineDynamicImports: true});
