import type {Refused} from '../../src/domain/outcome.schemas.js';

export const humanCheckRequired: Refused = {passed: false, refusal: {code: 'human-check-required'}};

/** The result of a human check in a request's body, before the body is checked. */
export const humanCheckIn = (text: string): unknown => {
  try {
    return (Object(JSON.parse(text)) as {humanCheck?: unknown}).humanCheck;
  } catch {
    return undefined;
  }
};
