import type {Answer} from '../answers.js';

/* Many requests at the same time, each by a connection of its own, so that they meet several processes of the backend. */

/** So many at once. */
export const crowd = 20;
/** How often: a race is lost now and then only. */
export const rounds = 3;

/** The answers, without those to a session that has ended meanwhile: another request may have met its end, too. */
export const atOnce = async (send: (index: number) => Promise<Answer>, many = crowd): Promise<readonly Answer[]> => {
  const answers = await Promise.all(Array.from({length: many}, (_, index) => send(index)));
  return answers.filter(({status}) => status !== 401);
};
