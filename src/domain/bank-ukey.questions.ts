import * as z from 'zod/mini';
import {consentSchema, humanCheck} from './legal-rep.questions.js';
import {once} from './once.js';
import {opaque, sized} from './schemas.js';

/* Request schemas of the bank path, for servers only. The widget does not check its own requests. */

export const handoffRequestSchema = once(() =>
  z.object({
    bank: opaque(),
    /** The server must check that this address is one of its own. */
    returnUrl: sized(1, 2048),
    consent: z.optional(consentSchema()),
    humanCheck: humanCheck(),
  }),
);
