import {assign, setup} from 'xstate';
import {Attempt} from '../domain/attempt.js';
import type {PlaceStatus, Way} from '../domain/places.js';
import type {HandoffCancelled, HandoffRequest} from '../domain/handoff.schemas.js';
import type {Consent} from '../domain/consent.js';
import {toCertError, type CertErrorCode} from '../domain/errors.js';
import type {Refused} from '../domain/outcome.schemas.js';
import type {MethodStatus} from '../domain/schemas.js';
import {endings, type MethodTypes} from './method.js';
import {
  pollingActors,
  pollingMethodSetup,
  type PollingTypes,
  type Recalled,
  type WithPolling,
} from './polling.method.js';
import type {PollingResult} from './polling.setup.js';
import {request, type WithError} from './ports.js';

/** A handoff after its creation. */
export interface OpenHandoff {
  readonly id: string;
  /** The way to the place, as long as it is open. */
  readonly link: PlaceLink | undefined;
  /** Epoch milliseconds, by this device's clock. */
  readonly endsAt: number;
}

export interface PlaceLink {
  readonly place: string;
  readonly by: Way;
  /** A checked address of that place. */
  readonly url: string;
  /** Host of the address, as the browser's address bar shows it. */
  readonly host: string;
}

/** The state from which an interrupted certification continues. */
export interface ResumeState {
  readonly consent: Consent | undefined;
  readonly claim: Attempt<Claim> | undefined;
  readonly handoff: OpenHandoff | undefined;
  readonly pending: HandoffContext['pending'];
  readonly scanned: HandoffContext['scanned'];
  readonly isRecalled: boolean;
  readonly formerUntil: HandoffContext['formerUntil'];
}

export interface HandoffContext extends WithPolling {
  /** The user pressed a button to come here: without that, nothing is begun. */
  readonly isPressed: boolean;
  /** What the status says of the method. */
  readonly own: MethodStatus | undefined;
  /** The places to choose from. */
  readonly places: readonly PlaceStatus[];
  /** How the user may go there. */
  readonly ways: readonly Way[];
  /** Where the user goes if there is no choice: one place that may be used, and one way to it. */
  readonly onlyWay: Pick<Claim, 'place' | 'by'> | undefined;
  readonly claim: Attempt<Claim> | undefined;
  readonly handoff: OpenHandoff | undefined;
  /** The backend has given up the last handoff, as the user wished. */
  readonly wasCancelled: boolean;
  /** A handoff that the user has given up is valid until then, for all that is known. Epoch milliseconds. */
  readonly formerUntil: number | undefined;
}

export type HandoffEvent =
  | {type: 'consentChanged'; consent: Consent | undefined}
  /** Without `by`: in a window. */
  | {type: 'placeChosen'; place: string; by?: Way}
  /** The user followed the link. */
  | {type: 'departed'}
  /** The user has the address, for another browser. */
  | {type: 'copied'}
  | {type: 'renewed'}
  | {type: 'backRequested'}
  | {type: 'corrected'}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'suspended'}
  | {type: 'left'; to?: string | undefined};

export type Claim = Pick<HandoffRequest, 'place' | 'by' | 'consent'>;
export type Created = Refused | OpenHandoff;

/** After these errors there is nothing to ask for any more. An answer that nobody can read is none of them. */
const expiredCodes: readonly CertErrorCode[] = ['handoff-unknown', 'handoff-expired', 'handoff-record-damaged'];

/** Where the previous attempt led, and how. If an earlier page made it, that may be unknown. */
const wayAgain = ({handoff, claim}: HandoffContext): Pick<Claim, 'place' | 'by'> | undefined =>
  handoff?.link ?? claim?.body;

const onlyWayOf = ({places, ways}: HandoffContext): HandoffContext['onlyWay'] => {
  const [place, another] = places.filter(({enabled}) => enabled);
  const [by, otherwise] = ways;
  return place && by && !another && !otherwise ? {place: place.id, by} : undefined;
};

const claimOf = ({place, by}: Pick<Claim, 'place' | 'by'>, {consent}: HandoffContext): Attempt<Claim> =>
  new Attempt({place, by, ...(consent && {consent})});

const types = {} as MethodTypes<HandoffContext, HandoffEvent> & PollingTypes;

export const handoffSetup = () =>
  setup({
    types,
    actors: {
      ...pollingActors<OpenHandoff>(),
      createHandoff: request<Created, Attempt<Claim>>('createHandoff'),
      cancelHandoff: request<HandoffCancelled, Attempt<{id: string}>>('cancelHandoff'),
    },
    ...pollingMethodSetup<HandoffContext, HandoffEvent>(),
  }).extend({
    guards: {
      isOffered: ({context}, {place, by = 'link'}: {place: string; by?: Way}) =>
        context.ways.includes(by) && context.places.some(({id, enabled}) => id === place && enabled),
      isByCode: ({context: {handoff}}) => handoff?.link?.by === 'code',
      isStillOpen: (_, {state}: HandoffCancelled) => state === 'open',
      hasHandoff: ({context}) => context.handoff !== undefined,
      hasClaim: ({context}) => context.claim !== undefined,
      hasExpiredCode: (_, {error}: WithError) => expiredCodes.includes(toCertError(error).code),
      isUnknown: (_, result: PollingResult) => result.type === 'failed' && expiredCodes.includes(result.error.code),
      isTakenUp: ({context: {handoff, scanned, pending}}) =>
        handoff?.link?.by === 'code' && Boolean(scanned || pending),
      /** Whether the host has a notice, with a consent or without. The wiring fills this in. */
      hasNotice: () => false,
      isPressed: ({context}) => context.isPressed,
      hasOneWay: ({context}) => context.onlyWay !== undefined,
      knowsPlace: ({context}) => wayAgain(context) !== undefined,
    },
    actions: {
      /** What the backend names. The wiring, which knows the places, replaces this action. */
      offerPlaces: assign({places: ({context}) => context.own?.places ?? [], ways: ['link']}),
      compose: assign({
        claim: ({context}, {place, by = 'link'}: {place: string; by?: Way}) => claimOf({place, by}, context),
        wasCancelled: false,
        refusal: undefined,
        problem: undefined,
      }),
      noteOnlyWay: assign({onlyWay: ({context}) => onlyWayOf(context)}),
      composeOnly: assign({claim: ({context}) => context.onlyWay && claimOf(context.onlyWay, context)}),
      /** Another attempt for the same place. */
      composeAnew: assign({
        claim: ({context}) => {
          const way = wayAgain(context);
          return way && claimOf(way, context);
        },
      }),
      keepRecalled: assign({
        handoff: (_, recalled: Recalled<OpenHandoff> | undefined) => recalled?.found,
        isRecalled: true,
        firstAnswer: (_, recalled) => recalled?.answer,
      }),
      keepHandoff: assign({
        handoff: (_, answer: Created) => ('refusal' in answer ? undefined : answer),
        isRecalled: false,
        wasCancelled: false,
        pending: undefined,
        scanned: false,
      }),
      dropHandoff: assign({handoff: undefined}),
      noteCancelled: assign({wasCancelled: true}),
      noteFormer: assign({
        formerUntil: ({context: {handoff, formerUntil = 0}}) => Math.max(formerUntil, handoff?.endsAt ?? 0),
      }),
      ...endings<HandoffContext, HandoffEvent>(
        ({consent, claim, handoff, pending, scanned, isRecalled, formerUntil}) => ({
          draft: {consent, claim, handoff, pending, scanned, isRecalled, formerUntil} satisfies ResumeState,
        }),
      ),
    },
  });
