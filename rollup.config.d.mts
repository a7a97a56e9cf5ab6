import type {OutputOptions, RollupOptions} from 'rollup';

/** For `npm run demo:build`. */
export declare const site: RollupOptions & {readonly output: OutputOptions};
