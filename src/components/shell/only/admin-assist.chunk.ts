import {adminAssist} from '../../admin-assist/admin-assist.method.js';

export {Journey} from '../journey.js';
export const paths = [adminAssist];
