import type {CertBackend, InboxBackend} from './adapters/backend.js';
import type {CardAgent} from './adapters/card-agent.js';
import type {HumanCheck, StepUp} from './adapters/host-checks.js';
import type {ConsentNotices} from './domain/consent.js';
import type {ExternalMethod} from './domain/external-methods.js';

export interface MemoryBackendOptions {
  /** Who is signed in: an id from the table of test users in docs/demo.md. Default: `zhangsan`. */
  readonly user?: string | undefined;
  /** What happens: an id from the lists of scenarios in docs/demo.md. Default: `normal`. */
  readonly scenario?: string | undefined;
  /** Of the page, as in the text that the card signs. Default: the page's; outside a page, `http://localhost:8100`. */
  readonly origin?: string;
  /** Methods of your own, and further banks, as the element's `externalMethods`. Rows that do not fit are an error. */
  readonly externalMethods?: readonly ExternalMethod[];
  /** The backend's time in epoch milliseconds. Default: the clock of this PC. */
  readonly now?: () => number;
}

/** A whole backend with its card agent, its banks and other places, without a server. Nothing leaves the page or the process. */
export interface MemoryBackend {
  readonly origin: string;
  /** For the `backend` of `sw-realname-cert`. */
  readonly backend: CertBackend;
  /** For the `backend` of `sw-admin-requests`, with the same user signed in. */
  readonly inbox: InboxBackend;
  /** For the `agent` of `sw-realname-cert`. Its card belongs to the enterprise of `zhangsan`. */
  readonly agent: CardAgent;
  /** The notices that it requires, for the `consent` of `sw-realname-cert`. */
  readonly consent: ConsentNotices;
  /** For `sw-realname-cert`. Passes at once. */
  readonly humanCheck: HumanCheck;
  /** For `sw-admin-requests`. Passes at once. */
  readonly stepUp: StepUp;
  /** Of the card. */
  readonly pin: string;
  /** Of every message. */
  readonly smsCode: string;
  /**
   * Signs another user in, in a new session: of the scenario, only the agent and its card stay. An element that is shown
   * needs its `reset()` then, or `refresh()` for the same user. Throws for an unknown id.
   */
  signIn(user: string): void;
  /** Ends the session: the next request is answered with 401. */
  signOut(): void;
  /** Throws for an unknown id. */
  setScenario(scenario: string): Promise<void>;
  /**
   * What the bank, or another place, decides on the handoff that was created last. Default: as the scenario says. Resolves
   * when the backend has answered the place, and throws if there is no open handoff.
   */
  decide(verdict?: 'passed' | 'rejected' | 'cancelled'): Promise<void>;
  /** For tests of a sub-app's server: settings of `requireLevel`, and what the portal's ticket tells of the last sign-in. */
  readonly subApp: {
    readonly baseUrl: string;
    readonly secret: string;
    readonly fetch: typeof fetch;
    /** Throws if nobody is signed in. */
    readonly ticket: () => {readonly account: string; readonly signedInAt: string};
  };
  /** What a phone does when it opens the code of the last handoff. Throws if there is no such code, or it was opened. */
  scan(): Promise<void>;
}
