import type {PersonAnswer} from '../domain/legal-rep.schemas.js';
import {outputOf, withError} from './ports.js';

/* Transitions that several states of the person check use. */

/** An answer that ends the check: the ticket is void, or the backend accepts the person. */
export const personAnswered = [
  {
    guard: {type: 'voidsTicket', params: outputOf<object>},
    target: '#personCheck.ended',
    actions: {type: 'endByTicket', params: outputOf<object>},
  },
  {
    guard: {type: 'isAccepted', params: outputOf<PersonAnswer>},
    target: '#personCheck.ended',
    actions: {type: 'endByAnswer', params: outputOf<PersonAnswer>},
  },
] as const;

export const interrupted = {
  guard: {type: 'isInterruption', params: withError},
  target: '#personCheck.ended',
  actions: {type: 'endByError', params: withError},
} as const;
