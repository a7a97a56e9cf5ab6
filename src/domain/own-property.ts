/**
 * The record's own entry for a name from outside. Every object answers to `constructor` and `__proto__`, too, and to
 * whatever a page has put on `Object.prototype`.
 */
export const ownProperty = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.prototype.hasOwnProperty.call(record, name) ? record[name] : undefined;
