import type {StateValueFrom} from 'xstate';
import type {CertificationMachine} from '../../../machines/certification.machine.js';
import type {TopState} from '../../lit/actor-controller.js';

export type State = TopState<StateValueFrom<CertificationMachine>>;
