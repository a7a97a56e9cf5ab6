import type {MethodCard} from '../path/method.js';

export const texts: MethodCard = {
  title: 'Administrator’s help',
  name: 'Administrator’s help',
  action: 'Certify with an administrator’s help',
  needs: 'A way to reach one of the enterprise’s administrators.',
  time: 'About 5 minutes',
  lead: 'No card and no UKey?',
};
