import {openHandoffSchema} from '../../../src/domain/handoff.schemas.js';
import {mayShowCode} from '../../../src/domain/method-status.js';
import {expect} from '../answers.js';
import {rulesIn} from '../rule.js';
import {say} from '../say.js';
import {open, stateOf} from './handoff.js';

/* A code on a screen, which a phone opens: anybody can photograph it, and send it on. */

/** Five minutes, and what lies between two clocks. */
const longestMs = 5 * 60_000 + 10_000;

export const handoffCode = rulesIn('handoff', ['handoff'], {
  'code-phone-shows': {
    en: 'Of a method by a code, the status says that the page on the phone shows account, enterprise, sub-app and effect.',
    zh: '可以扫码的方式，状态说明手机上的页面显示账号、企业、发起的应用和确认的效果。',
    way: 'code',
    check: async (world) => {
      const {methods} = await world.status(await world.main());
      const method = methods.find(({id}) => id === world.handoff.method);
      expect.that(mayShowCode(method), 'getStatus.methods.phoneShows', 'expected', say('what-a-phone-shows'));
    },
  },
  'code-ends': {
    en: 'A code ends within five minutes.',
    zh: '二维码五分钟内失效。',
    needs: ['changes', 'handoff'],
    way: 'code',
    check: async (world, session) => {
      const {expiresAt} = await open(world, session);
      expect.that(
        (await world.msUntil(session, expiresAt)) <= longestMs,
        'createHandoff.expiresAt',
        'not-in-5-minutes',
      );
    },
  },
  'code-once': {
    en: 'A code that a phone has opened is `scanned`, and whoever opens it a second time confirms nothing.',
    zh: '手机打开过的二维码为 `scanned`，第二次打开的人不能确认任何事。',
    needs: ['changes', 'handoff', 'decide', 'scan'],
    way: 'code',
    check: async (world, session) => {
      const {id, url} = await open(world, session);
      await world.scan(url);
      const {scanned} = expect.answer(await stateOf(session, id), openHandoffSchema);
      expect.that(scanned === true, 'getHandoff.scanned', 'not-scanned');
      await world.openAgain(url);
      expect.answer(await stateOf(session, id), openHandoffSchema);
    },
  },
});
