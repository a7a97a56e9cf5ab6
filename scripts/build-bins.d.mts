/** Bundles the commands of the package and its backend in memory, into `dist` unless told otherwise. */
export declare const buildSimulators: (folder?: string) => Promise<void>;
