import {startDemo} from './server.js';
import {readSettings} from './settings.js';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
const portOf = (error: unknown): unknown => (error instanceof Error && 'port' in error ? error.port : undefined);

/** One line for whoever started the demo. */
const explain = (error: unknown, agentPort: number | undefined): string => {
  const code = codeOf(error);
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error instanceof Error ? error.message : String(error);
  const port = portOf(error);
  const problem = `Port ${String(port)} ${code === 'EACCES' ? 'may not be used here' : 'is taken'}`;
  return port === agentPort
    ? `${problem}, perhaps by a real card agent. The demo never talks to that one: set AGENT_PORT to another port for the simulated agent.`
    : `${problem}. Set PORT to another one.`;
};

let agentPort: number | undefined;
try {
  const settings = readSettings(process.env);
  agentPort = settings.agentPort;
  const starting = startDemo(settings);
  const close = () => void starting.then((demo) => demo.close()).catch(() => undefined);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
  await starting;
} catch (error) {
  console.error(explain(error, agentPort));
  process.exitCode = 1;
}
