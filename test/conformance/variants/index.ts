import {answers} from './answers.js';
import {network} from './network.js';
import type {Variant} from './variant.js';

/** They wait for what is limited, lost or pending: minutes, in which the others run. */
const slow = ['pending', 'lost-answers', 'gateway-429'];

export const variants: readonly Variant[] = [...network, ...answers].sort(
  (one, other) => slow.indexOf(other.id) - slow.indexOf(one.id),
);
