import type {MemoryBackend, MemoryBackendOptions} from './testing.memory.js';

/** Built from the demo's backend, into a file of its own. */
export declare const createMemoryBackend: (options: MemoryBackendOptions) => Promise<MemoryBackend>;
