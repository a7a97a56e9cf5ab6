import {legalRep} from '../../legal-rep/legal-rep.method.js';
import {legalRepPath} from '../../legal-rep/legal-rep.path.js';
import {Journey, type JourneyHost} from '../journey.js';

export const journeyOf = (host: JourneyHost): Journey => new Journey(host, {'legal-rep': legalRepPath}, [legalRep]);
