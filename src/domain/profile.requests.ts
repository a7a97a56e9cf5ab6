import * as z from 'zod/mini';
import {humanCheck} from './legal-rep.requests.js';
import {lazy} from './lazy.js';
import {editableFields, type ProfilePart, type ProfileUpdate} from './profile-fields.js';

/* Request schemas of the profile, for servers only. The widget does not check its own requests. */

const text = () => z.optional(z.string());
/** The number may be encrypted. */
export const newNumber = lazy(() => z.union([z.string(), z.strictObject({enc: z.string()})]));

/** Strict, unlike other requests: a misspelt field would be reported as saved although nothing has changed. */
const changes = (part: ProfilePart) => {
  const fields = editableFields[part].map(
    (name) => [name, name === 'idNumber' ? z.optional(newNumber()) : text()] as const,
  );
  return z.strictObject({...Object.fromEntries(fields), humanCheck: humanCheck()});
};

/** The changed fields of one half of the record, and no others. */
export const changesSchemas = {
  enterprise: lazy(() => changes('enterprise')),
  account: lazy(() => changes('account')),
} as const satisfies Record<ProfilePart, unknown>;

/** A request that fits its schema. */
export type SentChanges = ProfileUpdate['changes'] & {readonly humanCheck?: string | undefined};
