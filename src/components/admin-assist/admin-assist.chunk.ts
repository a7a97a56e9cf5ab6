import {adminAssist} from './admin-assist.method.js';

export {Journey} from '../shell/journey.js';
export const paths = [adminAssist];
