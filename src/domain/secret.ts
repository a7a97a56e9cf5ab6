const stars = '******';
const values = new WeakMap<Secret, string>();

/**
 * A PIN or SMS code on its way to the one call that needs it. The value can be taken once and is then forgotten. A
 * snapshot, inspector or log that contains the handle shows stars. "Not retained" is all that JavaScript can promise:
 * the engine decides when it frees the string.
 */
export class Secret {
  constructor(value: string) {
    values.set(this, value);
  }

  /** Whether the value is still here. */
  get held(): boolean {
    return values.has(this);
  }

  /** Returns the value once. Throws if it was already taken or discarded. */
  take(): string {
    const value = values.get(this);
    if (value === undefined) throw new Error('This secret was used already.');
    values.delete(this);
    return value;
  }

  /** Forgets the value without using it. */
  discard(): void {
    values.delete(this);
  }

  toString(): string {
    return stars;
  }

  toJSON(): string {
    return stars;
  }
}
