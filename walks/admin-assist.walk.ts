import {opens, type Step, type Walk} from './walk.js';

const walk = (name: string, end: string, step?: Omit<Step, 'at'>, enterprise = '91310000PDY000028G'): Walk => ({
  name,
  view: 'admin-assist',
  user: 'jiangqi',
  steps: [
    opens('admin-assist'),
    {
      at: 'naming',
      type: {enterprise},
      tick: ['consent'],
      press: (t) => t['admin-assist'].send,
      sends: [{type: 'edited', enterprise}, 'submitted'],
    },
    {
      at: 'confirming',
      // The user's own enterprise is not shown again.
      maybe: true,
      press: (t) => t['admin-assist'].confirm,
      sends: ['confirmed'],
      asks: ['requestAssistance'],
      seen: {
        requestAssistance: {
          says: (t) => t['admin-assist'].sending,
          cancelled: 'naming',
          failed: ['notSent', (t) => t.path.correct],
          resumed: 'waiting',
        },
      },
    },
    ...(step ? [{at: 'waiting', ...step}] : []),
  ],
  end,
});

/** Until the number shows that an administrator has to be told. `enterprise`: its name or code. */
export const askingWalk = (enterprise?: string): Walk => walk('admin-assist, asked', 'waiting', undefined, enterprise);

export const adminAssistWalk = walk('admin-assist', 'result', {
  asks: ['getAssistance'],
  seen: {getAssistance: {resumed: 'waiting'}},
  waitsFor: 'administrator',
});

export const byCodeWalk = walk('admin-assist by code', 'result', {
  type: {code: ({code}) => code},
  press: (t) => t['admin-assist'].check,
  sends: ['codeEntered'],
  asks: ['sendAssistanceCode'],
  seen: {
    sendAssistanceCode: {says: (t) => t['admin-assist'].checking, cancelled: 'waiting', resumed: 'waiting'},
  },
});

export const withdrawnWalk = walk('admin-assist, withdrawn', 'withdrawn', {
  press: (t) => t['admin-assist'].withdraw,
  sends: ['cancelled'],
  asks: ['withdrawAssistance'],
  seen: {
    withdrawAssistance: {
      says: (t) => t['admin-assist'].withdrawing,
      cancelled: 'waiting',
      failed: ['notWithdrawn', (t) => t['admin-assist'].backToRequest],
      resumed: 'waiting',
    },
  },
});
