import {createHash} from 'node:crypto';
import type {Context} from 'hono';
import type {Answered} from './answers.js';
import type {Decision} from './decision.js';
import type {ApiEnv} from './guards.js';
import {Problem} from './problem.js';
import type {Store} from './store.js';

/**
 * Where an answer is kept for whoever asks again: in the journal, over a restart; or in memory, where the question
 * quotes a person and even a hash of it would tell, since ID numbers are few enough to be tried out.
 */
export type Keeping = 'journal' | 'memory';

export type Once = (c: Context<ApiEnv>, decide: () => Decision<Answered['answer']>, keeping?: Keeping) => Response;

/**
 * The same key has the same effect, once: for one person and one operation, whichever session asks. The stored answer
 * comes before `If-Match` and limits, which are part of deciding: a lost answer must not become a conflict. Deciding
 * and writing down happen without a pause in between, so of two requests at a time the second finds the first one's
 * answer.
 */
export const createOnce =
  (store: Store, now: () => number): Once =>
  (c, decide, keeping = 'journal') => {
    const key = c.req.header('idempotency-key') ?? '';
    if (!/^[\x21-\x7E]{1,200}$/.test(key)) throw new Problem('idempotency-key-missing');
    const asked = {subject: c.get('subject'), operation: c.req.path, key};
    const fingerprint = createHash('sha256').update(c.get('text')).digest('base64url');
    const former = store.answered(asked);
    if (former && former.fingerprint !== fingerprint) throw new Problem('idempotency-key-reused');
    if (former) return c.json(former.answer);
    const {answer, happenings, effect, isForgotten} = decide();
    if (isForgotten) return c.json(answer);
    const answered = {...asked, fingerprint, at: now(), answer};
    if (keeping === 'journal') store.record(...happenings, {type: 'answered', ...answered});
    else store.record(...happenings);
    effect?.();
    if (keeping === 'memory') store.remember(answered);
    return c.json(answer);
  };
