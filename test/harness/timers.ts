/** As long as nobody waits for it in a test: what is to happen that late happens when the test says so. */
const leastMs = 500;

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Timers that wait for the test; those of a moment run by themselves. */
export class Timers {
  readonly #own = {setTimeout: window.setTimeout.bind(window), clearTimeout: window.clearTimeout.bind(window)};
  readonly #held = new Map<number, Timer>();
  #now = 0;
  #last = 0;

  /** Until the end of each test of a `describe`; to be called once in it. */
  static inEach(): Timers {
    const timers = new Timers();
    beforeEach(() => {
      timers.#hold();
    });
    afterEach(() => {
      timers.#release();
    });
    return timers;
  }

  /** Lets this much time pass, and all come that is due by then. */
  pass(ms: number): void {
    this.#now += ms;
    for (const [id, {at, run}] of [...this.#held].sort(([, one], [, other]) => one.at - other.at)) {
      if (at <= this.#now && this.#held.delete(id)) run();
    }
  }

  #hold(): void {
    const {setTimeout, clearTimeout} = this.#own;
    Object.assign(window, {
      setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
        if (ms < leastMs) return setTimeout(run, ms, ...args);
        // No browser gives out such a one.
        const id = --this.#last;
        this.#held.set(id, {at: this.#now + ms, run: () => run(...args)});
        return id;
      },
      clearTimeout: (id: number) => {
        if (!this.#held.delete(id)) clearTimeout(id);
      },
    });
  }

  #release(): void {
    Object.assign(window, this.#own);
    this.#held.clear();
  }
}
