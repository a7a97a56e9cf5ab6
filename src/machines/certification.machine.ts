import {assign, emit, stopChild, type AnyActorLogic, type AnyActorRef} from 'xstate';
import {toCertError, type CertError} from '../domain/errors.js';
import type {MethodStatus, Status} from '../domain/schemas.js';
import {setup} from './setup.js';
import {request, type MethodInput, type MethodResult, type ViewTag} from './ports.js';

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
    subject: status?.subject,
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
    getStatus: request<Status, void>('getStatus'),
    openMethod: request<MethodLogic, {method: string}>('openMethod'),
  },
  guards: {
    isNotApplicable: (_, params: {status: Status}) => !params.status.applicable,
    isOffered: ({context}, {method}: {method: string}) => isOpen(method, context.offered),
    wantedIsOffered: ({context}, params: {status: Status}) =>
      isOpen(context.wanted?.method, offer(params.status, context.known, context.only)),
    isIncomplete: ({context}, {status}: {status: Status}) =>
      !context.solo && context.wanted === undefined && status.profile === 'incomplete',
    isSolo: ({context}) => context.solo,
    startsOver: ({context}, {result}: {result: MethodResult}) =>
      result.type === 'startedOver' || (context.solo && !isOutcome(result)),
    leadsToOther: ({context}, {result}: {result: MethodResult}) =>
      result.type === 'left' && isOpen(result.to, context.offered),
    isOver: (_, {result}: {result: MethodResult}) => !isOutcome(result),
  },
  actions: {
    keepStatus: assign({
      status: (_, params: {status: Status}) => params.status,
      offered: ({context}, {status}) => offer(status, context.known, context.only),
      drafts: ({context}, {status}) =>
        context.status && context.status.subject !== status.subject ? {} : context.drafts,
      problem: undefined,
    }),
    want: assign({
      wanted: (_, {method, pressed}: {method: string; pressed: boolean}) => ({method, pressed}),
    }),
    wantNothing: assign({
      wanted: ({context}) => (context.solo ? beginWith(context) : undefined),
      result: undefined,
    }),
    configureMethods: assign({only: (_, params: {only: readonly string[] | undefined}) => params.only}),
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
      drafts: ({context}, {result}: {result: MethodResult}) => {
        if (result.type === 'closed') return context.drafts;
        return result.type === 'left' ? {...context.drafts, [context.wanted?.method ?? '']: result.draft} : {};
      },
    }),
    wantOther: assign({
      wanted: ({context}, {result}: {result: MethodResult}) =>
        result.type === 'left' && result.to !== undefined ? {method: result.to, pressed: true} : context.wanted,
    }),
    forgetStatus: assign({status: undefined, offered: []}),
    keepResult: assign({
      result: ({context}, params: {result: MethodResult}) =>
        isOutcome(params.result) ? params.result : context.result,
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
          {
            guard: {type: 'isNotApplicable', params: ({event}) => ({status: event.output})},
            target: 'notApplicable',
            actions: {type: 'keepStatus', params: ({event}) => ({status: event.output})},
          },
          {
            guard: {type: 'wantedIsOffered', params: ({event}) => ({status: event.output})},
            target: 'opening',
            actions: {type: 'keepStatus', params: ({event}) => ({status: event.output})},
          },
          {
            guard: {type: 'isIncomplete', params: ({event}) => ({status: event.output})},
            target: 'opening',
            actions: [
              {type: 'keepStatus', params: ({event}) => ({status: event.output})},
              {type: 'want', params: {method: profile, pressed: false}},
            ],
          },
          {
            target: 'home',
            actions: {type: 'keepStatus', params: ({event}) => ({status: event.output})},
          },
        ],
        onError: {
          target: 'notAsked',
          actions: [{type: 'noteProblem', params: ({event}) => ({error: event.error})}, 'tellProblem'],
        },
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
            onDone: [
              {
                guard: {type: 'isNotApplicable', params: ({event}) => ({status: event.output})},
                target: '#certification.notApplicable',
                actions: {type: 'keepStatus', params: ({event}) => ({status: event.output})},
              },
              {
                target: 'current',
                actions: {type: 'keepStatus', params: ({event}) => ({status: event.output})},
              },
            ],
            onError: {
              target: '#certification.notAsked',
              actions: [{type: 'noteProblem', params: ({event}) => ({error: event.error})}, 'tellProblem'],
            },
          },
        },
      },
    },

    opening: {
      tags: 'busy',
      invoke: {
        src: 'openMethod',
        input: ({context}) => ({method: context.wanted?.method ?? ''}),
        onDone: {
          target: 'inMethod',
          actions: {type: 'startMethod', params: ({event}) => ({logic: event.output})},
        },
        onError: {
          target: 'notOpened',
          actions: [{type: 'noteProblem', params: ({event}) => ({error: event.error})}, 'tellProblem'],
        },
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
            guard: {type: 'startsOver', params: ({event}) => ({result: event.output})},
            target: 'asking',
            actions: [
              {type: 'keepDraft', params: ({event}) => ({result: event.output})},
              'wantNothing',
              'forgetStatus',
            ],
          },
          {
            guard: {type: 'leadsToOther', params: ({event}) => ({result: event.output})},
            target: 'opening',
            actions: [
              {type: 'keepDraft', params: ({event}) => ({result: event.output})},
              {type: 'wantOther', params: ({event}) => ({result: event.output})},
            ],
          },
          {
            guard: {type: 'isOver', params: ({event}) => ({result: event.output})},
            target: 'home.refreshing',
            actions: {type: 'keepDraft', params: ({event}) => ({result: event.output})},
          },
          {
            target: 'result',
            actions: [
              {type: 'keepDraft', params: ({event}) => ({result: event.output})},
              {type: 'keepResult', params: ({event}) => ({result: event.output})},
            ],
          },
        ],
        'xstate.error.actor.method': {
          target: 'notOpened',
          actions: [{type: 'noteProblem', params: ({event}) => ({error: event.error})}, 'tellProblem'],
        },
        left: [{guard: 'isSolo', target: 'asking', actions: 'wantNothing'}, {target: 'home.refreshing'}],
      },
    },

    result: {
      on: {
        finished: 'asking',
      },
      exit: 'wantNothing',
    },
  },
});
