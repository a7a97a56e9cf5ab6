import type {AddressInfo} from 'node:net';
import {type DemoCa, openDemoCa} from '../pki/demo-ca.js';
import {deliver} from './deliver.js';
import {Desk, type DeskChanges as ChangesOfDesk, type DeskSettings} from './desk.js';
import {type Fault, FaultBoard} from './faults.js';
import {host, listen} from './listen.js';
import {serveSocket} from './serve-socket.js';
import {doCall} from './work.js';

export type {CardEnterprise} from './enterprise.js';
export type {CertificateKind} from './card-content.js';
export type {CardKind, DeskSettings, ReaderKind} from './desk.js';
export type {Fault} from './faults.js';

export interface AgentSettings extends DeskSettings {
  /** The active faults, with the number of times left. */
  readonly faults: readonly Fault[];
}

/** What may be changed, at the start or later. */
export interface DeskChanges extends ChangesOfDesk {
  /** Replaces the present faults. Empty: no faults. */
  readonly faults?: readonly Fault[];
  /** The same for a single fault. It has priority over `faults`. */
  readonly fault?: Fault;
}

/** The result of one call. Arguments and data are left out, because they contain PINs and personal data. */
export interface AgentCall {
  readonly method: string;
  readonly ok: boolean;
  /** The agent's error code, if the call failed with one. */
  readonly code: string | undefined;
}

interface AgentOptions extends DeskChanges {
  /** 0 for any free port. */
  readonly port: number;
  readonly onCall?: (call: AgentCall) => void;
}

/** With a CA, or with the folder in which the demo stores its own. */
export type CardAgentOptions = AgentOptions & ({readonly ca: DemoCa} | {readonly dataDir: string});

export interface RunningCardAgent {
  readonly port: number;
  readonly url: string;
  /** Names of the methods that were called, oldest first. */
  readonly calls: readonly string[];
  /** Connections since the start. */
  readonly connections: number;
  readonly openConnections: number;
  /** Connections whose handshake never gets an answer. */
  readonly hangingHandshakes: number;
  readonly settings: AgentSettings;
  /** Tries left on the card, whether or not it is in the reader. Undefined until there is a card. */
  readonly triesLeft: number | undefined;
  /** A new kind, certificate, expiry or enterprise makes a new card. Any other change keeps the present card. */
  set(changes: DeskChanges): void;
  insertCard(): void;
  removeCard(): void;
  resetTries(): void;
  /** Restores the initial state: settings, faults, and a card with all its tries. */
  reset(): void;
  /** Cuts every connection and frees the port. */
  close(): Promise<void>;
}

/** An invalid name could contain anything, even a PIN. */
const printableName = (method: string) => (/^[A-Za-z0-9_-]{1,64}$/.test(method) ? method : '(malformed)');

const faultsIn = ({fault, faults}: DeskChanges): readonly Fault[] | undefined => (fault ? [fault] : faults);

/** Starts a simulated E-Port client with a card in its reader, on this machine's loopback only. */
export const startCardAgent = async (options: CardAgentOptions): Promise<RunningCardAgent> => {
  const ca = 'ca' in options ? options.ca : await openDemoCa(options.dataDir);
  const desk = new Desk(ca, options);
  const board = new FaultBoard();
  const set = (changes: DeskChanges): void => {
    desk.change(changes);
    board.replace(faultsIn(changes) ?? board.faults);
  };
  board.replace(faultsIn(options) ?? []);
  const settings = (): AgentSettings => ({...desk.settings, faults: board.faults});
  const atStart = settings();

  const {server, hanging, close} = await listen(options.port, () => {
    const hang = board.find(['hang-handshake']);
    hang?.spend();
    return hang !== undefined;
  });
  const {port} = server.address() as AddressInfo;
  const calls: string[] = [];
  let connections = 0;

  server.on('connection', (socket) => {
    connections += 1;
    serveSocket(socket, async (request, wire) => {
      const answer = doCall(desk, board, request);
      const method = printableName(request.method);
      calls.push(method);
      const failure = 'failure' in answer ? answer.failure : undefined;
      options.onCall?.({method, ok: !failure, code: failure?.code});
      await deliver(wire, request, answer, board);
    });
  });

  return {
    port,
    url: `ws://${host}:${port}`,
    calls,
    get connections() {
      return connections;
    },
    get openConnections() {
      return server.clients.size;
    },
    get hangingHandshakes() {
      return hanging.size;
    },
    get settings() {
      return settings();
    },
    get triesLeft() {
      return desk.triesLeft;
    },
    set,
    insertCard: () => desk.insertCard(),
    removeCard: () => desk.removeCard(),
    resetTries: () => desk.resetTries(),
    reset: () => set(atStart),
    close,
  };
};
