import type {OutputOptions, RollupOptions} from 'rollup';

export declare const wholeOneFile: readonly (RollupOptions & {readonly output: OutputOptions})[];
