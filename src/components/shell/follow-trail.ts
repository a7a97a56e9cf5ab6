import {SwEndEvent, SwStepEvent} from '../events/events.js';
import type {Stepping} from './step-log.js';

/**
 * A path that finds its record again goes on with the journey of the page that has left it. What is told from then on
 * belongs to that one, which begins here with the step in which the user is.
 */
export const followTrail = (element: Stepping): (() => void) => {
  const {trail} = element;
  let {id} = trail;
  return () => {
    if (trail.id === id) return;
    const resumed = trail.id;
    trail.id = id;
    element.tell(new SwEndEvent('resumed'));
    trail.id = id = resumed;
    element.tell(new SwStepEvent(undefined, element.hasUnsavedInput));
  };
};
