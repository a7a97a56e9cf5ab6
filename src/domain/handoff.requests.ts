import * as z from 'zod/mini';
import {consentSchema, humanCheck} from './legal-rep.requests.js';
import {lazy} from './lazy.js';
import {ways} from './places.js';
import {opaque, sized} from './schemas.js';

/* Request schemas of handoffs, for servers only. The widget does not check its own requests. */

export const handoffRequestSchema = lazy(() =>
  z.object({
    method: opaque(),
    place: opaque(),
    by: z.literal(ways),
    /** Needed by a link. The server must check that this address is one of its own. */
    returnUrl: z.optional(sized(1, 2048)),
    consent: z.optional(consentSchema()),
    humanCheck: humanCheck(),
  }),
);
