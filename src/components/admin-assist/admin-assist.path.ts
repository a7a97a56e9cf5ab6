import type {Path} from '../path/method.js';

export const adminAssistPath: Path = () => [
  import('../../adapters/admin-assist.wiring.js'),
  import('./admin-assist.js'),
];
