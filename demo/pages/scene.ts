import type {CertBackend} from '../../src/adapters/backend.js';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import type {RealnameCert} from '../../src/components/shell/whole.js';

/** One state of one screen, rendered with fakes: their responses, and the user's actions to reach the state. */
export interface Scene {
  readonly title: string;
  readonly backend?: CertBackend;
  readonly agent?: CardAgent;
  readonly go?: (cert: RealnameCert) => Promise<unknown>;
}

export type Scenes = Readonly<Record<string, Scene>>;
