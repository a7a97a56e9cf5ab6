import {fileURLToPath} from 'node:url';

export interface Settings {
  readonly port: number;
  readonly agentPort: number;
  readonly bankPort: number;
  /** Folder of the authority that issues the demo's cards. Shared by all demos of this copy of the project. */
  readonly dataDir: string;
}

/** An invalid setting. The message is one line for the person who set it. */
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
  const dataDir = environment['DATA_DIR'] ?? fileURLToPath(new URL('.data', import.meta.url));
  return {port, agentPort, bankPort, dataDir};
};
