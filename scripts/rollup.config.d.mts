import type {OutputOptions, RollupOptions} from 'rollup';

type Options = RollupOptions & {readonly output: OutputOptions};

export declare const pages: readonly string[];
export declare const returnPage: readonly Options[];
/** For `npm run demo:build`. */
export declare const site: Options;
