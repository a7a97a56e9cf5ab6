/**
 * `npm start`: the demo. `npm run dev`, which is `--watch`: its pages are bundled anew when a source of theirs changes, and
 * those that are open load themselves again. The server keeps running, with all that its users have done; a change of the
 * server needs a restart.
 */
import {announce} from '../demo/announce.js';
import {type DemoOptions, startDemo} from '../demo/server.js';
import {readSettings, type Settings} from '../demo/settings.js';
import {readRows} from '../simulators/conformance/run-kit.js';
import {bundlePages} from './page-bundles.js';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
const portOf = (error: unknown): unknown => (error instanceof Error && 'port' in error ? error.port : undefined);

/** One line for the person who started the demo. */
const explain = (error: unknown, settings: Settings | undefined): string => {
  const code = codeOf(error);
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error instanceof Error ? error.message : String(error);
  const port = portOf(error);
  const problem = `Port ${String(port)} ${code === 'EACCES' ? 'may not be used here' : 'is taken'}`;
  return port === settings?.agentPort
    ? `${problem}, perhaps by a real card agent. The demo never talks to that one: set AGENT_PORT to another port for the simulated agent.`
    : `${problem}. Set ${port === settings?.bankPort ? 'BANK_PORT' : 'PORT'} to another one.`;
};

const watch = process.argv.includes('--watch');
let bundling: ReturnType<typeof bundlePages> | undefined;
const bundles = () => (bundling ??= bundlePages({watch}));

let settings: Settings | undefined;
try {
  settings = readSettings(process.env);
  // First the ports: where one is taken, no page is needed.
  const built: DemoOptions['built'] = async (c, next) => (await bundles()).serve(c, next);
  // With the methods that the conformance kit's plan names.
  const demo = await startDemo({...settings, built, externalMethods: await readRows()});
  const {close} = await bundles();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void Promise.all([demo.close(), close()]));
  announce(demo);
} catch (error) {
  console.error(explain(error, settings));
  process.exit(1);
}
