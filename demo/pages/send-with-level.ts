import {requirementOf, type Requirement} from '../../src/adapters/requirement.js';
import type {Ensured} from '../../src/components/shell/ensure-level.js';

/** Sends, and once more when the user has the level. Undefined: only after a new sign-in. */
export const sendWithLevel = async (
  send: () => Promise<Response>,
  reach: (needed: Requirement) => Promise<Ensured>,
): Promise<Response | undefined> => {
  const response = await send();
  const needed = await requirementOf(response);
  if (!needed) return response;
  return 'relogin' in (await reach(needed)) ? undefined : send();
};
