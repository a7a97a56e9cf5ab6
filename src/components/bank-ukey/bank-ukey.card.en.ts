import type {MethodCard} from '../path/method.js';

export const texts: MethodCard = {
  title: 'Corporate online banking',
  name: 'Bank UKey',
  action: 'Certify by bank UKey',
  needs: 'The UKey of the corporate bank account and its password.',
  time: 'About 5 minutes',
};
