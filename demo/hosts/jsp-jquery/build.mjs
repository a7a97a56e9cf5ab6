// Puts everything into dist/, as a build script for a WAR would: the page and our script in GBK, libraries as they are.
import {createHash} from 'node:crypto';
import {copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import iconv from 'iconv-lite';

const library = 'node_modules/sw-realname-cert/dist';
mkdirSync('dist/static', {recursive: true});
copyFileSync('node_modules/jquery/dist/jquery.min.js', 'dist/static/jquery.min.js');
copyFileSync('node_modules/bootstrap/dist/css/bootstrap.min.css', 'dist/static/bootstrap.min.css');
cpSync('node_modules/layui/dist', 'dist/static/layui', {recursive: true});
copyFileSync('portal.css', 'dist/static/portal.css');
// standalone.js and the files that it fetches from beside itself.
for (const name of readdirSync(library).filter((each) => /^standalone\..*js$/.test(each))) {
  copyFileSync(`${library}/${name}`, `dist/static/${name}`);
}
const integrity = `sha384-${createHash('sha384')
  .update(readFileSync(`${library}/standalone.js`))
  .digest('base64')}`;
const gbk = (from, to) =>
  writeFileSync(to, iconv.encode(readFileSync(from, 'utf8').replace('{{integrity}}', integrity), 'gbk'));
gbk('certification.html', 'dist/index.html');
gbk('layui.html', 'dist/layui.html');
gbk('certification.js', 'dist/static/certification.js');
