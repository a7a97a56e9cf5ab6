import {CertError, toCertError} from '../domain/errors.js';
import {noted} from './call.js';
import type {Adapters} from './adapters.js';

/** An agent knows of itself, the card, the browser and the way to it. It knows of no session and of no backend. */
const ofAgent = /^(?:agent|reader|card|pin|insecure|cancelled|config|not-configured|network|offline|timeout)\b/;

/** Asks an agent, which a host may have written. What is not an agent's to say is `unexpected`. */
export const asAgent = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (thrown) {
    throw ofAgent.test(toCertError(thrown).code) ? thrown : new CertError('unexpected', {where: 'agent'}, thrown);
  }
};

/** Has the agent do something, and notes what, which call was sent last, and how it ended. */
export const errand = <T>(
  {trail}: Pick<Adapters, 'trail'>,
  what: string,
  run: (onCall: (call: string) => void) => Promise<T>,
): Promise<T> => {
  const asked = trail && Object.assign(trail.ask(what), {call: ''});
  return noted(asked, () =>
    asAgent(() =>
      run((call) => {
        if (asked) asked.call = call;
      }),
    ),
  );
};
