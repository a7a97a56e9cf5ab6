import {mutantsIn, readEarly, replace, wait} from './parts.js';

export const races = mutantsIn({
  'challenge-read-early: It looks for a challenge, and uses it up some milliseconds later.': readEarly(
    /verifications$/,
    ({challenges}, early) => replace(challenges.open, (own) => ({take: early((...asked) => own.take(...asked))})),
  ),
  'ticket-read-early: It looks for a ticket, and uses it up some milliseconds later.': readEarly(
    /\/legal-rep\//,
    ({tickets}, early) => replace(tickets, (own) => ({find: early((...asked) => own.find(...asked))})),
  ),
  'tries-read-early: It reads how many tries a code has left, and writes one less some milliseconds later.': readEarly(
    /\/legal-rep\//,
    ({smsCodes}, early) => replace(smsCodes, (own) => ({find: early((...asked) => own.find(...asked))})),
  ),
  'version-read-early: It compares the version of the record, and saves some milliseconds later.': readEarly(
    /\/profile\//,
    ({profiles}, early) =>
      replace(profiles, (own) => ({
        versionOf: early(
          (user) => own.versionOf(user),
          ({id}) => id,
        ),
      })),
  ),
  'tries-of-a-worker: Each of its four processes counts the tries of a code by itself.': ({smsCodes}) => {
    const left = new Map<string, number>();
    let [asked, worker] = [0, ''];
    return replace(smsCodes, (own) => ({
      find: (id, purpose) => {
        const found = own.find(id, purpose);
        asked += 1;
        worker = `${id} ${String(asked % 4)}`;
        return found && {...found, triesLeft: left.get(worker) ?? found.triesLeft};
      },
      miscount: ({triesLeft}) => void left.set(worker, triesLeft - 1),
    }));
  },
  'answer-read-early: It looks whether a request is open, and answers some milliseconds later.': readEarly(
    /\/assistance\//,
    ({requests}, early) =>
      replace(requests, (own) => ({
        find: early((...asked) => own.find(...asked)),
        sentTo: early((...asked) => own.sentTo(...asked)),
      })),
  ),
  'sms-orders-at-once: Orders of an SMS that come at the same time are each sent.': readEarly(
    /sms-codes$/,
    ({smsCodes, store}, early) => ({
      ...replace(smsCodes, (own) => ({
        waitFor: early((mobile) => own.waitFor(mobile)),
        sentTo: early((mobile) => own.sentTo(mobile)),
      })),
      ...replace(store, (own) => ({tries: early((...asked) => own.tries(...asked))})),
    }),
  ),
  'losers-are-500: Of verifications at the same time, those that come too late are a 500.': ({once}) => {
    let running = 0;
    return {
      once: async (c, decide) => {
        if (!c.req.path.endsWith('/verifications')) return once(c, decide);
        const isLate = (running += 1) > 1;
        await wait(5);
        running -= 1;
        const answer = await once(c, decide);
        if (isLate && 'refusal' in ((await answer.clone().json()) as object)) throw new Error('optimistic lock');
        return answer;
      },
    };
  },
  'pause-noted-late: It notes some milliseconds after a request for help that there was one.': readEarly(
    /\/assistance\/requests$/,
    ({requests}, early) => replace(requests, (own) => ({waitFor: early((user) => own.waitFor(user))})),
  ),
  'sms-code-used-late: It notes an SMS code as used some milliseconds after it has compared it.': ({smsCodes}) =>
    replace(smsCodes, (own) => ({use: (sent) => void setTimeout(() => own.use(sent), 20)})),
});
