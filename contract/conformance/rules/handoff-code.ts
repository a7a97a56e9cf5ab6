import {openHandoffSchema} from '../../../src/domain/handoff.schemas.js';
import {mayShowCode} from '../../../src/domain/phone-shows.js';
import {expectAnswer, expectThat} from '../answers.js';
import type {Rule} from '../rule.js';
import {open, stateOf} from './handoff.js';

/* A code on a screen, which a phone opens: anybody can photograph it, and send it on. */

/** Five minutes, and what lies between two clocks. */
const longestMs = 5 * 60_000 + 10_000;

export const handoffCode: readonly Rule[] = [
  {
    id: 'code-phone-shows',
    chapter: 'handoff',
    says: 'Of a method by a code, the status says that the page on the phone shows account, enterprise, sub-app and effect.',
    needs: ['handoff'],
    way: 'code',
    check: async (world) => {
      const {methods} = await world.status(await world.main());
      const method = methods.find(({id}) => id === world.handoff.method);
      expectThat(mayShowCode(method), 'getStatus.methods.phoneShows: expected account, enterprise, sub-app and effect');
    },
  },
  {
    id: 'code-ends',
    chapter: 'handoff',
    says: 'A code ends within five minutes.',
    needs: ['changes', 'handoff'],
    way: 'code',
    check: async (world) => {
      const session = await world.main();
      const {expiresAt} = await open(world, session);
      expectThat(
        (await world.msUntil(session, expiresAt)) <= longestMs,
        'createHandoff.expiresAt: not within five minutes',
      );
    },
  },
  {
    id: 'code-once',
    chapter: 'handoff',
    says: 'A code that a phone has opened is `scanned`, and whoever opens it a second time confirms nothing.',
    needs: ['changes', 'handoff', 'decide', 'scan'],
    way: 'code',
    check: async (world) => {
      const session = await world.main();
      const {id, url} = await open(world, session);
      await world.scan(url);
      const {scanned} = expectAnswer(await stateOf(session, id), openHandoffSchema);
      expectThat(scanned === true, 'getHandoff.scanned: not true of a code that was opened');
      await world.openAgain(url);
      expectAnswer(await stateOf(session, id), openHandoffSchema);
    },
  },
];
