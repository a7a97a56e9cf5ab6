import * as z from 'zod/mini';
import {lazy} from './lazy.js';
import {few, instant, opaque, sized, subject} from './schemas.js';

/* What a sub-app's server asks of the backend. No page sends or reads it. */

export const levelsRequestSchema = lazy(() =>
  z.object({
    /** The account of the sub-app's own session, as the portal's ticket named it. */
    account: sized(1, 200),
    /** When this account signed in at the portal: `auth_time` of the portal's ticket. */
    signedInAt: instant(),
  }),
);

export const levelsSchema = lazy(() =>
  z.object({
    /** As in the status. */
    subject: subject(),
    /**
     * Ids of the levels that this sign-in has, the highest first, with each lower one: the first is the status's level, also of
     * an account that needs no certification. Not the level that everybody has by signing in. Empty: none.
     */
    levels: few(opaque(), 20),
    /** When the highest of them ends. Absent: it lasts. */
    until: z.optional(instant()),
    /** Ids of the methods whose certifications are in force in this sign-in. */
    methods: few(opaque(), 50),
    /** A higher level that waits for the next sign-in. */
    next: z.optional(z.object({level: opaque(), from: z.literal('next-sign-in')})),
  }),
);

export type LevelsRequest = z.infer<ReturnType<typeof levelsRequestSchema>>;
export type Levels = z.infer<ReturnType<typeof levelsSchema>>;

/** What checks the answer. */
export const levelsAnswers = {getLevels: levelsSchema};
