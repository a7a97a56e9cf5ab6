import {startDemo} from './server.js';
import {readSettings, type Settings} from './settings.js';

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

let settings: Settings | undefined;
try {
  settings = readSettings(process.env);
  const starting = startDemo(settings);
  const close = () => void starting.then((demo) => demo.close()).catch(() => undefined);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
  await starting;
} catch (error) {
  console.error(explain(error, settings));
  process.exitCode = 1;
}
