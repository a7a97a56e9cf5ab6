import {base64url, hmacOf, randomBytes} from '../crypto.js';
import type {ProfileRecord} from './records.js';
import type {CurrentUser, DemoUser} from './users.js';

/** The present records. Changes stay in memory and end with the process: testers may type their own name and number. */
export class Profiles {
  readonly #changed = new Map<string, {readonly changes: Partial<ProfileRecord>; readonly isAnother: boolean}>();
  readonly #secret = randomBytes(32);

  recordOf({id, record}: DemoUser): ProfileRecord {
    return {...record, ...this.#changed.get(id)?.changes};
  }

  /** A certification from before the demo started was for the initial record. */
  currentUser(user: DemoUser): CurrentUser {
    const {enterpriseName, uscc, holderName} = this.recordOf(user);
    const {certifiedAt, ...others} = user;
    const stands = certifiedAt !== undefined && !this.#changed.get(user.id)?.isAnother;
    return {...others, name: holderName, enterprise: {name: enterpriseName, uscc}, ...(stands && {certifiedAt})};
  }

  /**
   * The version of a record as an ETag, for one person only: equal records of two people have different versions. It is
   * keyed because it is sent out: with a plain hash, a number could be found by trying.
   */
  versionOf(user: DemoUser): string {
    const content = JSON.stringify([user.subject, this.recordOf(user)]);
    return `"${base64url.encode(hmacOf(this.#secret, content))}"`;
  }

  /** `isAnother` is true if the record is no longer the certified one. */
  change(user: DemoUser, changes: Partial<ProfileRecord>, isAnother: boolean): void {
    const former = this.#changed.get(user.id);
    const all = {...former?.changes, ...changes};
    this.#changed.set(user.id, {changes: all, isAnother: isAnother || former?.isAnother === true});
  }

  /** Whether the discarded record was no longer the certified one. */
  restore({id}: DemoUser): boolean {
    const isAnother = this.#changed.get(id)?.isAnother ?? false;
    this.#changed.delete(id);
    return isAnother;
  }
}
