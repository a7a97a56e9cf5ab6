import {CertError} from '../domain/errors.js';
import {logRequest} from './ask-backend.js';
import type {Adapters} from './adapters.js';

/** An agent knows of itself, the card, the browser and the way to it. It knows of no session and of no backend. */
const ofAgent = /^(?:agent|reader|card|pin|insecure|cancelled|config|not-configured|network)\b/;

/**
 * Has the agent, which a host may have written, do something. Notes what, which call was sent last, and how it ended. What
 * is not an agent's to say is `unexpected`.
 */
export const logAgentCall = <T>(
  {log}: Partial<Pick<Adapters, 'log'>>,
  what: string,
  run: (onCall: (call: string) => void) => Promise<T>,
): Promise<T> => {
  const asked = log && Object.assign(log.add(what), {call: ''});
  return logRequest(asked, async () => {
    try {
      return await run((call) => {
        if (asked) asked.call = call;
      });
    } catch (thrown) {
      if (ofAgent.test((Object(thrown) as CertError).code)) throw thrown;
      throw new CertError('unexpected', {where: what}, thrown);
    }
  });
};
