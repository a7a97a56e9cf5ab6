import {consenting} from '../variants/answers.js';
import {mutantsIn} from './parts.js';

/* Of the backend that needs a consent for each method: see the variant. */

export const consent = mutantsIn({
  'card-without-consent: A card certifies without the consent that the method needs.':
    consenting(/(?:handoffs|requests)$/),
  'handoff-without-consent: A handoff is opened without the consent that the method needs.':
    consenting(/(?:verifications|requests)$/),
  'help-without-consent: A request for help is opened without the consent that the method needs.':
    consenting(/(?:verifications|handoffs)$/),
});
