/** One run: all parts, or some of them. */
import {launch} from '../browser.mjs';
import {measureLoads, type Load} from './first-paint.js';
import {measureKeys, type KeyTimes} from './keystroke.js';
import {interpreting, measureLifetime, measureSlope, type Lifetime} from './lifetime.js';
import {startSite} from './site.js';
import {addSubjects, type Subject} from './subjects.js';

export const parts = ['first-paint', 'heap', 'keystroke', 'lifetime'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  readonly rounds: number;
  readonly parts: ReadonlySet<Part>;
  readonly withPeers: boolean;
  /** Another build, to be measured in the same run. */
  readonly compare: string | undefined;
}

type Loads = ReadonlyMap<string, readonly Load[]>;

export interface Measured {
  readonly chromium: string;
  readonly subjects: readonly Subject[];
  /** On slow 4G with a CPU four times slower. */
  readonly slow?: Loads;
  /** Without either. */
  readonly plain?: Loads;
  readonly keys?: ReadonlyMap<1 | 4, KeyTimes>;
  readonly lifetime?: Lifetime;
  /** Bytes of the heap for 1,000 mounts and removals. */
  readonly slope?: number;
}

/** The backend's own time. The way to it comes on top. */
const backendMs = 100;

/** To any address but the loopback, the way ends here: nothing that a peer asks for leaves the machine. */
const nowhere = '--proxy-server=http://127.0.0.1:1';

const blank: Subject = {id: 'blank', label: 'a blank page', kind: 'form', hasHome: false, isShown: 'true'};

export const measure = async (options: Options): Promise<Measured> => {
  const {rounds, withPeers, compare} = options;
  const has = (part: Part): boolean => options.parts.has(part);
  const site = await startSite({backendMs});
  const browser = await launch({args: [nowhere]});
  const tell = (part: Part): void => {
    console.log(`${new Date().toTimeString().slice(0, 8)} ${part}`);
  };
  try {
    const {url} = site;
    const subjects = await addSubjects(site, {compare, withPeers: withPeers && has('first-paint')});
    const measured: {-readonly [K in keyof Measured]: Measured[K]} = {chromium: browser.version(), subjects};
    if (has('first-paint')) {
      tell('first-paint');
      measured.slow = await measureLoads(browser, url, subjects, {rounds, cpu: 4, isSlow: true});
    }
    if (has('heap')) {
      tell('heap');
      const own = [...subjects.filter(({kind}) => kind !== 'peer'), blank];
      measured.plain = await measureLoads(browser, url, own, {rounds, cpu: 1, isSlow: false});
    }
    if (has('keystroke')) {
      tell('keystroke');
      const keys = new Map<1 | 4, KeyTimes>();
      for (const cpu of [1, 4] as const)
        keys.set(cpu, await measureKeys(browser, url, {rounds, cpu, isCompared: compare !== undefined}));
      measured.keys = keys;
    }
    if (has('lifetime')) {
      tell('lifetime');
      measured.lifetime = await measureLifetime(browser, url);
      const interpreter = await launch({args: [nowhere, interpreting]});
      try {
        measured.slope = await measureSlope(interpreter, url);
      } finally {
        await interpreter.close();
      }
    }
    return measured;
  } finally {
    await browser.close();
    await site.close();
  }
};
