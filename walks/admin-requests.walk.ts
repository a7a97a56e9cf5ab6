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
    },
  ),
  end: 'codeShown',
};
