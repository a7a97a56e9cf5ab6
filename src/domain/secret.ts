const stars = '******';
const values = new WeakMap<Secret, string>();

/**
 * A PIN or SMS code on its way to the one call that needs it. The value comes out once and is then
 * forgotten; a snapshot, inspector or log that meets the handle sees stars. "Not retained" is all that
 * JavaScript can promise: the string itself is the engine's to collect.
 */
export class Secret {
  constructor(value: string) {
    values.set(this, value);
  }

  /** Whether the value is still here. */
  get held(): boolean {
    return values.has(this);
  }

  /** The value, once. Throws when it was taken or discarded before. */
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
