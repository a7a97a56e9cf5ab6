import type {GeneratedCodeOptions, Plugin} from 'rollup';

export declare const target: string[];
export declare const lowered: {target: string[]; supported: Record<string, boolean>};
export declare const generatedCode: GeneratedCodeOptions;
export declare const minify: () => Plugin;
