import {legalRep} from '../../legal-rep/legal-rep.method.js';
import {Journey, type JourneyHost} from '../journey.js';

export const journeyOf = (host: JourneyHost): Journey => new Journey(host, [legalRep]);
