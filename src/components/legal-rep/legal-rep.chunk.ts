import {legalRep} from './legal-rep.method.js';

export {Journey} from '../shell/journey.js';
export const paths = [legalRep];
