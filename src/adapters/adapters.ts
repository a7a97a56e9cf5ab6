import type {BackendClock} from '../domain/clock.js';
import type {ConsentNotices} from '../domain/consent.js';
import type {HumanCheck} from './attempts.js';
import type {CertBackend} from './backend.js';
import type {CardAgent} from './card-agent.js';
import type {EncryptField} from './protect.js';

/** The outside, as the machines' ports need it. */
export interface Adapters {
  readonly backend: CertBackend;
  /** Called when a path that needs the card agent is opened: its client is loaded then. */
  readonly agent: () => Promise<CardAgent>;
  /** The backend's time: heard with each status. */
  readonly clock: BackendClock;
  /** Origin of the page, which a card signs along. */
  readonly origin: string;
  /** What the host tells before a method takes in personal data; asked for anew each time, since it may change. */
  readonly consent?: ConsentNotices | undefined;
  readonly encryptField?: EncryptField | undefined;
  readonly humanCheck?: HumanCheck | undefined;
  /** Ids of the banks that are wanted, in this order; by default all that the backend names. */
  readonly banks?: readonly string[] | undefined;
  /** Same-origin address to which a bank sends the user back; by default this page. */
  readonly returnUrl?: string | undefined;
}
