import * as z from 'zod/mini';
import {codePattern, numberPattern} from './assistance.schemas.js';
import {consentSchema, humanCheck} from './legal-rep.requests.js';
import {lazy} from './lazy.js';
import {matching, sized} from './schemas.js';

/* Request schemas of the administrator's help, for servers only. The widget does not check its own requests. */

/** The result of the host's own check that the administrator is present, if the previous answer asked for it. */
const stepUp = () => z.optional(sized(0, 4096));

export const assistanceInputSchema = lazy(() =>
  z.object({enterprise: sized(1, 200), consent: z.optional(consentSchema()), humanCheck: humanCheck()}),
);
export const assistanceCodeClaimSchema = lazy(() => z.object({code: matching(codePattern), humanCheck: humanCheck()}));
export const confirmationSchema = lazy(() =>
  z.object({number: matching(numberPattern), humanCheck: humanCheck(), stepUp: stepUp()}),
);
export const declinationSchema = lazy(() =>
  z.object({reason: sized(1, 200), humanCheck: humanCheck(), stepUp: stepUp()}),
);
export const codeOrderSchema = lazy(() => z.object({humanCheck: humanCheck(), stepUp: stepUp()}));
