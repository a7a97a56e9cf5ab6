import * as z from 'zod/mini';
import {consentSchema, humanCheck} from './legal-rep.questions.js';
import {once} from './once.js';
import {opaque} from './schemas.js';

/* What a server is sent by the bank path: for servers only, the widget itself sends what it has. */

export const handoffRequestSchema = once(() =>
  z.object({
    bank: opaque(),
    /** Whether it is one of its own, a server has to see for itself. */
    returnUrl: z.string().check(z.refine(({length}) => length > 0 && length <= 2048)),
    consent: z.optional(consentSchema()),
    humanCheck: humanCheck(),
  }),
);
