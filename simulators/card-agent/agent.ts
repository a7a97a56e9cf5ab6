import {createServer, type AddressInfo} from 'node:net';
import type {WebSocket} from 'ws';
import type {DemoCa} from '../pki/demo-ca.js';
import {openOwnCa} from '../pki/own-ca.js';
import {host, listen} from './listen.js';
import type {AgentSocket} from './serve-socket.js';
import {simulateAgent, type SimulatedAgent, type SimulatedAgentOptions} from './simulated-agent.js';

export type {CardEnterprise} from './enterprise.js';
export type {CertificateKind} from './card-content.js';
export type {CardKind, ReaderSettings, ReaderKind} from './reader-state.js';
export type {Fault} from './faults.js';
export type {AgentCall, AgentSettings, DeskChanges} from './simulated-agent.js';

interface AgentOptions extends Omit<SimulatedAgentOptions, 'ca'> {
  /** 0 for any free port. */
  readonly port: number;
}

/** With a CA, or with the folder in which the demo stores its own. */
export type CardAgentOptions = AgentOptions & ({readonly ca: DemoCa} | {readonly dataDir: string});

export interface RunningCardAgent extends Omit<SimulatedAgent, 'connect' | 'serve'> {
  readonly port: number;
  readonly url: string;
  silentUrl(): Promise<string>;
  /** Connections since the start. */
  readonly connections: number;
  readonly openConnections: number;
  /** Connections whose handshake never gets an answer. */
  readonly hangingHandshakes: number;
  /** Cuts every connection and frees the port. */
  close(): Promise<void>;
}

const agentSocket = (socket: WebSocket): AgentSocket => {
  // Malformed frames and texts over the size limit end the connection. Without a listener, they would end the process.
  socket.on('error', () => socket.terminate());
  return {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    end: () => socket.close(),
    cut: () => socket.terminate(),
    onClose: (take) => void socket.on('close', take),
    // ws passes a Buffer as long as its binaryType is not changed.
    onMessage: (take) =>
      void socket.on('message', (data, isBinary) => take(isBinary ? undefined : (data as Buffer).toString())),
  };
};

/** An address where nothing listens: a port that was free a moment ago. */
const silentUrl = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address() as AddressInfo;
      server.close(() => {
        resolve(`ws://127.0.0.1:${String(port)}`);
      });
    });
  });

/** Starts a simulated E-Port client with a card in its reader, on this machine's loopback only. */
export const startCardAgent = async (options: CardAgentOptions): Promise<RunningCardAgent> => {
  const ca = 'ca' in options ? options.ca : await openOwnCa(options.dataDir);
  const agent = simulateAgent({...options, ca});
  const {server, hanging, close} = await listen(options.port, () => agent.connect());
  const {port} = server.address() as AddressInfo;
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    agent.serve(agentSocket(socket));
  });
  const running = {
    port,
    url: `ws://${host}:${port}`,
    silentUrl,
    get connections() {
      return connections;
    },
    get openConnections() {
      return server.clients.size;
    },
    get hangingHandshakes() {
      return hanging.size;
    },
    close,
  };
  // Keeps the getters of both.
  return Object.defineProperties(running, Object.getOwnPropertyDescriptors(agent)) as typeof running & SimulatedAgent;
};
