import {opens, type Walk} from './walk.js';

export const icCardWalk: Walk = {
  name: 'ic-card',
  view: 'ic-card',
  user: 'zhangsan',
  steps: [
    opens('ic-card', {readCard: {says: (t) => t['ic-card'].connecting, cancelled: 'introducing'}}),
    // Where a host embeds the path alone.
    {at: 'introducing', maybe: true, press: (t) => t['ic-card'].read, sends: ['readRequested']},
    {
      at: 'awaitingPin',
      type: {pin: ({pin}) => pin},
      tick: ['consent'],
      press: (t) => t['ic-card'].signIn,
      sends: ['pinEntered'],
      asks: ['createCardChallenge', 'sign', 'verifyCard'],
      seen: {
        createCardChallenge: {
          says: (t) => t['ic-card'].challenging,
          cancelled: 'awaitingPin',
          resumed: 'awaitingPin',
        },
        sign: {says: (t) => t['ic-card'].signing, cancelled: 'awaitingPin'},
        verifyCard: {
          says: (t) => t['ic-card'].verifying,
          cancelled: 'home',
          failed: ['notVerified', (t) => t.path.toMethods],
          resumed: 'result',
        },
      },
    },
  ],
  end: 'result',
};
