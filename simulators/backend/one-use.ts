import {randomToken} from '../crypto.js';
import {dropOldest} from './drop-oldest.js';

interface Issued<Value> {
  readonly owner: string;
  readonly value: Value;
  readonly until: number;
}

/** Values that are valid once, for a short time and for one owner. An unknown one has the same effect as an expired one. */
export class OneUse<Value> {
  readonly #open = new Map<string, Issued<Value>>();

  constructor(
    readonly lifetimeMs: number,
    private readonly now: () => number,
    /** For owners who need nothing to become one. */
    private readonly maxInAll = Infinity,
    /** Somebody may have the page open in a few tabs. */
    private readonly maxPerOwner = 5,
  ) {}

  issue(owner: string, value: Value): string {
    this.#tidy(owner);
    const id = randomToken(16);
    this.#open.set(id, {owner, value, until: this.now() + this.lifetimeMs});
    dropOldest(this.#open, this.maxInAll);
    return id;
  }

  /** Uses the value up, whoever asks. Undefined if it is too late, or was issued to somebody else. */
  take(id: string, owner: string): Value | undefined {
    const issued = this.#open.get(id);
    this.#open.delete(id);
    return issued?.owner === owner && issued.until > this.now() ? issued.value : undefined;
  }

  #tidy(owner: string): void {
    const own: string[] = [];
    for (const [id, issued] of this.#open) {
      if (issued.until <= this.now()) this.#open.delete(id);
      else if (issued.owner === owner) own.push(id);
    }
    for (const id of own.slice(0, Math.max(0, own.length - this.maxPerOwner + 1))) this.#open.delete(id);
  }
}
