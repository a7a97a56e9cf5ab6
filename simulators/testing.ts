/** The entry `sw-realname-cert/testing.js`: the fakes, and a whole backend in memory. Both are for tests. */
import type {MemoryBackend, MemoryBackendOptions} from '../src/memory-backend.types.js';

export * from '../src/fakes.js';
export type {MemoryBackend, MemoryBackendOptions};

/**
 * The simulated backend for your own tests, in Node and in browsers: it keeps the whole contract, with its limits, its
 * refusals and the test data of docs/demo.md. For a single answer of your own, `fakeBackend` is less work.
 */
export const createMemoryBackend = async (options: MemoryBackendOptions = {}): Promise<MemoryBackend> =>
  (await import('./memory/index.js')).createMemoryBackend(options);
