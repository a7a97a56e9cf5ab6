import {expect} from 'chai';
import type {EventObject, SnapshotFrom} from 'xstate';
import {editableFields, type ProfilePart, type ProfileUpdate} from '../../src/domain/profile-fields.js';
import type {profileMachine} from '../../src/machines/profile.machine.js';
import type {Submission} from '../../src/machines/profile.setup.js';
import type {Asked} from './hostile-backend.js';

type Snapshot = SnapshotFrom<typeof profileMachine>;

/** What a user meant to be one attempt at saving: submitted once, and confirmed or tried again any number of times. */
export class Attempts {
  readonly #sent: {readonly attempt: number; readonly submission: Submission; readonly version: string | undefined}[] =
    [];
  #last = 0;

  follow(before: Snapshot, {type}: EventObject, after: Snapshot): void {
    if (type === 'submitted' && after.matches('confirming')) this.#last += 1;
    const {submission, profile} = before.context;
    const isSent =
      (type === 'confirmed' && before.matches('confirming')) || (type === 'retried' && before.matches('notSaved'));
    if (!isSent) return;
    expect(submission, 'nothing to send').not.to.equal(undefined);
    if (submission) this.#sent.push({attempt: this.#last, submission: submission.body, version: profile?.version});
  }

  /** The backend was asked for these, in this order, and each of them by a key of its own. */
  expectKept(asked: readonly Asked[]): void {
    const parts: Readonly<Record<string, ProfilePart>> = {updateEnterprise: 'enterprise', updateAccount: 'account'};
    const updates = asked.filter(({question}) => question in parts);
    expect(updates.length, 'times it was sent').to.equal(this.#sent.length);
    const attemptOf = new Map<string, number>();
    const keyOf = new Map<number, string>();
    for (const [at, {question, input, key = ''}] of updates.entries()) {
      const sent = this.#sent[at];
      const {changes, version} = input as ProfileUpdate;
      expect({part: parts[question], changes, version}).to.deep.equal(sent?.submission);
      // What was sent once is sent again as it was, whatever the record is by now.
      if (!keyOf.has(sent?.attempt ?? 0)) expect(version, 'version').to.equal(sent?.version);
      expect(editableFields[parts[question] ?? 'account']).to.include.members(Object.keys(changes));
      expect(changes).not.to.deep.equal({});
      expect(key).to.match(/^[0-9a-f]{32}$/);
      const attempt = sent?.attempt ?? 0;
      expect(attemptOf.get(key) ?? attempt, 'attempt of a key').to.equal(attempt);
      expect(keyOf.get(attempt) ?? key, 'key of an attempt').to.equal(key);
      attemptOf.set(key, attempt);
      keyOf.set(attempt, key);
    }
  }
}
