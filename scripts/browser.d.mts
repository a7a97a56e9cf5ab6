import type {Browser, LaunchOptions} from 'playwright-core';

/** `92` is the oldest that is promised, and needs the tools; `109` is the last one of Windows 7. */
export type ChromiumVersion = 'current' | '109' | '92';

export interface FoundChromium {
  readonly executablePath: string;
  /** Variables that it needs to start here. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Options extends Omit<LaunchOptions, 'executablePath' | 'channel' | 'env'> {
  readonly version?: ChromiumVersion;
  readonly env?: Readonly<Record<string, string>>;
}

export declare const realAgentPorts: readonly number[];

/**
 * `CHROME_PATH` wins (for 109 `CHROME_109_PATH`; `CHROME_VERSION` changes the default); then the browser from npm on Linux x64; then an installed
 * one. Throws with one line that says what to do.
 */
export declare const findChromium: (version?: ChromiumVersion) => Promise<FoundChromium>;
export declare const launchOptions: (options?: Options) => Promise<LaunchOptions>;
export declare const launch: (options?: Options) => Promise<Browser>;
