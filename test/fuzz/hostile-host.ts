import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Duplex} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {WebSocketServer, type WebSocket} from 'ws';
import {sign, type PollAnswer} from '../adapters/eport-agent.harness.js';
import {isOpen, perform, type Line} from './acts.js';
import {closedDoors, type Behaviour} from './exchange.js';
import type {Case} from './one-case.js';

interface Guest {
  readonly behaviour: Behaviour;
  readonly case: Case;
  readonly onCall: (index: number) => void;
  connections: number;
  calls: number;
  signatures: number;
}

/** One server in the card agent's place, for any number of cases: each has a path, and what it is to meet there. */
export class HostileHost {
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({noServer: true});
  readonly #guests = new Map<string, Guest>();
  #pings = 0;

  private constructor(server: Server) {
    this.#server = server;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => undefined);
      const guest = this.#guests.get(request.url ?? '');
      if (guest) this.#open(guest, request, socket, head);
      else socket.destroy();
    });
  }

  static async start(): Promise<HostileHost> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new HostileHost(server);
  }

  /** The address at which the case meets this behaviour. */
  expect(guest: Case, behaviour: Behaviour, onCall: (index: number) => void): string {
    this.#guests.set(guest.path, {behaviour, case: guest, onCall, connections: 0, calls: 0, signatures: 0});
    return `ws://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}${guest.path}`;
  }

  forget({path}: Case): void {
    this.#guests.delete(path);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #open(guest: Guest, request: IncomingMessage, raw: Duplex, head: Buffer): void {
    const {doors, greeting} = guest.behaviour;
    const door = doors[guest.connections++ % doors.length] ?? 'open';
    if (door === 'silent') {
      guest.case.timeIsUp();
    } else if (door !== 'open') {
      raw.end(closedDoors[door]);
    } else {
      this.#sockets.handleUpgrade(request, raw, head, (socket) => {
        const line: Line = {socket, held: [], mute: false};
        socket.on('error', () => undefined);
        socket.on('message', (frame) => void this.#hear(guest, line, (frame as Buffer).toString()));
        for (const act of greeting) perform(act, {_id: 0, _method: 'hello', args: {}}, line);
      });
    }
  }

  async #hear(guest: Guest, line: Line, frame: string): Promise<void> {
    guest.case.heard.push(frame);
    const call = JSON.parse(frame) as PollAnswer;
    const index = guest.calls++;
    guest.onCall(index);
    if (!isOpen(line.socket)) return;
    const {honest, reactions, signing} = guest.behaviour;
    const signature = call._method === sign ? signing[guest.signatures++] : undefined;
    const acts = signature ?? reactions[index - honest] ?? [{do: 'answer'}];
    for (const late of line.held.splice(0)) line.socket.send(late);
    for (const act of acts) perform(act, call, line);
    // Two rounds: the first says that all of this was read, the second that what it led to was sent.
    for (let round = 0; round < 2; round += 1) await (line.mute ? nextTurn() : this.#roundTrip(line.socket));
    // A line that was closed tells by itself.
    if (isOpen(line.socket) && guest.calls === index + 1) guest.case.timeIsUp();
  }

  /** Until all that was sent has been read, or the line is closed. */
  async #roundTrip(socket: WebSocket): Promise<void> {
    if (socket.readyState === socket.CLOSED) return;
    const name = String(++this.#pings);
    await new Promise<void>((resolve) => {
      const done = (): void => {
        socket.off('pong', answered).off('close', done);
        resolve();
      };
      const answered = (data: Buffer): void => {
        if (data.toString() === name) done();
      };
      socket.on('pong', answered).on('close', done);
      if (isOpen(socket)) socket.ping(name);
    });
  }
}
