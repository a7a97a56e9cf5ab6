/* Where the time of a run goes. */

/** How long something was going on, in milliseconds. What goes on several times at once counts once. */
export class Stopwatch {
  ms = 0;
  #running = 0;
  #since = 0;

  async during<T>(act: () => Promise<T>): Promise<T> {
    if (this.#running === 0) this.#since = performance.now();
    this.#running += 1;
    try {
      return await act();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.ms += performance.now() - this.#since;
    }
  }
}

export class Times {
  readonly commands = new Stopwatch();
  readonly waiting = new Stopwatch();
  readonly requests = new Stopwatch();
  readonly all = new Stopwatch();
  /** By rule and entry, each with what was made ready for it. */
  readonly rules = new Map<string, Stopwatch>();

  ofRule(name: string): Stopwatch {
    const found = this.rules.get(name) ?? new Stopwatch();
    this.rules.set(name, found);
    return found;
  }

  /** The slowest rules, with their milliseconds. */
  slowest(many: number): readonly (readonly [name: string, ms: number])[] {
    return [...this.rules]
      .map(([name, {ms}]) => [name, ms] as const)
      .sort(([, one], [, other]) => other - one)
      .slice(0, many);
  }
}
