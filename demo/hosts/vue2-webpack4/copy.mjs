// standalone.js and its neighbours, for the page that takes the one file.
import {copyFileSync, mkdirSync, readdirSync} from 'node:fs';

const library = 'node_modules/sw-realname-cert/dist';
mkdirSync('dist/static', {recursive: true});
for (const name of readdirSync(library).filter((each) => /^standalone\..*js$/.test(each)))
  copyFileSync(`${library}/${name}`, `dist/static/${name}`);
