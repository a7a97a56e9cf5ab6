import type {PathId} from './ids.js';

/** Of a person's check, which is a part of a path. */
const ofPerson = [
  'choosing',
  'idCard',
  'confirming',
  'checkingIdCard',
  'notChecked',
  'bankCard',
  'sendingCode',
  'checkingBankCard',
] as const;

type OfPerson = `${'legalRep' | 'holder'}.${(typeof ofPerson)[number]}`;

/**
 * What is a path's own: its help pages by their ids in `links.help`, the other links that its screens show, and its
 * steps, the states of its machine in which a user may be. Its card and what it loads come with home (its row in `element/paths`),
 * its icon right after (`homeIcons`).
 */
export const pathRows = {
  'ic-card': {
    help: ['ic-card'],
    links: ['agentDownload', 'cardService'],
    steps: [
      'introducing',
      'checking',
      'explaining',
      'reading',
      'notRead',
      'anotherEnterprise',
      'awaitingPin',
      'signingIn',
      'locked',
      'verifying',
      'notVerified',
      'refused',
    ],
  },
  'legal-rep': {
    help: ['legal-rep', 'id-card'],
    links: ['ctidApp'],
    steps: [
      'loading',
      'notLoaded',
      'recalling',
      'notRecalled',
      'introducing',
      'enterprise',
      'confirming',
      'checking',
      'notChecked',
      'renewing',
      'notRenewed',
      'reloading',
      'notReloaded',
      ...['legalRep', 'holder'].flatMap((who) => ofPerson.map((step) => `${who}.${step}` as OfPerson)),
    ],
  },
  'bank-ukey': {
    help: ['bank-ukey'],
    steps: [
      'recalling',
      'notRead',
      'choosing',
      'creating',
      'notCreated',
      'waiting',
      'scanned',
      'rechecking',
      'notRechecked',
      'cancelling',
      'renewing',
      'refused',
      'expired',
    ],
  },
  'admin-assist': {
    help: ['admin-assist'],
    steps: [
      'recalling',
      'notRead',
      'naming',
      'sending',
      'notSent',
      'waiting',
      'checkingCode',
      'withdrawing',
      'notWithdrawn',
      'withdrawn',
      'refused',
      'rechecking',
      'notRechecked',
    ],
  },
  profile: {
    help: ['profile'],
    links: ['hotline'],
    steps: [
      'loading',
      'notLoaded',
      'viewing',
      'editing',
      'confirming',
      'saving',
      'notSaved',
      'resuming',
      'notResumed',
      'comparing',
      'abandoning',
      'saved',
    ],
  },
} as const satisfies Record<PathId, object>;

/** The screens that may have a help page of their own. Others are those of a host's methods. */
export type HelpScreen = 'home' | (typeof pathRows)[PathId]['help'][number] | (string & {});
