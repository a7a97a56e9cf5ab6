/** Bundles the simulated card agent into one file for Node, into `dist` unless told otherwise. Answers its path. */
export declare const buildSimulator: (outfile?: string) => Promise<string>;
