import type {MethodCard} from '../path/method.js';

export const texts: MethodCard = {
  title: 'Legal representative',
  name: 'Legal representative’s identity',
  action: 'Certify by legal representative',
  needs: 'Business licence; ID documents or bank cards of the legal representative and of you.',
  time: 'About 10 minutes',
};
