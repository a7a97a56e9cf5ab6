/** A share of the runs of `npm run faults`, in a process of its own: a page has all the globals for itself. */
import './node-page.js';
import type {Fault} from './http-proxy.js';
import '../../scripts/no-real-agent.js';
import {preload} from './page.js';
import {faultsOf, invariants, runOnce, type Ran} from './run.js';
import {paths, type Path} from './table.js';

export interface Job {
  readonly path?: string | undefined;
  readonly point?: string | undefined;
  readonly kind?: string | undefined;
  readonly sample: number | undefined;
  readonly seed: number;
  /** The how manieth of how many. */
  readonly index: number;
  readonly workers: number;
}

/** How many points and kinds of faults a path has; and how one run of it went, without a fault or with one. */
export type Told =
  | {readonly type: 'path'; readonly path: string; readonly points: number; readonly kinds: number}
  | {
      readonly type: 'run';
      readonly path: string;
      readonly fault: Fault | undefined;
      readonly breaches: readonly string[];
      readonly isHit: boolean;
      readonly isShown: boolean;
      readonly did: readonly string[];
    };

const {path: onlyPath, point, kind, sample, seed, index, workers} = JSON.parse(process.argv[2] ?? '{}') as Job;

const tell = (told: Told): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(told, () => {
      resolve();
    });
  });
const tellRun = ({name}: Path, fault: Fault | undefined, {breaches, isHit, isShown, did}: Ran): Promise<void> =>
  tell({
    ...{type: 'run', path: name, fault, isHit, isShown, did},
    breaches: breaches.map(({invariant, what}) => `${invariants[invariant]}: ${what}`),
  });

/** A number in the place of each text, which looks like chance and is the same each time. */
const lotOf = (text: string): number =>
  Array.from(`${String(seed)} ${text}`).reduce(
    (lot, each) => Math.imul(lot ^ (each.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  ) >>> 0;

await preload();
interface Case {
  readonly path: Path;
  readonly fault: Fault;
  readonly undisturbed: Ran;
}
const cases: Case[] = [];
for (const path of paths.filter(({name}) => name === (onlyPath ?? name))) {
  // The first one finds the way; the second is not slowed by what is done once.
  await runOnce(path);
  const undisturbed = await runOnce(path);
  const all = faultsOf(undisturbed);
  await tell({
    ...{type: 'path', path: path.name, points: new Set(all.map((each) => each.point)).size},
    kinds: new Set(all.map((each) => each.kind)).size,
  });
  if (undisturbed.breaches.length > 0) await tellRun(path, undefined, undisturbed);
  const wanted = all.filter((each) => each.point === (point ?? each.point) && each.kind === (kind ?? each.kind));
  cases.push(...wanted.map((fault) => ({path, fault, undisturbed})));
}
const byLot =
  sample === undefined
    ? cases
    : cases
        .map((each) => ({each, lot: lotOf(`${each.path.name} ${each.fault.point} ${each.fault.kind}`)}))
        .sort((one, other) => one.lot - other.lot)
        .slice(0, sample)
        .map(({each}) => each);
for (const [turn, {path, fault, undisturbed}] of byLot.entries())
  if (turn % workers === index) await tellRun(path, fault, await runOnce(path, fault, undisturbed));
process.exit();
