import {CertError} from '../domain/errors.js';
import {logRequest} from './ask-backend.js';
import type {Adapters} from './adapters.js';

/** Errors that an agent can know of: itself, the card, the browser and the connection, not the session or the backend. */
const ofAgent = /^(?:agent|reader|card|pin|insecure|cancelled|config|not-configured|network)\b/;

/**
 * Runs a use of the agent, which a host may have written. Logs what it was, which call was sent last, and how it ended. An
 * error that no agent can know of is `unexpected`.
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
