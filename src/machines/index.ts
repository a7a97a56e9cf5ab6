/* The machines alone, for hosts that show them themselves. Their types are XState's, so they are an entry of their own. */

import {adminAssistMachine as adminAssist} from './admin-assist.machine.js';
import {adminRequestsMachine as adminRequests} from './admin-requests.machine.js';
import {handoffMachine as handoff} from './handoff.machine.js';
import {certificationMachine as certification} from './certification.machine.js';
import {icCardMachine as icCard} from './ic-card.machine.js';
import {legalRepMachine as legalRep} from './legal-rep.machine.js';
import {personCheckMachine as personCheck} from './person-check.machine.js';
import {pollingMachine as polling} from './polling.machine.js';
import {profileMachine as profile} from './profile.machine.js';

/* A bundler leaves out those that are not used. */
export const adminAssistMachine = /* @__PURE__ */ adminAssist();
export const adminRequestsMachine = /* @__PURE__ */ adminRequests();
export const handoffMachine = /* @__PURE__ */ handoff();
export const certificationMachine = /* @__PURE__ */ certification();
export const icCardMachine = /* @__PURE__ */ icCard();
export const legalRepMachine = /* @__PURE__ */ legalRep();
export const personCheckMachine = /* @__PURE__ */ personCheck();
export const pollingMachine = /* @__PURE__ */ polling();
export const profileMachine = /* @__PURE__ */ profile();
export {hasUnsavedInput} from './unsaved-input.js';
export type {MethodInput, MethodResult} from './method.js';
