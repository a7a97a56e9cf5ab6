import {CertError, toCertError} from '../domain/errors.js';
import {decodeAnswer, encodeCall, isForAnother, type AgentAnswer} from './eport-agent.wire.js';
import type {LocalNetwork, LoopbackPermission} from './local-network.js';

/* A socket to the agent: how it is opened, and the calls over it. */

/** Longest wait for the socket to open when only the agent is waited for, in milliseconds. */
const openLimitMs = 10_000;
/** Longest wait while the browser's prompt may be open, in milliseconds. The user needs time to read it. */
const promptLimitMs = 300_000;
/**
 * If a socket is still connecting after this time and the permission is undecided, the prompt is open: without a
 * listener, Windows has already repeated its refused connection by then. In milliseconds.
 */
const promptSignMs = 2_500;
/** A refusal after this time did not come from the network. In milliseconds. */
const dismissedAfterMs = 4_000;

export interface OpenOptions {
  readonly WebSocketClass: typeof WebSocket;
  readonly signal: AbortSignal;
  /** Undefined if no permission is needed. */
  readonly permission: LoopbackPermission | undefined;
  readonly network: LocalNetwork;
  /** Called when the browser's prompt opens and when it closes. */
  readonly onPrompt: (open: boolean) => void;
}

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
 * Opens a socket to the agent. A socket error does not tell its cause, but the permission before and after tells most
 * causes apart. Rejects with `agent-not-answering`, `agent-timeout`, `agent-blocked`, `agent-undetermined`,
 * `agent-permission-dismissed`, `insecure-context`, `config` or `cancelled`.
 */
export const openSocket = async (
  url: string,
  {WebSocketClass, signal, permission, network, onPrompt}: OpenOptions,
): Promise<WebSocket> => {
  if (signal.aborted) throw new CertError('cancelled');
  const before = permission?.state;
  const started = Date.now();
  let directive: string | undefined;
  const endWatch = network.onForbidden?.(url, (name) => (directive = name));
  let socket: WebSocket;
  try {
    socket = new WebSocketClass(url);
  } catch (thrown) {
    endWatch?.();
    throw new CertError('insecure-context', {}, thrown); // The browser forbids this kind of address here.
  }
  const whyClosed = (): CertError => {
    if (directive !== undefined) return new CertError('config', {where: directive});
    // If the permission was denied from the start, it is unknown whether an agent is there.
    if (permission?.state === 'denied')
      return new CertError(before === 'denied' ? 'agent-undetermined' : 'agent-blocked');
    // An address that needs a DNS look-up may be refused late for other reasons.
    const dismissed =
      permission?.state === 'prompt' && url.startsWith('ws:') && Date.now() - started > dismissedAfterMs;
    return new CertError(dismissed ? 'agent-permission-dismissed' : 'agent-not-answering');
  };

  let release = (): void => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      let waiting = limit(signal, before === 'prompt' ? promptLimitMs : openLimitMs, reject);
      const sign = setTimeout(() => {
        if (permission?.state === 'prompt') onPrompt(true);
      }, promptSignMs);
      const forget = permission?.onChange(() => {
        onPrompt(false);
        if (permission.state === 'denied') reject(whyClosed());
        waiting.release();
        waiting = limit(signal, openLimitMs, reject);
      });
      socket.onopen = () => {
        resolve();
      };
      const close = (): void => {
        reject(whyClosed());
      };
      socket.onclose = close;
      // When the page's policy forbids a socket, Chromium fires an error event but no close event.
      socket.onerror = () => {
        setTimeout(close);
      };
      release = () => {
        endWatch?.();
        waiting.release();
        clearTimeout(sign);
        forget?.();
        onPrompt(false);
      };
    });
    return socket;
  } catch (error) {
    socket.onopen = socket.onclose = null;
    socket.onerror = () => undefined; // In Node, `ws` throws if there is no error listener.
    socket.close();
    throw error;
  } finally {
    release();
  }
};

/** Longest wait for one answer, in milliseconds. */
const answerLimitMs = 30_000;

type Settle = {resolve: (answer: AgentAnswer) => void; reject: (error: CertError) => void};

/**
 * One socket to the agent, opened for one use and closed after it. So nothing stays open when the element is
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
    private readonly onCall?: (call: string) => void,
  ) {
    socket.onmessage = ({data}: MessageEvent<unknown>) => {
      try {
        this.#receive(data);
      } catch (thrown) {
        // Only in a page that has changed what every object has.
        this.#waiting?.reject(toCertError(thrown));
      }
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
      this.onCall?.(method);
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
