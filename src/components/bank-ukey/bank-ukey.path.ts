import type {Path} from '../path/method.js';

export const bankUkeyPath: Path = () => [import('../../adapters/bank-ukey.wiring.js'), import('./bank-ukey.js')];
