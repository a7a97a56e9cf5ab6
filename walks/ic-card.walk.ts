import {opens, type Walk} from './walk.js';

export const icCardWalk: Walk = {
  name: 'ic-card',
  view: 'ic-card',
  user: 'zhangsan',
  steps: [
    opens('ic-card'),
    // Where a host embeds the path alone.
    {at: 'introducing', maybe: true, press: (t) => t['ic-card'].read, sends: ['readRequested']},
    {
      at: 'awaitingPin',
      type: {pin: ({pin}) => pin},
      press: (t) => t['ic-card'].signIn,
      sends: ['pinEntered'],
      asks: ['createCardChallenge', 'sign', 'verifyCard'],
    },
  ],
  end: 'result',
};
