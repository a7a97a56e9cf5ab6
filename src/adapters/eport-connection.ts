import {CertError} from '../domain/errors.js';
import {decodeAnswer, encodeCall, isForAnother, type AgentAnswer} from './eport-agent.wire.js';

/** Longest wait for one answer, in milliseconds. */
const answerLimitMs = 30_000;

type Settle = {resolve: (answer: AgentAnswer) => void; reject: (error: CertError) => void};

/** Rejects when the signal aborts or the time is up. `release` removes the timer and the listener. */
const limit = (signal: AbortSignal, ms: number, reject: (error: CertError) => void): {release: () => void} => {
  const cancel = (): void => {
    reject(new CertError('cancelled'));
  };
  const timer = setTimeout(() => {
    reject(new CertError('agent-timeout'));
  }, ms);
  signal.addEventListener('abort', cancel);
  return {
    release: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    },
  };
};

/**
 * One socket to the agent, opened for one errand and closed after it. So nothing stays open when the element is
 * removed, and the answer of a cancelled call never reaches a later call. Calls run one at a time, because the card is
 * one device.
 */
export class EportConnection {
  /** Our ids start at 1, because the agent sends a greeting with id 0. */
  #lastId = 0;
  #waiting: (Settle & {id: number; method: string}) | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly signal: AbortSignal,
  ) {
    socket.onmessage = ({data}: MessageEvent<unknown>) => {
      this.#receive(data);
    };
    socket.onclose = () => {
      this.#waiting?.reject(new CertError('agent-lost'));
    };
  }

  /**
   * Sends one call and waits for its answer. Rejects with `agent-lost`, `agent-timeout`, `agent-protocol` or
   * `cancelled`.
   */
  call(method: string, args: object = {}): Promise<AgentAnswer> {
    if (this.signal.aborted) return Promise.reject(new CertError('cancelled'));
    if (this.socket.readyState !== this.socket.OPEN) return Promise.reject(new CertError('agent-lost'));
    const id = ++this.#lastId;
    return new Promise<AgentAnswer>((resolve, reject) => {
      const {release} = limit(this.signal, answerLimitMs, (error) => this.#waiting?.reject(error));
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          release();
          this.#waiting = undefined;
          then(value);
        };
      this.#waiting = {id, method, resolve: settle(resolve), reject: settle(reject)};
      this.socket.send(encodeCall(id, method, args));
    }).catch((error: unknown) => {
      this.#waiting = undefined;
      throw error;
    });
  }

  /** Sends last calls whose answers do not matter, if the socket is still open, and closes it. */
  close(...lastCalls: string[]): void {
    if (this.socket.readyState === this.socket.OPEN) {
      for (const method of lastCalls) this.socket.send(encodeCall(++this.#lastId, method, {}));
    }
    this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
  }

  #receive(frame: unknown): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    const answer = decodeAnswer(frame);
    if (answer?.id === waiting.id && answer.method === waiting.method) waiting.resolve(answer);
    else if (!answer && !isForAnother(frame, waiting.id, waiting.method))
      waiting.reject(new CertError('agent-protocol'));
  }
}
