import type {CertBackend, InboxBackend} from '../../src/adapters/backend.js';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import type {AdminRequests} from '../../src/components/element/admin-requests.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {ExternalMethod} from '../../src/domain/external-methods.js';
import type {ScreenId} from './screens.js';

interface Named {
  readonly title: string;
  /** Its screen, if it is another one than that of its machine's state. */
  readonly screen?: ScreenId;
}

/** One state of one screen, rendered with fakes: their responses, and the user's actions to reach the state. */
export interface Scene extends Named {
  readonly backend?: CertBackend;
  readonly agent?: CardAgent;
  /** Methods that the host brings. */
  readonly externalMethods?: readonly ExternalMethod[];
  readonly go?: (cert: RealnameCert) => Promise<unknown>;
}

export type Scenes = Readonly<Record<string, Scene>>;

/** One state of the administrator's element. */
export interface InboxScene extends Named {
  readonly inbox: InboxBackend;
  readonly go?: (element: AdminRequests) => Promise<unknown>;
}
