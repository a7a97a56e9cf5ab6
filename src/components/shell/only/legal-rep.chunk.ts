import {legalRep} from '../../legal-rep/legal-rep.method.js';

export {Journey} from '../journey.js';
export const paths = [legalRep];
