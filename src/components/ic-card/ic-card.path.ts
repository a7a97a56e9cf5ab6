import type {Path} from '../path/method.js';

// The agent’s client too, so that nothing more needs loading after the path is open.
export const icCardPath: Path = (adapters) => [
  import('../../adapters/ic-card.wiring.js'),
  import('./ic-card.js'),
  adapters.agent(),
];
