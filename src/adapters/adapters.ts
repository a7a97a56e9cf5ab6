import type {BackendClock} from '../domain/time.js';
import type {ConsentNotices} from '../domain/consent.js';
import type {CheckSettings} from '../domain/record-draft.js';
import type {EncryptField, HumanCheck} from './host-checks.js';
import type {CertBackend} from './backend.js';
import type {RequestSettings} from './ask-backend.js';
import type {CardAgent} from './card-agent.js';
import type {LoggedRequest, JourneyLog} from './journey-log.js';

/** Has asked for the status before the machines were loaded. */
export interface EarlyStatusBackend extends Pick<CertBackend, 'getStatus'> {
  readonly request: LoggedRequest;
}

/** The outside world, as the machines' ports need it. */
export interface Adapters extends RequestSettings<CertBackend> {
  readonly log?: JourneyLog | undefined;
  /** Gives the backend that answers the next request for the status, if that was sent before the machines were loaded. */
  readonly earlyStatus?: (() => EarlyStatusBackend | undefined) | undefined;
  /** Called when the user opens a path that needs the card agent. The agent's client is loaded then. */
  readonly agent: () => Promise<CardAgent>;
  /** The backend's time, updated with each status. */
  readonly clock: BackendClock;
  /** Origin of the page. The card signs it too. */
  readonly origin: string;
  /**
   * The notices that the host shows before a method collects personal data. Read again each time, because they may
   * change.
   */
  readonly consent?: ConsentNotices | undefined;
  /**
   * The host's settings for checking identifiers. Read each time a form is validated. If they change while a form is
   * open, send its machine `rulesChanged`.
   */
  readonly checks?: CheckSettings | undefined;
  readonly encryptField?: EncryptField | undefined;
  readonly humanCheck?: HumanCheck | undefined;
  /** Ids of the places of `bank-ukey` to offer, in this order. Default: all that the backend names. */
  readonly places?: readonly string[] | undefined;
  /** Same-origin address to which a bank sends the user back. Default: this page. */
  readonly returnUrl?: string | undefined;
}
