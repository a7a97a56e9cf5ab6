import {outputOf, withError} from './ports.js';
import {failed} from './problem.js';
import {waitingSetup, type WaitingResult} from './waiting.setup.js';

/**
 * Waits for a result from outside. Asks at intervals while the page is visible, and at once when it becomes visible
 * again.
 */
export const waitingMachine = waitingSetup.createMachine({
  id: 'waiting',
  context: ({input}) => ({
    checkAfter: undefined,
    ...input,
    rounds: 0,
    leftToOthers: 0,
    askedAt: 0,
    isHidden: false,
    isHinted: false,
    problem: undefined,
    result: undefined,
  }),
  output: ({context}) => context.result as WaitingResult,
  invoke: {src: 'watchPage', input: ({context: {id, isPending}}) => ({id, isPending})},
  initial: 'beginning',
  on: {hidden: {actions: {type: 'noteHidden', params: {isHidden: true}}}},
  states: {
    beginning: {
      always: [{guard: 'mustWaitFirst', target: 'resting'}, {target: 'asking'}],
    },

    asking: {
      entry: 'noteAsking',
      invoke: {
        src: 'ask',
        input: ({context: {id, isPending}}) => ({id, isPending}),
        onDone: [
          {guard: {type: 'isOver', params: outputOf}, target: 'over', actions: {type: 'answer', params: outputOf}},
          {target: 'resting', actions: {type: 'noteRound', params: outputOf}},
        ],
        onError: [
          {guard: {type: 'isEnd', params: withError}, target: 'over', actions: {type: 'fail', params: withError}},
          {target: 'resting', actions: [{type: 'noteFailedRound', params: withError}, ...failed]},
        ],
      },
      on: {
        woken: {actions: {type: 'noteHidden', params: {isHidden: false}}},
        // The event may be newer than the response that is on its way.
        hinted: {actions: 'noteHint'},
      },
    },

    resting: {
      always: {guard: 'isUnseen', target: 'unseen'},
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
