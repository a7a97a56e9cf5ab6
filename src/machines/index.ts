/* The machines alone, for hosts that show them themselves. Their types are XState's, so they are an entry of their own. */

export {adminAssistMachine} from './admin-assist.machine.js';
export {adminRequestsMachine} from './admin-requests.machine.js';
export {handoffMachine} from './handoff.machine.js';
export {certificationMachine} from './certification.machine.js';
export {icCardMachine} from './ic-card.machine.js';
export {legalRepMachine} from './legal-rep.machine.js';
export {personCheckMachine} from './person-check.machine.js';
export {pollingMachine as waitingMachine} from './polling.machine.js';
export {profileMachine} from './profile.machine.js';
export {hasUnsavedInput} from './unsaved.js';
export type {MethodInput, MethodResult} from './method.js';
