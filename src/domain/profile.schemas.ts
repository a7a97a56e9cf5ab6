import * as z from 'zod/mini';
import {once} from './once.js';
import {always, refusal, type Refusal} from './outcome.schemas.js';
import {oneOf, opaque, words} from './schemas.js';

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
    /** As in the status: tells whether somebody else has signed in since. */
    subject: opaque(),
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

const saved = once(() => z.object({saved: always(true), effective: oneOf('now', 'next-sign-in')}));
const notSaved = once(() => z.object({saved: always(false), refusal: refusal()}));

export type Profile = z.infer<ReturnType<typeof profileSchema>>;
export type ProfileField = z.infer<ReturnType<typeof field>>;
export type Saved = z.infer<ReturnType<typeof saved>>;
export type SaveAnswer = Saved | {saved: false; refusal: Refusal};

const shapeOf = (value: unknown) => ((Object(value) as {saved?: unknown}).saved === true ? saved() : notSaved());

export const saveAnswerSchema = () => ({
  parse: (value: unknown): SaveAnswer => shapeOf(value).parse(value),
  safeParse: (value: unknown): z.core.util.SafeParseResult<SaveAnswer> => shapeOf(value).safeParse(value),
});
