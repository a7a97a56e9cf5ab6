import type {Context} from 'hono';
import {sha256Of} from '../crypto.js';
import type {Answered} from './answers.js';
import type {Decision} from './answer-with-events.js';
import type {ApiEnv} from './api-env.js';
import {humanCheckRequired} from './human-checks.js';
import {Problem} from './problem.js';
import type {Store} from './store.js';

export type Idempotency = (
  c: Context<ApiEnv>,
  decide: () => Decision<Answered['answer']>,
) => Response | Promise<Response>;

export interface IdempotencyParts {
  readonly store: Store;
  readonly now: () => number;
  /** Whether the request has passed a human check, or needs none. Takes the check's token, which is valid once. */
  readonly isHuman: (c: Context<ApiEnv>) => boolean;
}

/**
 * The same key has its effect only once: for one person and one operation, in any session. The kept response is checked
 * before the human check, `If-Match` and limits: a lost response must not become a conflict or another check. Deciding
 * and writing happen without a pause, so the second of two parallel requests finds the first one's response.
 */
export const createIdempotency =
  (parts: IdempotencyParts): Idempotency =>
  (c, decide) => {
    const {store, now, isHuman} = parts;
    const key = c.req.header('idempotency-key') ?? '';
    if (!/^[\x21-\x7E]{1,200}$/.test(key)) throw new Problem('idempotency-key-missing');
    const asked = {subject: c.get('subject'), operation: c.req.path, key};
    const fingerprint = sha256Of(c.get('text'));
    const former = store.answered(asked);
    if (former && former.fingerprint !== fingerprint) throw new Problem('idempotency-key-reused');
    if (former) return c.json(former.answer);
    // Before anything is counted or used up. Not kept, because nothing was decided.
    if (!isHuman(c)) return c.json(humanCheckRequired);
    const {answer, happenings, effect, isForgotten, isKept} = decide();
    if (isForgotten) return c.json(answer);
    store.record(...happenings);
    effect?.();
    store.remember({...asked, fingerprint, at: now(), answer}, isKept);
    return c.json(answer);
  };
