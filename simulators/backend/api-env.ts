import type {Session} from './store.js';

/** What the guards leave in a request's context for the operations. */
export interface ApiEnv {
  /** Where requests do not come over HTTP, browsers do not set the origin. So it comes beside the request. */
  readonly Bindings: {readonly origin?: string};
  readonly Variables: {session: Session; subject: string; origin: string; text: string};
}
