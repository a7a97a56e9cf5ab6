import type {DemoCa} from '../pki/demo-ca.js';
import {deliver} from './deliver.js';
import {greeting} from './envelope.js';
import {ReaderState, type ReaderChanges as ChangesOfDesk, type ReaderSettings} from './reader-state.js';
import {type Fault, FaultBoard} from './faults.js';
import type {Replay} from './replay.js';
import {type AgentSocket, serveSocket} from './serve-socket.js';
import {doCall} from './work.js';

export interface AgentSettings extends ReaderSettings {
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

export interface SimulatedAgentOptions extends DeskChanges {
  readonly ca: DemoCa;
  readonly onCall?: (call: AgentCall) => void;
  /** Calls that were recorded are answered from it. */
  readonly replay?: Replay | undefined;
}

/** A simulated E-Port client with a card in its reader, without a network. */
export interface SimulatedAgent {
  /** Names of the methods that were called, oldest first. */
  readonly calls: readonly string[];
  readonly settings: AgentSettings;
  /** Tries left on the card, whether or not it is in the reader. Undefined until there is a card. */
  readonly triesLeft: number | undefined;
  /** A new kind, certificate, expiry or enterprise makes a new card. Any other change keeps the present card. */
  set(changes: DeskChanges): void;
  insertCard(): void;
  removeCard(): void;
  /** Locks the card, as wrong PINs do. */
  lockCard(): void;
  resetTries(): void;
  /** Restores the initial state: settings, faults, and a card with all its tries. */
  reset(): void;
  /** How the next connection begins: a handshake may get no answer, or be refused. Counts as this connection. */
  connect(): 'opened' | 'hanging' | 'refused';
  /** Sends the greeting, then answers this connection's calls. */
  serve(socket: AgentSocket): void;
}

/** An invalid name could contain anything, even a PIN. */
const printableName = (method: string) => (/^[A-Za-z0-9_-]{1,64}$/.test(method) ? method : '(malformed)');
const faultsIn = ({fault, faults}: DeskChanges): readonly Fault[] | undefined => (fault ? [fault] : faults);

export const simulateAgent = ({ca, onCall, replay, ...changes}: SimulatedAgentOptions): SimulatedAgent => {
  const desk = new ReaderState(ca, changes);
  const board = new FaultBoard();
  const set = (next: DeskChanges): void => {
    desk.change(next);
    board.replace(faultsIn(next) ?? board.faults);
  };
  board.replace(faultsIn(changes) ?? []);
  const settings = (): AgentSettings => ({...desk.settings, faults: board.faults});
  const atStart = settings();
  const calls: string[] = [];

  return {
    calls,
    get settings() {
      return settings();
    },
    get triesLeft() {
      return desk.triesLeft;
    },
    set,
    insertCard: () => desk.insertCard(),
    removeCard: () => desk.removeCard(),
    lockCard: () => desk.lockCard(),
    resetTries: () => desk.resetTries(),
    reset: () => set(atStart),
    connect: () => {
      const recorded = replay?.connect();
      if (recorded === 'refused') return 'refused';
      const hang = board.find(['hang-handshake']);
      hang?.spend();
      return hang || recorded === 'no-handshake' ? 'hanging' : 'opened';
    },
    serve: (socket) =>
      serveSocket(socket, replay?.greetings ?? [greeting], async (request, wire) => {
        const answer = doCall(desk, board, request);
        const method = printableName(request.method);
        calls.push(method);
        const failure = 'failure' in answer ? answer.failure : undefined;
        onCall?.({method, ok: !failure, code: failure?.code});
        if (!(await replay?.answer(request, answer, wire))) await deliver(wire, request, answer, board);
      }),
  };
};
