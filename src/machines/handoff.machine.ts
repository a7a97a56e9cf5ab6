import {Attempt} from '../domain/attempt.js';
import type {HandoffCancelled} from '../domain/handoff.schemas.js';
import {handoffSetup, type Claim, type HandoffContext, type ResumeState} from './handoff.setup.js';
import {interruption, refused, suspension} from './method.js';
import {notRead, polled, pollingFailed, pollingInput, recalling, rechecked} from './polling.method.js';
import {eventOf, failed, outputOf} from './ports.js';

const interrupted = interruption('#handoff.interrupted');
const rechecks = rechecked('choosing');
const unread = notRead('beginning', 'choosing', 'hasHandoff');
/** Starts a new attempt for the same place, if that is known. */
const beginAgain = [
  {guard: 'knowsPlace', target: 'creating', actions: 'composeAnew'},
  {target: 'choosing', actions: 'forgetProblem'},
] as const;

/** Waits for the decision. What it means, `beginning` knows. */
const wait = {
  invoke: {
    id: 'wait',
    src: 'poll',
    input: ({context}: {readonly context: HandoffContext}) => pollingInput(context, context.handoff),
    onDone: [
      ...polled('beginning'),
      {guard: {type: 'isExpired', params: outputOf}, target: 'expired', actions: [...pollingFailed, 'forget']},
      {guard: {type: 'isUnknown', params: outputOf}, target: 'choosing', actions: [...pollingFailed, 'forget']},
      {target: 'notRead', actions: pollingFailed},
    ],
    onError: {target: 'notRead', actions: failed},
  },
  exit: 'dropFirstAnswer',
} as const;

/** The backend says what became of the handoff. Without its word, it is still valid. */
const givingUp = <const Next extends string>(next: Next) =>
  ({
    tags: 'busy',
    invoke: {
      src: 'cancelHandoff',
      input: ({context}: {readonly context: HandoffContext}) => new Attempt({id: context.handoff?.id ?? ''}),
      onDone: [
        // The user did not press in time: the wait fetches the result.
        {guard: {type: 'isDecided', params: outputOf<HandoffCancelled>}, target: 'waiting.away', actions: 'askAnew'},
        {
          guard: {type: 'isStillOpen', params: outputOf<HandoffCancelled>},
          target: next,
          actions: ['noteFormer', 'forget'],
        },
        {target: next, actions: ['noteCancelled', 'forget']},
      ],
      onError: [interrupted, {target: 'choosing', actions: [...failed, 'noteFormer', 'forget']}],
    },
    on: {cancelled: {target: 'choosing', actions: ['noteFormer', 'forget']}},
  }) as const;

const waysOn = {
  renewed: {guard: 'knowsPlace', target: 'renewing', actions: 'composeAnew'},
  cancelled: 'cancelling',
  // The handoff stays open, and is found again.
  backRequested: {target: 'left', actions: {type: 'leave', params: {to: undefined}}},
} as const;

/** Certification by an external method: the user goes there, and the machine asks the backend for the result. */
export const handoffMachine = () =>
  handoffSetup().createMachine({
    id: 'handoff',
    // Nothing is typed here, and a later page finds the handoff again.
    meta: {hasUnsavedInput: () => false},
    context: ({input}) => ({
      own: input.own,
      isPressed: input.pressed,
      places: [],
      ways: [],
      onlyWay: undefined,
      consent: undefined,
      consentMissing: false,
      claim: undefined,
      handoff: undefined,
      isRecalled: false,
      wasCancelled: false,
      formerUntil: undefined,
      pending: undefined,
      scanned: false,
      ...(input.draft as ResumeState | undefined),
      firstAnswer: undefined,
      refusal: undefined,
      problem: undefined,
      result: {type: 'left'},
    }),
    output: ({context}) => context.result,
    entry: ['offerPlaces', 'noteOnlyWay'],
    initial: 'beginning',
    on: {
      left: {target: '.left', actions: {type: 'leave', params: ({event}) => ({to: event.to})}},
      suspended: suspension('.interrupted'),
    },
    states: {
      beginning: {
        always: [
          {guard: 'isTakenUp', target: 'scanned'},
          {guard: 'isByCode', target: 'waiting.shown'},
          {guard: 'hasHandoff', target: 'waiting.away'},
          {guard: 'hasClaim', target: 'creating'},
          {target: 'recalling'},
        ],
      },

      // If the old handoff is no longer valid, the user can choose a place again.
      recalling: recalling('beginning', 'choosing', 'notRead', 'opening'),

      notRead: {
        ...unread,
        on: {...unread.on, corrected: {target: 'offering', actions: ['forgetProblem', 'noteFormer']}},
      },

      opening: {always: [{guard: 'isPressed', target: 'offering'}, {target: 'choosing'}]},

      // One place, and one way to it, is no choice. A notice of the host’s has to be read all the same.
      offering: {
        always: [
          {guard: 'hasNotice', target: 'choosing'},
          {guard: 'hasOneWay', target: 'creating', actions: 'composeOnly'},
          {target: 'choosing'},
        ],
      },

      choosing: {
        tags: 'form',
        on: {
          consentChanged: {actions: {type: 'keepConsent', params: eventOf}},
          placeChosen: [
            {guard: 'lacksConsent', actions: 'missConsent'},
            {
              guard: {type: 'isOffered', params: eventOf},
              target: 'creating',
              actions: {type: 'compose', params: eventOf},
            },
          ],
        },
      },

      creating: {
        tags: 'busy',
        // A new handoff replaces the previous one.
        entry: ['forgetProblem', 'dropHandoff'],
        invoke: {
          src: 'createHandoff',
          input: ({context}) => context.claim as Attempt<Claim>,
          onDone: [
            {
              guard: {type: 'isRefused', params: outputOf},
              target: 'choosing',
              actions: refused,
            },
            {target: 'waiting', actions: {type: 'keepHandoff', params: outputOf}},
          ],
          onError: [interrupted, {target: 'notCreated', actions: failed}],
        },
        on: {cancelled: 'choosing'},
      },

      notCreated: {
        tags: 'failed',
        on: {retried: 'creating', corrected: {target: 'choosing', actions: 'forgetProblem'}},
      },

      waiting: {
        ...wait,
        on: {...waysOn, departed: '.away'},
        initial: 'begun',
        states: {
          begun: {always: [{guard: 'isByCode', target: 'shown'}, {target: 'ready'}]},
          ready: {on: {copied: 'copied'}},
          // The user opens the address in another browser. This one has not been at the place.
          copied: {},
          // A code for a phone, which nobody has scanned.
          shown: {},
          // The user has gone to the place, or to its page on the phone.
          away: {},
        },
      },

      // A phone has taken up the code: nobody else can.
      scanned: {...wait, on: waysOn},

      ...rechecks,
      notRechecked: {
        ...rechecks.notRechecked,
        on: {...rechecks.notRechecked.on, corrected: {target: 'offering', actions: 'forgetProblem'}},
      },

      cancelling: givingUp('choosing'),

      renewing: givingUp('creating'),

      refused: {
        tags: 'refused',
        on: {retried: {target: 'offering', actions: 'forgetRefusal'}},
      },

      expired: {
        tags: 'failed',
        on: {
          renewed: beginAgain,
          retried: beginAgain,
          corrected: {target: 'choosing', actions: 'forgetProblem'},
        },
      },

      decided: {type: 'final'},
      interrupted: {type: 'final'},
      left: {type: 'final'},
    },
  });

export type HandoffMachine = ReturnType<typeof handoffMachine>;
