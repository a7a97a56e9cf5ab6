import {createHmac, randomBytes} from 'node:crypto';
import type {ProfileRecord} from './records.js';
import {type CurrentUser, type DemoUser, demoUsers} from './users.js';

/**
 * The records as they are now. Changes are kept in memory only and end with the process: what people type in to see
 * what happens may be their own name and number.
 */
export class Profiles {
  readonly #changed = new Map<string, {readonly record: ProfileRecord; readonly isAnother: boolean}>();
  readonly #secret = randomBytes(32);

  recordOf({id, record}: DemoUser): ProfileRecord {
    return this.#changed.get(id)?.record ?? record;
  }

  /** What was certified before the demo began was certified of the record at the start. */
  currentUser(user: DemoUser): CurrentUser {
    const {enterpriseName, uscc, holderName} = this.recordOf(user);
    const {certifiedAt, ...others} = user;
    const stands = certifiedAt !== undefined && !this.#changed.get(user.id)?.isAnother;
    return {...others, name: holderName, enterprise: {name: enterpriseName, uscc}, ...(stands && {certifiedAt})};
  }

  /**
   * The version of a record as an ETag, for one person only: equal records of two people have two. Keyed, since it
   * leaves the house: a plain hash would let a number be found by trying.
   */
  versionOf(user: DemoUser): string {
    const content = JSON.stringify([user.subject, this.recordOf(user)]);
    return `"${createHmac('sha256', this.#secret).update(content).digest('base64url')}"`;
  }

  /** `isAnother` where it is not what was certified any more. */
  change(user: DemoUser, changes: Partial<ProfileRecord>, isAnother: boolean): void {
    const record = {...this.recordOf(user), ...changes};
    this.#changed.set(user.id, {record, isAnother: isAnother || this.#changed.get(user.id)?.isAnother === true});
  }

  /** Whether the record that is left behind was another than the one to begin with. */
  restore({id}: DemoUser): boolean {
    const isAnother = this.#changed.get(id)?.isAnother ?? false;
    this.#changed.delete(id);
    return isAnother;
  }

  /** Whether an account of the same enterprise is held by whoever has this number. */
  isTaken(idNumber: string, user: DemoUser): boolean {
    const {uscc} = this.recordOf(user);
    return demoUsers
      .map((each) => this.recordOf(each))
      .some((record) => record.uscc === uscc && record.idNumber === idNumber);
  }
}
