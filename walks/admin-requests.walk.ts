import type {Step, Walk} from './walk.js';

/* The administrator's side, in the element of the inbox. */

const walk = (name: string, ...steps: readonly Step[]): Walk => ({
  name,
  view: 'admin-requests',
  user: 'zhaoliu',
  steps: [
    {at: 'inbox', press: (t) => t['admin-requests'].open, sends: [{type: 'opened', id: 'assistance-1'}]},
    ...steps,
  ],
  end: 'answered',
});

export const confirmedWalk = walk(
  'admin-requests, confirmed',
  {
    at: 'deciding',
    type: {number: ({number}) => number},
    press: (t) => t['admin-requests'].agree,
    sends: [{type: 'numberEdited', number: '47'}, 'agreed'],
  },
  {
    at: 'askingYes',
    press: (t) => t['admin-requests'].agreeConfirm,
    sends: ['confirmed'],
    asks: ['confirmAssistance'],
    seen: {
      confirmAssistance: {
        says: (t) => t['admin-requests'].confirming,
        cancelled: 'deciding',
        failed: ['notConfirmed', (t) => t['admin-requests'].backToRequest],
        resumed: 'inbox',
      },
    },
  },
);

export const declinedWalk = walk(
  'admin-requests, declined',
  {at: 'deciding', press: (t) => t['admin-requests'].decline, sends: ['declineRequested']},
  {
    at: 'declining',
    type: {reason: '不认识此人'},
    press: (t) => t['admin-requests'].sendDecline,
    sends: [{type: 'reasonEdited', reason: '不认识此人'}, 'submitted'],
    asks: ['declineAssistance'],
    seen: {
      declineAssistance: {
        says: (t) => t['admin-requests'].confirming,
        cancelled: 'declining',
        failed: ['notDeclined', (t) => t.path.correct],
        resumed: 'declining',
      },
    },
  },
);

export const codeWalk: Walk = {
  ...walk(
    'admin-requests, by code',
    {at: 'deciding', press: (t) => t['admin-requests'].createCode, sends: ['codeRequested']},
    {
      at: 'askingCode',
      press: (t) => t['admin-requests'].codeConfirm,
      sends: ['confirmed'],
      asks: ['createAssistanceCode'],
      seen: {
        createAssistanceCode: {
          says: (t) => t['admin-requests'].creating,
          cancelled: 'deciding',
          failed: ['codeNotCreated', (t) => t['admin-requests'].backToRequest],
          resumed: 'inbox',
        },
      },
    },
  ),
  end: 'codeShown',
};
