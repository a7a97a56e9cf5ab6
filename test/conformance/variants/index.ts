import {answers} from './answers.js';
import {network} from './network.js';
import type {Variant} from './variant.js';

export const variants: readonly Variant[] = [...network, ...answers];
