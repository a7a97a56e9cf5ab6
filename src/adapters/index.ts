/*
 * The machines on real adapters, without a screen. The types of the wirings are XState's, so they are an entry of their
 * own.
 */

export {methodLogics, wireCertification} from './wiring.js';
export {wireAdminRequests, type InboxAdapters} from './admin-requests.wiring.js';
export type {Adapters} from './adapters.js';
export type {StepUp} from './host-checks.js';
export type {RequestOptions, CertBackend, InboxBackend} from './backend.js';
export type {CardAgent, CardAgentOptions} from './card-agent.js';
export {EportAgent, type EportAgentOptions} from './eport-agent.js';
export {HttpBackend, type HttpBackendOptions} from './http-backend.js';
export {HttpInboxBackend} from './http-backend.js';
export {BackendClock} from '../domain/time.js';
export {Secret} from '../domain/secret.js';
