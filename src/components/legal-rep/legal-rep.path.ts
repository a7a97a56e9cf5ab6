import type {Path} from '../path/method.js';
import {forms} from '../record/load-forms.js';

export const legalRepPath: Path = () => [
  import('../../adapters/legal-rep.wiring.js'),
  import('./legal-rep.js'),
  ...forms(),
];
