import {failed, outputOf, withError} from './ports.js';
import {pollingSetup, watchId, type PollingResult} from './polling.setup.js';

/**
 * Waits for a decision that is made elsewhere, and asks for it at intervals while the page is visible, and at once when
 * it becomes visible again. It ends with the decision, with a failure that leaves nothing to ask for, or when the time
 * for the decision is over: then it asks a last time, because nothing was asked while the page was hidden or the PC slept.
 */
export const pollingMachine = () =>
  pollingSetup().createMachine({
    id: 'polling',
    context: ({input}) => ({
      ...input,
      checkAfter: input.pending?.checkAfter ?? (input.scanned ? 0 : undefined),
      rounds: 0,
      leftToOthers: 0,
      askedAt: 0,
      isHidden: false,
      isHinted: false,
      isLast: false,
      problem: undefined,
      result: undefined,
    }),
    output: ({context}) => context.result as PollingResult,
    invoke: {id: watchId, src: 'watchPage', input: ({context: {id}}) => ({id})},
    after: {untilEnd: {target: '.asking', actions: 'noteLast'}},
    initial: 'beginning',
    on: {hidden: {actions: {type: 'noteHidden', params: {isHidden: true}}}},
    states: {
      beginning: {
        always: [
          {guard: 'hasAnswer', target: 'judging', actions: ['noteAsking', 'announceAsking']},
          {guard: 'mustWaitFirst', target: 'resting'},
          {target: 'asking'},
        ],
      },

      asking: {
        entry: ['noteAsking', 'announceAsking'],
        invoke: {
          src: 'ask',
          input: ({context: {id}}) => ({id}),
          onDone: {target: 'judging', actions: {type: 'keepAnswer', params: outputOf}},
          onError: [
            {guard: {type: 'isEnd', params: withError}, target: 'over', actions: {type: 'fail', params: withError}},
            {guard: 'isLast', target: 'over', actions: {type: 'fail', params: withError}},
            {target: 'resting', actions: [{type: 'noteFailedRound', params: withError}, ...failed]},
          ],
        },
        on: {
          woken: {actions: {type: 'noteHidden', params: {isHidden: false}}},
          // The event may be newer than the response that is on its way.
          hinted: {actions: 'noteHint'},
        },
      },

      judging: {
        always: [
          {guard: 'isUndecided', target: 'resting', actions: 'noteRound'},
          {target: 'over', actions: 'decide'},
        ],
      },

      resting: {
        always: [
          {guard: 'isLast', target: 'over', actions: 'expire'},
          {guard: 'isUnseen', target: 'unseen'},
        ],
        after: {interval: 'asking'},
        on: {
          woken: {guard: 'isDue', target: 'asking', actions: 'beginAnew'},
          hinted: [
            {guard: 'isDue', target: 'asking'},
            {target: 'resting', reenter: true, actions: 'noteHint'},
          ],
          // The other page gets the same response. If it is the result, that page tells this one.
          askedElsewhere: {guard: 'mayLeaveToOthers', target: 'resting', reenter: true, actions: 'leaveToOthers'},
        },
      },

      // While the page is hidden, it sends no requests.
      unseen: {
        on: {
          woken: [
            {guard: 'isDue', target: 'asking', actions: 'beginAnew'},
            {target: 'resting', actions: 'beginAnew'},
          ],
          hinted: [
            {guard: 'isDue', target: 'asking'},
            {target: 'resting', actions: 'noteHint'},
          ],
        },
      },

      over: {type: 'final'},
    },
  });

export type PollingMachine = ReturnType<typeof pollingMachine>;
