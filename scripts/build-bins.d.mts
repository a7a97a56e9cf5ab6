/** Bundles a command of the package into one file for Node, into `dist` unless told otherwise. Answers its path. */
export declare const buildBin: (
  name: 'card-agent-probe' | 'card-agent-simulator' | 'cert-backend-simulator' | 'conformance',
  outfile?: string,
) => Promise<string>;

/** Bundles the backend in memory into one file that imports zod, into `dist` unless told otherwise. */
export declare const buildMemoryBackend: (outfile?: string) => Promise<void>;
