import {WebSocket} from 'ws';
import {decodeAnswer, encodeCall, isForAnother, type AgentAnswer} from '../../src/adapters/eport-agent.wire.js';
import type {Frame} from './recording.js';
import type {Redactor} from './redact.js';

const longestMessage = 8 * 1024 * 1024;
/** How long the agent has to close the connection. */
const closeLimitMs = 1_000;

export type Heard = AgentAnswer | 'unreadable' | 'closed' | 'no-answer';

export interface ConnectionOptions {
  readonly url: string;
  readonly limitMs: number;
  readonly redactor: Redactor;
  readonly frames: Frame[];
}

const reasonOf = (error: unknown): {reason?: string} => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? {reason: code} : {};
};

/** A connection to an agent, which takes down what is said. Reads answers by the widget's own rules. */
export class ProbeConnection {
  readonly #socket: WebSocket;
  readonly #options: ConnectionOptions;
  readonly #started = Date.now();
  #lastId = 0;
  #take: ((heard: Heard) => void) | undefined;
  #waitsFor: {readonly id: number; readonly method: string} | undefined;
  /** From the handshake until we close it ourselves. */
  #isInUse = false;

  private constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = new WebSocket(options.url, {
      perMessageDeflate: false,
      followRedirects: false,
      maxPayload: longestMessage,
    });
  }

  /** Undefined if there is no connection; the frames say why. */
  static async open(options: ConnectionOptions): Promise<ProbeConnection | undefined> {
    const connection = new ProbeConnection(options);
    return (await connection.#open()) ? connection : undefined;
  }

  #note(event: Extract<Frame, {event: unknown}>['event'], reason?: {reason?: string}): void {
    this.#options.frames.push({at: this.#now(), event, ...reason});
  }

  #now(): number {
    return Date.now() - this.#started;
  }

  #open(): Promise<boolean> {
    const socket = this.#socket;
    return new Promise((resolve) => {
      let isDecided = false;
      const decide = (event: 'opened' | 'refused' | 'no-handshake', reason?: {reason?: string}): void => {
        if (isDecided) return;
        isDecided = true;
        clearTimeout(limit);
        this.#note(event, reason);
        this.#isInUse = event === 'opened';
        if (!this.#isInUse) socket.terminate();
        resolve(this.#isInUse);
      };
      const limit = setTimeout(() => decide('no-handshake'), this.#options.limitMs);
      socket.on('open', () => decide('opened'));
      socket.on('error', (error) => decide('refused', reasonOf(error)));
      // ws passes a Buffer as long as its binaryType is not changed.
      socket.on('message', (data, isBinary) => this.#receive(isBinary ? undefined : (data as Buffer).toString()));
      socket.on('close', () => {
        if (!this.#isInUse) return;
        this.#note('closed');
        this.#take?.('closed');
      });
    });
  }

  #receive(frame: string | undefined): void {
    const {frames, redactor} = this.#options;
    const redacted = frame === undefined ? {text: 'binary:0'} : redactor.frame(frame);
    frames.push({at: this.#now(), from: 'agent', ...redacted});
    const waitsFor = this.#waitsFor;
    if (!waitsFor) return;
    const answer = decodeAnswer(frame);
    if (answer?.id === waitsFor.id && answer.method === waitsFor.method) this.#take?.(answer);
    else if (!answer && !isForAnother(frame, waitsFor.id, waitsFor.method)) this.#take?.('unreadable');
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  async call(method: string, args: object = {}): Promise<Heard> {
    if (!this.isOpen) return 'closed';
    const {frames, redactor, limitMs} = this.#options;
    const id = ++this.#lastId;
    const text = encodeCall(id, method, args);
    frames.push({at: this.#now(), from: 'probe', ...redactor.frame(text)} as Frame);
    const heard = await new Promise<Heard>((resolve) => {
      const limit = setTimeout(() => {
        this.#note('no-answer');
        this.#take?.('no-answer');
      }, limitMs);
      this.#waitsFor = {id, method};
      this.#take = (each) => {
        clearTimeout(limit);
        resolve(each);
      };
      this.#socket.send(text);
    });
    this.#take = this.#waitsFor = undefined;
    return heard;
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === this.#socket.CLOSED) return;
    this.#isInUse = false;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(() => this.#socket.terminate(), closeLimitMs);
      this.#socket.once('close', () => {
        clearTimeout(limit);
        resolve();
      });
      this.#socket.close();
    });
  }
}
