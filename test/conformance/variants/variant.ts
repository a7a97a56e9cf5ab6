import type {BackendOptions} from '../../../simulators/backend/index.js';
import type {RunOnOptions} from '../../../simulators/conformance/run-kit.js';
import type {FrontOptions} from '../front.js';

/** The demo's backend, right in another way. None of the kit's rules fails on it. */
export interface Variant {
  readonly id: string;
  /** What is right, though the demo does it otherwise. */
  readonly does: string;
  readonly parts?: BackendOptions['parts'];
  /** What stands before the backend; new for each run. */
  readonly front?: () => FrontOptions;
  /** `url`: where the kit finds the backend. */
  readonly run?: (at: {readonly url: string; readonly bankUrl: string}) => RunOnOptions;
  /** Rules that cannot be checked then. */
  readonly leavesOut?: true;
}
