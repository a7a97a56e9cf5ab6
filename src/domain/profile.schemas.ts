import * as z from 'zod/mini';
import {lazy} from './lazy.js';
import {orRefused, type Refused} from './outcome.schemas.js';
import {effective, opaque, subject, words} from './schemas.js';

/* The recorded data of the enterprise and of the signed-in account, and the response to saving a change. */

export const profileField = lazy(() =>
  z.object({
    /** The value as it may be shown: masked if `masked` is true, empty if nothing is on record. */
    display: words(),
    onRecord: z.boolean(),
    masked: z.boolean(),
    /** The backend's finding about the value. The widget also checks values that come in clear. */
    issue: z.optional(z.object({state: z.literal(['missing', 'suspect']), reason: z.optional(words())})),
  }),
);

export const profileSchema = lazy(() =>
  z.object({
    /** The subject of the record. If it is not the one who asked, the error is `subject-changed`. */
    subject: subject(),
    /** A new value with every change of the record. Over HTTP it is the ETag. */
    version: opaque(),
    enterprise: z.object({
      enterpriseName: profileField(),
      uscc: profileField(),
      orgCode: profileField(),
      legalRepName: profileField(),
      legalRepIdType: profileField(),
      legalRepIdNumber: profileField(),
      address: profileField(),
    }),
    account: z.object({
      holderName: profileField(),
      idType: profileField(),
      idNumber: profileField(),
      validFrom: profileField(),
      validTo: profileField(),
      mobile: profileField(),
    }),
    complete: z.boolean(),
    editable: z.object({enterprise: z.boolean(), account: z.boolean()}),
    /** The effect of a change on an existing certification. */
    ifChanged: z.optional(words()),
  }),
);

export const savedSchema = lazy(() => z.object({effective: effective()}));

export type Profile = z.infer<ReturnType<typeof profileSchema>>;
export type ProfileField = z.infer<ReturnType<typeof profileField>>;
export type Saved = z.infer<ReturnType<typeof savedSchema>>;
export type SaveAnswer = Saved | Refused;

export const saveAnswerSchema = () => orRefused<Saved>(savedSchema);

/** What checks the answer of each operation. */
export const profileAnswers = {
  getProfile: profileSchema,
  updateEnterprise: saveAnswerSchema,
  updateAccount: saveAnswerSchema,
};
