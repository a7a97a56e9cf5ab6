/** The limits in force, by the ledger of `docs/performance.md`. In kB, the heap in MB. */
export declare const limits: Readonly<
  Record<'firstScreen' | 'inbox' | 'everything' | 'standalonePaths' | 'heap', number>
>;
