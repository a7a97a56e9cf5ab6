import {createHash} from 'node:crypto';
import type {Context} from 'hono';
import type {Decision} from './decision.js';
import type {ApiEnv} from './guards.js';
import {Problem} from './problem.js';
import type {Answered, Store} from './store.js';

/**
 * Where an answer is kept for whoever asks again: in the journal, over a restart; or in memory, where the question
 * quotes a person and even a hash of it would tell, since ID numbers are few enough to be tried out.
 */
export type Keeping = 'journal' | 'memory';

export type Once = (c: Context<ApiEnv>, decide: () => Decision<Answered['answer']>, keeping?: Keeping) => Response;

/**
 * The same key has the same effect, once. Deciding and writing down happen without a pause in between, so of two
 * requests at a time the second finds the first one's answer.
 */
export const createOnce =
  (store: Store, now: () => number): Once =>
  (c, decide, keeping = 'journal') => {
    const session = c.get('session').id;
    const key = c.req.header('idempotency-key') ?? '';
    if (!/^[\x21-\x7E]{1,200}$/.test(key)) throw new Problem('idempotency-key-missing');
    const fingerprint = createHash('sha256')
      .update(`${c.req.path}\n${c.req.header('if-match') ?? ''}\n${c.get('text')}`)
      .digest('base64url');
    const former = store.answered(session, key);
    if (former && former.fingerprint !== fingerprint) throw new Problem('idempotency-key-reused');
    if (former) return c.json(former.answer);
    const {answer, happenings, effect} = decide();
    const answered = {session, key, fingerprint, at: now(), answer};
    if (keeping === 'journal') store.record(...happenings, {type: 'answered', ...answered});
    else store.record(...happenings);
    effect?.();
    if (keeping === 'memory') store.remember(answered);
    return c.json(answer);
  };
