import {noted} from './call.js';
import type {Adapters} from './adapters.js';

/** Has the agent do something, and notes what, which call was sent last, and how it ended. */
export const errand = <T>(
  {trail}: Pick<Adapters, 'trail'>,
  what: string,
  run: (onCall: (call: string) => void) => Promise<T>,
): Promise<T> => {
  const asked = trail && Object.assign(trail.ask(what), {call: ''});
  return noted(asked, () =>
    run((call) => {
      if (asked) asked.call = call;
    }),
  );
};
