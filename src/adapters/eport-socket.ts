import {CertError} from '../domain/errors.js';
import type {LocalNetwork, LoopbackPermission} from './local-network.js';

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
      const fail = (code: 'agent-timeout' | 'cancelled') => () => {
        reject(new CertError(code));
      };
      const cancel = fail('cancelled');
      let limit = setTimeout(fail('agent-timeout'), before === 'prompt' ? promptLimitMs : openLimitMs);
      const sign = setTimeout(() => {
        if (permission?.state === 'prompt') onPrompt(true);
      }, promptSignMs);
      const forget = permission?.onChange(() => {
        onPrompt(false);
        if (permission.state === 'denied') reject(whyClosed());
        clearTimeout(limit);
        limit = setTimeout(fail('agent-timeout'), openLimitMs);
      });
      signal.addEventListener('abort', cancel);
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
        clearTimeout(limit);
        clearTimeout(sign);
        forget?.();
        signal.removeEventListener('abort', cancel);
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
