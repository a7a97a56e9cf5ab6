import type {CertErrorCode} from '../../domain/errors.js';
import type {PassedOutcome} from '../../domain/outcome.schemas.js';
import type {ProfilePart} from '../../domain/profile-fields.js';
import type {Level, MethodStatus} from '../../domain/schemas.js';
import {CertEvent, type SwEndEvent, type SwErrorEvent, type SwReadyEvent, type SwStepEvent} from './events.js';

/** The backend certified the user. */
export class SwCompleteEvent extends CertEvent {
  readonly method: string;
  readonly level: Level;
  /** Whether the level is in force in this session, or from the next sign-in on. */
  readonly effective: PassedOutcome['effective'];
  readonly certificationId: string;
  constructor(outcome: PassedOutcome) {
    super('sw-complete');
    this.method = outcome.method;
    this.level = outcome.level;
    this.effective = outcome.effective;
    this.certificationId = outcome.certificationId;
  }
}

/** The backend has not decided yet. */
export class SwPendingEvent extends CertEvent {
  constructor(readonly method: string) {
    super('sw-pending');
  }
}

/** The backend refused. `code` is its refusal code, also where this version does not know it. */
export class SwRefusedEvent extends CertEvent {
  constructor(
    readonly method: string,
    readonly code: string,
  ) {
    super('sw-refused');
  }
}

/** A certification ends soon and should be renewed. Once per journey, for the one that ends first. */
export class SwExpiringEvent extends CertEvent {
  readonly method: string;
  /** RFC 3339. */
  readonly validUntil: string;
  constructor({id, validUntil = ''}: MethodStatus) {
    super('sw-expiring');
    this.method = id;
    this.validUntil = validUntil;
  }
}

/** The user left a path, which is the `view`. */
export class SwLeaveEvent extends CertEvent {
  constructor() {
    super('sw-leave');
  }
}

/** A change of the record was saved. */
export class SwProfileSavedEvent extends CertEvent {
  constructor(readonly which: ProfilePart) {
    super('sw-profile-saved');
  }
}

/** The user is about to go to a place that decides elsewhere, such as a bank's site. If the event is cancelled, the user stays. */
export class SwBeforeHandoffEvent extends CertEvent {
  constructor(
    readonly method: string,
    /** Id of the place, such as a bank. */
    readonly place: string,
    readonly origin: string,
  ) {
    super('sw-before-handoff', true);
  }
}

/** The user asks to sign in again. The host must handle this. */
export class SwReloginEvent extends CertEvent {
  constructor(readonly reason: 'effective-at-next-sign-in' | 'unauthenticated' | 'profile-saved') {
    super('sw-relogin');
  }
}

/** An administrator has answered a request for help. */
export class SwRequestAnsweredEvent extends CertEvent {
  constructor(readonly answer: 'confirmed' | 'declined') {
    super('sw-request-answered');
  }
}

type AgentTrouble = Extract<CertErrorCode, `agent-${string}`> extends `agent-${infer State}` ? State : never;

export interface AgentStatus {
  /** `unknown`: the host's own agent, which cannot be checked. The others are the `agent-…` codes without `agent-`. */
  readonly state: 'answering' | 'unknown' | 'insecure-context' | AgentTrouble;
  readonly version: string | undefined;
}

/** A new status of the card agent. */
export class SwAgentStatusEvent extends CertEvent {
  readonly state: AgentStatus['state'];
  readonly version: string | undefined;
  constructor({state, version}: AgentStatus) {
    super('sw-agent-status');
    this.state = state;
    this.version = version;
  }
}

export interface SwEventMap {
  'sw-ready': SwReadyEvent;
  'sw-step': SwStepEvent;
  'sw-end': SwEndEvent;
  'sw-complete': SwCompleteEvent;
  'sw-pending': SwPendingEvent;
  'sw-refused': SwRefusedEvent;
  'sw-expiring': SwExpiringEvent;
  'sw-leave': SwLeaveEvent;
  'sw-error': SwErrorEvent;
  'sw-profile-saved': SwProfileSavedEvent;
  'sw-before-handoff': SwBeforeHandoffEvent;
  'sw-relogin': SwReloginEvent;
  'sw-agent-status': SwAgentStatusEvent;
  'sw-request-answered': SwRequestAnsweredEvent;
}

declare global {
  interface GlobalEventHandlersEventMap extends SwEventMap {}
}
