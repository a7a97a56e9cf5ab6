import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export interface Settings {
  readonly port: number;
  readonly agentPort: number;
  readonly bankPort: number;
  /** Holds the authority that issues the demo's cards; shared by all demos of this copy of the project. */
  readonly caDir: string;
  /** Holds the backend's journal: one for each port, since a journal has one writer. */
  readonly dataDir: string;
}

/** A setting that cannot be used; the message is one line for whoever set it. */
export class SettingsError extends Error {}

const readPort = (environment: NodeJS.ProcessEnv, name: string, otherwise: number): number => {
  const text = environment[name]?.trim();
  if (text === undefined || text === '') return otherwise;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65_535) return port;
  throw new SettingsError(`${name} takes a port number from 1 to 65535.`);
};

export const readSettings = (environment: NodeJS.ProcessEnv): Settings => {
  const port = readPort(environment, 'PORT', 8_000);
  const agentPort = readPort(environment, 'AGENT_PORT', 61_232);
  const bankPort = readPort(environment, 'BANK_PORT', 8_001);
  if (new Set([port, agentPort, bankPort]).size < 3) {
    throw new SettingsError('PORT, AGENT_PORT and BANK_PORT have to be three ports.');
  }
  const caDir = environment['DATA_DIR'] ?? fileURLToPath(new URL('.data', import.meta.url));
  return {port, agentPort, bankPort, caDir, dataDir: join(caDir, String(port))};
};
