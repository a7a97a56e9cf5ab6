/** Bundles the commands of the package for Node, into `dist` unless told otherwise. */
export declare const buildCommands: (folder?: string) => Promise<void>;

/** Bundles the backend in memory into one file that imports zod, into `dist` unless told otherwise. */
export declare const buildMemoryBackend: (folder?: string) => Promise<void>;
