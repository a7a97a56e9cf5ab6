import {AsyncLocalStorage} from 'node:async_hooks';
import {WebSocket} from 'ws';

const cases = new AsyncLocalStorage<Case>();
/** Whose a timer is, whoever takes it away. */
const owners = new WeakMap<object, Case>();
const {setTimeout: start, clearTimeout: stop} = globalThis;

/** How long `ws` itself waits for the other side's goodbye: its own timer, told from ours by its length. */
const goodbyeMs = 4_321;
/** From here on a wait is one for an answer, and ends when the other side is known to say nothing more. */
const longMs = 10_000;
/** Nothing takes that long where no clock is waited for; while a failure is made smaller, it is waited for often. */
const hangMs = 4_000;

/** One use of the agent, or one journey, with all that it opened and started: told apart by the asynchronous context it runs in. */
export class Case {
  static #last = 0;
  readonly path = `/${String((Case.#last += 1))}`;
  /** The frames that came to the other side. */
  readonly heard: string[] = [];
  readonly sockets: WebSocket[] = [];
  readonly #waits = new Map<unknown, (() => void) | undefined>();

  run<T>(work: () => Promise<T>): Promise<T> {
    return cases.run(this, work);
  }

  /** Timers that neither ended nor were taken away. */
  get waiting(): number {
    return this.#waits.size;
  }

  /** As if half a minute had passed. */
  timeIsUp(): void {
    for (const [handle, then] of [...this.#waits]) {
      if (then && this.#waits.delete(handle)) cases.run(this, then);
    }
  }

  wait(then: () => void, ms: number): NodeJS.Timeout {
    const isLong = ms >= longMs;
    const end = (): void => {
      this.#waits.delete(handle);
      then();
    };
    const handle = isLong ? ({} as NodeJS.Timeout) : start(end, ms);
    this.#waits.set(handle, isLong ? then : undefined);
    owners.set(handle, this);
    return handle;
  }

  forget(handle: unknown): void {
    this.#waits.delete(handle);
  }

  /** Until every socket is closed on this side too. */
  async closed(): Promise<void> {
    for (const socket of this.sockets) {
      if (socket.readyState === WebSocket.CLOSED) continue;
      const closed = new Promise((resolve) => socket.on('close', resolve));
      await inTime(closed, 'a socket stays open');
    }
  }
}

/** Fails where a promise does not settle. */
export const inTime = async <T>(promise: Promise<T>, otherwise: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = start(() => {
      reject(new Error(`Hangs: ${otherwise}`));
    }, hangMs);
  });
  try {
    return await Promise.race([promise, hang]);
  } finally {
    stop(timer);
  }
};

class WatchedSocket extends WebSocket {
  constructor(url: string) {
    super(url, {closeTimeout: goodbyeMs} as object);
    cases.getStore()?.sockets.push(this);
  }
}

/** `ws`, with each socket known to the case that opened it. */
export const SocketClass = WatchedSocket as unknown as typeof globalThis.WebSocket;

/** Runs with the clock in the hands of each case, and fails where an error went where nobody listens. */
export const watched = async <T>(run: () => Promise<T>): Promise<T> => {
  const strays: unknown[] = [];
  const stray = (error: unknown): void => void strays.push(error);
  const globals = globalThis as unknown as Record<'setTimeout' | 'clearTimeout', (...args: never[]) => unknown>;
  globals.setTimeout = (then: () => void, ms = 0): NodeJS.Timeout => {
    const current = cases.getStore();
    return current && ms > 0 && ms !== goodbyeMs ? current.wait(then, ms) : start(then, ms);
  };
  globals.clearTimeout = (handle: NodeJS.Timeout | undefined): void => {
    if (handle) owners.get(handle)?.forget(handle);
    stop(handle);
  };
  process.on('unhandledRejection', stray).on('uncaughtException', stray);
  try {
    const result = await run();
    await new Promise(setImmediate); // Rejections nobody handles are told at the end of a turn.
    if (strays.length > 0) throw new AggregateError(strays, `Nobody handles: ${strays.map(String).join(', ')}`);
    return result;
  } finally {
    process.off('unhandledRejection', stray).off('uncaughtException', stray);
    Object.assign(globalThis, {setTimeout: start, clearTimeout: stop});
  }
};
