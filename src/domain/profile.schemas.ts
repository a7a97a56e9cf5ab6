import * as z from 'zod/mini';
import {once} from './once.js';
import {orRefused, type Refused} from './outcome.schemas.js';
import {oneOf, opaque, subject, words} from './schemas.js';

/* What is on record of an enterprise and of the account that is signed in, and what saving a change of it answers. */

const field = once(() =>
  z.object({
    /** As it may be shown: masked where `masked` says so, empty where nothing is on record. */
    display: words(),
    onRecord: z.boolean(),
    masked: z.boolean(),
    /** What the backend finds fault with; what comes in clear the widget checks too. */
    issue: z.optional(z.object({state: oneOf('missing', 'suspect'), reason: z.optional(words())})),
  }),
);

export const profileSchema = once(() =>
  z.object({
    /** Whose record it is. Another than the one who asked is `subject-changed`. */
    subject: subject(),
    /** Changes with every change of the record; over HTTP the ETag. */
    version: opaque(),
    enterprise: z.object({
      enterpriseName: field(),
      uscc: field(),
      orgCode: field(),
      legalRepName: field(),
      legalRepIdType: field(),
      legalRepIdNumber: field(),
      address: field(),
    }),
    account: z.object({
      holderName: field(),
      idType: field(),
      idNumber: field(),
      validFrom: field(),
      validTo: field(),
      mobile: field(),
    }),
    complete: z.boolean(),
    editable: z.object({enterprise: z.boolean(), account: z.boolean()}),
    /** What a change does to a certification that stands already. */
    ifChanged: z.optional(words()),
  }),
);

const saved = once(() => z.object({effective: oneOf('now', 'next-sign-in')}));

export type Profile = z.infer<ReturnType<typeof profileSchema>>;
export type ProfileField = z.infer<ReturnType<typeof field>>;
export type Saved = z.infer<ReturnType<typeof saved>>;
export type SaveAnswer = Saved | Refused;

export const saveAnswerSchema = () => orRefused<Saved>(saved);
