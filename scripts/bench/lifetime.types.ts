/** Which screen is shown before the element is removed. */
export type Place = 'home' | 'profile';

/** What `pages/lifetime.js` offers, as `globalThis.lifetime`. Both cycles answer how many milliseconds they took. */
export interface LifetimePage {
  /** What every actor inherits from. */
  readonly Actor: object;
  cycleOurs(times: number, place: Place): Promise<number>;
  cycleLit(times: number): Promise<number>;
}

declare global {
  var lifetime: LifetimePage;
}
