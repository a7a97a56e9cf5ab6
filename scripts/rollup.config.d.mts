import type {GeneratedCodeOptions, OutputOptions, Plugin, RollupOptions} from 'rollup';

type Options = RollupOptions & {readonly output: OutputOptions};

export declare const target: string[];
export declare const generatedCode: GeneratedCodeOptions;
export declare const minify: () => Plugin;
export declare const pages: readonly string[];
export declare const returnPage: readonly Options[];
export declare const wholeOneFile: readonly Options[];
/** For `npm run demo:build`. */
export declare const site: Options;
