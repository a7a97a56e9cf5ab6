import type {Method} from '../../path/method.js';
import {adminAssistHome} from '../../admin-assist/admin-assist.card.js';

export const adminAssist: Method = {
  id: 'admin-assist',
  card: adminAssistHome,
  load: () => [import('../../../adapters/admin-assist.wiring.js'), import('../../admin-assist/admin-assist.js')],
};

export {Journey} from '../journey/journey.js';
export const paths = [adminAssist];
