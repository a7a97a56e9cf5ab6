import * as z from 'zod/mini';
import {codePattern, numberPattern} from './assistance.schemas.js';
import {consentSchema, humanCheck} from './legal-rep.questions.js';
import {once} from './once.js';
import {matching, sized} from './schemas.js';

/* Request schemas of the administrator's help, for servers only. The widget does not check its own requests. */

/** The result of the host's own check that the administrator is present, if the previous answer asked for it. */
const stepUp = () => z.optional(sized(0, 4096));

export const assistanceQuestionSchema = once(() =>
  z.object({enterprise: sized(1, 200), consent: z.optional(consentSchema()), humanCheck: humanCheck()}),
);
export const assistanceCodeClaimSchema = once(() => z.object({code: matching(codePattern), humanCheck: humanCheck()}));
export const confirmationSchema = once(() =>
  z.object({number: matching(numberPattern), humanCheck: humanCheck(), stepUp: stepUp()}),
);
export const declinationSchema = once(() =>
  z.object({reason: sized(1, 200), humanCheck: humanCheck(), stepUp: stepUp()}),
);
export const codeOrderSchema = once(() => z.object({humanCheck: humanCheck(), stepUp: stepUp()}));
