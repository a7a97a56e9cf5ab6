// The files of the page, and beside JavaHost.java the filter of the package's docs.
import {createHash} from 'node:crypto';
import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';

const library = 'node_modules/sw-realname-cert';
mkdirSync('dist/static', {recursive: true});
for (const name of readdirSync(`${library}/dist`).filter((each) => /^(?:standalone\..*js|return\..*)$/.test(each))) {
  copyFileSync(`${library}/dist/${name}`, `dist/static/${name}`);
}
copyFileSync('declaration.js', 'dist/static/declaration.js');
copyFileSync(`${library}/docs/java/LevelFilter.java`, 'LevelFilter.java');
const hash = createHash('sha384').update(readFileSync('dist/static/standalone.js')).digest('base64');
const page = readFileSync('declaration.html', 'utf8');
writeFileSync('declaration.html', page.replace('{{integrity}}', `sha384-${hash}`));
