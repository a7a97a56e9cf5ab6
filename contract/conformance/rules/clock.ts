import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {expect} from '../answers.js';
import {rulesIn} from '../rule.js';
import {present} from './card.js';

/* The backend’s times. A local time that is sent as `Z` is hours off. */

/** The header may be a proxy’s. Every zone of the world is at least fifteen minutes from the next. */
const mostOffMs = 10 * 60_000;

export const clock = rulesIn('card', [], {
  'now-is-now': {
    en: '`now` of the status is the time of the answer, as its `Date` header has it: not a local time with `Z`.',
    zh: '状态中的 `now` 与响应头 `Date` 是同一时间，不是加了 `Z` 的本地时间。',
    check: async ({main}) => {
      const {headers, body} = await (await main()).send('getStatus');
      const {now} = Object(body) as {now?: string | null};
      const off = Date.parse(now ?? '') - Date.parse(headers['date'] ?? '');
      // Without one of them there is nothing to compare.
      expect.that(!(Math.abs(off) > mostOffMs), 'getStatus.now', 'not-the-date');
    },
  },
  'verified-now': {
    en: 'A certification is not of the future: `verifiedAt` is the time of the answer, or earlier, and the same in the status.',
    zh: '认证时间不在将来：`verifiedAt` 不晚于响应的时间，状态中的与它相同。',
    needs: ['changes', 'card'],
    check: async (world) => {
      const answer = await present(world);
      const {verifiedAt} = expect.answer(answer, passedSchema);
      const off = Date.parse(verifiedAt ?? '') - Date.parse(answer.headers['date'] ?? '');
      expect.that(!(off > mostOffMs), 'verifyCard.verifiedAt', 'later-than-date');
      // Without a reset there may be another certification, from before.
      if (!world.hooks.reset) return;
      const {methods} = await world.status(await world.main());
      const told = methods.find(({id}) => id === 'ic-card')?.verifiedAt;
      const moved = Math.abs(Date.parse(told ?? '') - Date.parse(verifiedAt ?? ''));
      expect.that(!(moved > mostOffMs), 'getStatus.methods', 'verified-at-differs');
    },
  },
});
