import {icCard} from './ic-card.method.js';

export {Journey} from '../shell/journey.js';
export const paths = [icCard];
