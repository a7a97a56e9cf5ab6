import {icCard} from '../../ic-card/ic-card.method.js';

export {Journey} from '../journey.js';
export const paths = [icCard];
