import {runServer} from 'verdaccio';

const app = await runServer({
  configPath: import.meta.filename,
  self_path: import.meta.filename,
  storage: './storage',
  auth: {htpasswd: {file: './htpasswd'}},
  uplinks: {public: {url: process.env.PUBLIC_REGISTRY}},
  packages: {
    'sw-realname-cert': {access: '$all', publish: '$authenticated'},
    '**': {access: '$all', proxy: 'public'},
  },
  log: {type: 'stdout', level: 'error'},
});
const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
