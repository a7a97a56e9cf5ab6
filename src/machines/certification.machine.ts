import {assign, emit, stopChild, type AnyActorLogic, type AnyActorRef} from 'xstate';
import {CertError, toCertError} from '../domain/errors.js';
import type {MethodStatus, Status} from '../domain/schemas.js';
import {setup} from './setup.js';
import {failed, request, type MethodInput, type MethodResult, type ViewTag} from './ports.js';

/** Where the user stands, and what this page knows of them besides. */
export interface Standing {
  readonly status: Status;
  /** Id of the method for which this user left the page before, if one is still to be heard of. */
  readonly awaited: string | undefined;
}

/** A method's machine with its ports filled: takes `MethodInput`, ends with a `MethodResult`. */
export type MethodLogic = AnyActorLogic;

export interface CertificationInput {
  /** Ids of the methods that this build can lead through. */
  readonly known: readonly string[];
  /** Ids of the methods that the host wants, in its order; undefined for all that the backend allows. */
  readonly only: readonly string[] | undefined;
  /** Id of a method, or `profile`, to begin with, without a press. */
  readonly startWith: string | undefined;
  /** Whether that method is all there is: leaving it leads back into it. */
  readonly solo: boolean;
}

export interface CertificationContext extends CertificationInput {
  /** The method that is wanted next, and whether its button was pressed. */
  readonly wanted: {readonly method: string; readonly pressed: boolean} | undefined;
  readonly status: Status | undefined;
  /** What home offers: known, wanted by the host, named by the backend. */
  readonly offered: readonly MethodStatus[];
  readonly method: AnyActorRef | undefined;
  /** What methods left behind, by their ids, for as long as the same person is signed in and not certified. */
  readonly drafts: Readonly<Record<string, unknown>>;
  readonly result: Extract<MethodResult, {type: 'passed' | 'pending'}> | undefined;
  readonly problem: CertError | undefined;
}

export type CertificationEvent =
  | {type: 'methodChosen'; method: string; pressed: boolean}
  | {type: 'methodsConfigured'; only: readonly string[] | undefined}
  | {type: 'refreshRequested'}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'left'}
  | {type: 'finished'}
  | {type: 'xstate.done.actor.method'; output: MethodResult}
  | {type: 'xstate.error.actor.method'; error: unknown};

const beginWith = ({startWith}: CertificationInput): CertificationContext['wanted'] =>
  startWith === undefined ? undefined : {method: startWith, pressed: false};

const methodInput = ({wanted, drafts, status}: CertificationContext): MethodInput => {
  const draft = drafts[wanted?.method ?? ''];
  return {
    pressed: wanted?.pressed ?? false,
    ...(draft !== undefined && {draft}),
    banks: status?.banks,
  };
};

type Spawn = (logic: MethodLogic, options: {id: string; input: MethodInput}) => AnyActorRef;

/** Not a method, but opened and left like one: the record that every method stands on. */
const profile = 'profile';

const offer = (
  status: Status,
  known: readonly string[],
  only: readonly string[] | undefined,
): readonly MethodStatus[] =>
  (only ?? status.methods.map(({id}) => id)).flatMap((id) => {
    const method = known.includes(id) ? status.methods.find((each) => each.id === id) : undefined;
    return method ? [method] : [];
  });

const isOpen = (wanted: string | undefined, offered: readonly MethodStatus[]): boolean =>
  wanted === profile || offered.some(({id, enabled}) => id === wanted && enabled);

const isOutcome = (result: MethodResult): result is NonNullable<CertificationContext['result']> =>
  result.type === 'passed' || result.type === 'pending';

type WithResult = {result: MethodResult};

const withStanding = ({event}: {event: {output: Standing}}) => event.output;
const withResult = ({event}: {event: {output: MethodResult}}) => ({result: event.output});
const withInterruption = ({event}: {event: {output: MethodResult}}) => ({
  error: (event.output as {error?: unknown}).error,
});
const keepStatus = {type: 'keepStatus', params: withStanding} as const;
const keepDraft = {type: 'keepDraft', params: withResult} as const;

/** Before anything is shown of a status: whose is it, and is there anything to do? */
const whoIsThere = [
  {guard: {type: 'isSomebodyElse', params: withStanding}, target: '#certification.somebodyElse'},
  {
    guard: {type: 'isNotApplicable', params: withStanding},
    target: '#certification.notApplicable',
    actions: keepStatus,
  },
] as const;

const isAnother = ({status}: CertificationContext, standing: Standing): boolean =>
  status !== undefined && status.subject !== standing.status.subject;

/** The whole journey: ask where the user stands, let them choose a method, lead them through it, show the result. */
export const certificationMachine = setup({
  types: {
    context: {} as CertificationContext,
    events: {} as CertificationEvent,
    input: {} as CertificationInput,
    emitted: {} as {type: 'problem'; error: CertError},
    tags: {} as ViewTag,
  },
  actors: {
    getStatus: request<Standing, void>('getStatus'),
    /** The method's machine, wired to act for this person and for nobody else. */
    openMethod: request<MethodLogic, {method: string; subject: string}>('openMethod'),
  },
  guards: {
    isNotApplicable: (_, {status}: Standing) => !status.applicable,
    isSomebodyElse: ({context}, standing: Standing) => isAnother(context, standing),
    isKnownToHaveChanged: ({context}, standing: Standing) =>
      context.problem?.code === 'subject-changed' && isAnother(context, standing),
    isAwaited: ({context}, {status, awaited}: Standing) =>
      context.wanted === undefined && isOpen(awaited, offer(status, context.known, context.only)),
    isOffered: ({context}, {method}: {method: string}) => isOpen(method, context.offered),
    wantedIsOffered: ({context}, {status}: Standing) =>
      isOpen(context.wanted?.method, offer(status, context.known, context.only)),
    isIncomplete: ({context}, {status}: Standing) =>
      !context.solo && context.wanted === undefined && status.profile === 'incomplete',
    isSolo: ({context}) => context.solo,
    isInterrupted: (_, {result}: WithResult) => result.type === 'interrupted',
    startsOver: ({context}, {result}: WithResult) => context.solo && !isOutcome(result),
    leadsToOther: ({context}, {result}: WithResult) => result.type === 'left' && isOpen(result.to, context.offered),
    isOver: (_, {result}: WithResult) => !isOutcome(result),
  },
  actions: {
    keepStatus: assign({
      status: (_, {status}: Standing) => status,
      offered: ({context}, {status}) => offer(status, context.known, context.only),
      problem: undefined,
    }),
    want: assign({
      wanted: (_, {method, pressed}: {method: string; pressed: boolean}) => ({method, pressed}),
    }),
    wantNothing: assign({
      wanted: ({context}) => (context.solo ? beginWith(context) : undefined),
      result: undefined,
    }),
    configureMethods: assign({
      only: (_, {only}: {only: readonly string[] | undefined}) => only,
      offered: ({context: {status, known}}, {only}) => (status ? offer(status, known, only) : []),
    }),
    noteProblem: assign({problem: (_, params: {error: unknown}) => toCertError(params.error)}),
    tellProblem: emit(({context}) => ({type: 'problem', error: toCertError(context.problem)}) as const),
    startMethod: assign({
      method: ({spawn, context}, params: {logic: MethodLogic}) =>
        // The method's machine is loaded when chosen, so it is no actor that setup() could name.
        (spawn as unknown as Spawn)(params.logic, {
          id: 'method',
          input: methodInput(context),
        }),
    }),
    stopMethod: stopChild('method'),
    forgetMethod: assign({method: undefined}),
    keepDraft: assign({
      // What was begun with is used up, and gone where nothing is left behind.
      drafts: ({context}, {result}: WithResult) =>
        isOutcome(result)
          ? {}
          : {...context.drafts, [context.wanted?.method ?? '']: (result as {draft?: unknown}).draft},
    }),
    wantOther: assign({
      wanted: ({context}, {result}: WithResult) =>
        result.type === 'left' && result.to !== undefined ? {method: result.to, pressed: true} : context.wanted,
    }),
    /** Whatever was known is about another person. */
    forgetPerson: assign({
      wanted: ({context}) => (context.solo ? beginWith(context) : undefined),
      status: undefined,
      offered: [],
      drafts: {},
      result: undefined,
      problem: undefined,
    }),
    keepResult: assign({
      result: ({context}, {result}: WithResult) => (isOutcome(result) ? result : context.result),
    }),
  },
}).createMachine({
  id: 'certification',
  context: ({input}) => ({
    ...input,
    wanted: beginWith(input),
    status: undefined,
    offered: [],
    method: undefined,
    drafts: {},
    result: undefined,
    problem: undefined,
  }),
  initial: 'asking',
  on: {
    methodsConfigured: {actions: {type: 'configureMethods', params: ({event}) => event}},
  },
  states: {
    asking: {
      tags: 'busy',
      invoke: {
        src: 'getStatus',
        onDone: [
          ...whoIsThere,
          {
            guard: {type: 'wantedIsOffered', params: withStanding},
            target: 'opening',
            actions: keepStatus,
          },
          {
            guard: {type: 'isAwaited', params: withStanding},
            target: 'opening',
            actions: [
              keepStatus,
              {type: 'want', params: ({event}) => ({method: event.output.awaited ?? '', pressed: false})},
            ],
          },
          {
            guard: {type: 'isIncomplete', params: withStanding},
            target: 'opening',
            actions: [keepStatus, {type: 'want', params: {method: profile, pressed: false}}],
          },
          {target: 'home', actions: keepStatus},
        ],
        onError: {target: 'notAsked', actions: failed},
      },
      on: {
        methodChosen: {actions: {type: 'want', params: ({event}) => event}},
        cancelled: 'paused',
      },
    },

    paused: {
      on: {retried: 'asking'},
    },

    notAsked: {
      tags: 'failed',
      on: {retried: 'asking'},
    },

    notApplicable: {
      on: {refreshRequested: 'asking'},
    },

    home: {
      entry: 'wantNothing',
      initial: 'current',
      on: {
        methodChosen: {
          guard: {type: 'isOffered', params: ({event}) => ({method: event.method})},
          target: 'opening',
          actions: {type: 'want', params: ({event}) => event},
        },
      },
      states: {
        current: {
          on: {refreshRequested: 'refreshing'},
        },
        // What is on the screen stays there and usable while it is asked for again.
        refreshing: {
          invoke: {
            src: 'getStatus',
            onDone: [...whoIsThere, {target: 'current', actions: keepStatus}],
            onError: {target: '#certification.notAsked', actions: failed},
          },
        },
      },
    },

    opening: {
      tags: 'busy',
      invoke: {
        src: 'openMethod',
        input: ({context}) => ({method: context.wanted?.method ?? '', subject: context.status?.subject ?? ''}),
        onDone: {
          target: 'inMethod',
          actions: {type: 'startMethod', params: ({event}) => ({logic: event.output})},
        },
        onError: {target: 'notOpened', actions: failed},
      },
      on: {cancelled: 'home', left: 'home'},
    },

    notOpened: {
      tags: 'failed',
      on: {retried: 'opening', left: 'home'},
    },

    inMethod: {
      exit: ['stopMethod', 'forgetMethod'],
      on: {
        'xstate.done.actor.method': [
          {
            guard: {type: 'isInterrupted', params: withResult},
            target: 'interrupted',
            actions: [keepDraft, {type: 'noteProblem', params: withInterruption}, 'tellProblem'],
          },
          {
            guard: {type: 'startsOver', params: withResult},
            target: 'asking',
            actions: [keepDraft, 'wantNothing'],
          },
          {
            guard: {type: 'leadsToOther', params: withResult},
            target: 'opening',
            actions: [keepDraft, {type: 'wantOther', params: withResult}],
          },
          {
            guard: {type: 'isOver', params: withResult},
            target: 'home.refreshing',
            actions: keepDraft,
          },
          {
            target: 'result',
            actions: [keepDraft, {type: 'keepResult', params: withResult}],
          },
        ],
        'xstate.error.actor.method': {target: 'notOpened', actions: failed},
        left: [{guard: 'isSolo', target: 'asking', actions: 'wantNothing'}, {target: 'home.refreshing'}],
      },
    },

    // The session has ended, or is somebody else's. Nothing of anybody shows until it is known who is there.
    interrupted: {
      tags: 'failed',
      on: {
        retried: 'returning',
        // Home, also where something would open by itself.
        left: {target: 'returning', actions: 'wantNothing'},
      },
    },

    // Whoever it was goes on where they were; for another it begins anew.
    returning: {
      tags: 'busy',
      invoke: {
        src: 'getStatus',
        onDone: [
          // They were told before.
          {
            guard: {type: 'isKnownToHaveChanged', params: withStanding},
            target: 'asking',
            actions: 'forgetPerson',
          },
          ...whoIsThere,
          {guard: {type: 'wantedIsOffered', params: withStanding}, target: 'opening', actions: keepStatus},
          {target: 'home', actions: keepStatus},
        ],
        onError: {target: 'interrupted', actions: failed},
      },
      on: {cancelled: 'interrupted'},
    },

    somebodyElse: {
      tags: 'failed',
      entry: ['forgetPerson', {type: 'noteProblem', params: {error: new CertError('subject-changed')}}, 'tellProblem'],
      on: {retried: 'asking', left: 'asking', refreshRequested: 'asking'},
    },

    result: {
      on: {
        finished: 'asking',
      },
      exit: 'wantNothing',
    },
  },
});
