/*
 * A page in Node. The DOM is happy-dom's; the network and time are Node's own, but for waits of a second and more: those
 * end when a run says so, in their order. Imported before anything of `src`.
 */
import {GlobalRegistrator} from '@happy-dom/global-registrator';

const nodes = [
  ...['fetch', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'URL', 'URLSearchParams', 'performance'],
  ...['AbortController', 'AbortSignal', 'ReadableStream', 'WritableStream', 'TransformStream', 'queueMicrotask'],
  ...['setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'],
].map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
const {setTimeout: start, clearTimeout: stop} = globalThis;

export const origin = 'http://127.0.0.1';
GlobalRegistrator.register({url: `${origin}/`});
for (const [name, descriptor] of nodes) if (descriptor) Object.defineProperty(globalThis, name, descriptor);

const longMs = 1_000;
let now = 0;
const waits = new Map<unknown, {readonly end: () => void; readonly due: number}>();

const wait = (act: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown => {
  if (ms < longMs) return start(act, ms, ...args);
  // As much of a timer of Node as the libraries ask for.
  const timer = {
    unref: () => timer,
    refresh: () => {
      const end = (): void => {
        act(...args);
      };
      waits.set(timer, {end, due: now + ms});
      return timer;
    },
  };
  return timer.refresh();
};
const forget = (timer: unknown): void => {
  if (!waits.delete(timer)) stop(timer as NodeJS.Timeout);
};
Object.assign(globalThis, {setTimeout: wait, clearTimeout: forget});

/** Time passes until the next wait ends. False if none does within so many milliseconds. */
export const passTime = (withinMs: number): boolean => {
  const [next] = [...waits].sort(([, one], [, other]) => one.due - other.due);
  if (!next || next[1].due > now + withinMs) return false;
  waits.delete(next[0]);
  now = next[1].due;
  next[1].end();
  return true;
};

/** Those of a page that has gone. */
export const forgetWaits = (): void => {
  waits.clear();
};

/** So much real time. */
export const moment = (ms: number): Promise<void> => new Promise((resolve) => start(resolve, ms));
