import {ownProperty} from './own-property.js';
import type {PathId} from './ids.js';

/** The actor id of a person's check, which is a part of a path. */
export const personCheckId = 'personCheck';

/** Of a person's check: the states that are not the form of that person. */
const ofPerson: Readonly<Record<string, 'confirming' | 'sending' | 'failed'>> = {
  confirming: 'confirming',
  checkingIdCard: 'sending',
  sendingCode: 'sending',
  checkingBankCard: 'sending',
  notChecked: 'failed',
};

/**
 * What is a path's own: its help pages by their ids in `links.help`, the other links that its screens show, and what a
 * host is told as the step in each state of its machine in which a user may be. Its card and what it loads come with home
 * (its row in `element/paths`), and its icon (`methodIcons`).
 */
export const pathRows = {
  'ic-card': {
    help: ['ic-card'],
    links: ['agentDownload', 'cardService'],
    steps: {
      introducing: 'intro',
      explaining: 'intro',
      checking: 'reading',
      reading: 'reading',
      notRead: 'failed',
      anotherEnterprise: 'other-enterprise',
      awaitingPin: 'pin',
      signingIn: 'sending',
      verifying: 'sending',
      notVerified: 'failed',
      locked: 'locked',
      refused: 'refused',
    },
  },
  'legal-rep': {
    help: ['legal-rep', 'id-card'],
    links: ['ctidApp'],
    steps: {
      loading: 'loading',
      notLoaded: 'failed',
      recalling: 'loading',
      notRecalled: 'failed',
      reloading: 'loading',
      notReloaded: 'failed',
      introducing: 'intro',
      enterprise: 'enterprise',
      confirming: 'confirming',
      checking: 'sending',
      notChecked: 'failed',
      renewing: 'sending',
      notRenewed: 'failed',
      legalRep: 'legal-rep',
      holder: 'account-holder',
    },
  },
  'bank-ukey': {
    help: ['bank-ukey'],
    steps: {
      recalling: 'loading',
      rechecking: 'loading',
      notRead: 'failed',
      notRechecked: 'failed',
      choosing: 'choosing',
      creating: 'sending',
      renewing: 'sending',
      cancelling: 'sending',
      notCreated: 'failed',
      waiting: 'waiting',
      scanned: 'scanned',
      refused: 'refused',
      expired: 'expired',
    },
  },
  'admin-assist': {
    help: ['admin-assist'],
    steps: {
      recalling: 'loading',
      rechecking: 'loading',
      notRead: 'failed',
      notRechecked: 'failed',
      naming: 'enterprise',
      confirming: 'confirming',
      sending: 'sending',
      checkingCode: 'sending',
      withdrawing: 'sending',
      notSent: 'failed',
      notWithdrawn: 'failed',
      waiting: 'waiting',
      withdrawn: 'withdrawn',
      refused: 'refused',
    },
  },
  profile: {
    help: ['profile'],
    links: ['hotline'],
    steps: {
      loading: 'loading',
      resuming: 'loading',
      notLoaded: 'failed',
      notResumed: 'failed',
      viewing: 'viewing',
      editing: 'editing',
      abandoning: 'editing',
      confirming: 'confirming',
      saving: 'sending',
      notSaved: 'failed',
      comparing: 'comparing',
      saved: 'done',
    },
  },
} as const satisfies Record<PathId, object>;

type StepIn<Id extends PathId> = (typeof pathRows)[Id]['steps'] extends infer Steps ? Steps[keyof Steps] : never;

/** The steps of each path. */
export type StepOfPath = {readonly [Id in PathId]: StepIn<Id>};

/** The step in a state such as `naming`, or `legalRep.bankCard`. An external method has those of `bank-ukey`. */
export const stepIn = (path: string, state: string): StepOfPath[PathId] => {
  const {steps} = ownProperty<(typeof pathRows)[PathId]>(pathRows, path) ?? pathRows['bank-ukey'];
  const [outer = '', inner = ''] = state.split('.');
  return (ofPerson[inner] ?? (steps as Readonly<Record<string, unknown>>)[outer]) as StepOfPath[PathId];
};

/** The screens that may have a help page of their own. Others are those of a host's methods. */
export type HelpScreen = 'home' | (typeof pathRows)[PathId]['help'][number] | (string & {});
