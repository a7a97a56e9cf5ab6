/** The folder of this project. */
export declare const root: string;
/** The folder of a build: a checkout has it inside. Throws if there is none. */
export declare const distOf: (folder: string) => string;
/** The files of a page's script, by name, bundled with this build. The first to be loaded is `page.js`. */
export declare const bundlePage: (page: string, dist: string) => Promise<Record<string, string>>;
