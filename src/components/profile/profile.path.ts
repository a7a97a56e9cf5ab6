import type {Path} from '../path/method.js';
import {forms} from '../record/load-forms.js';

export const profilePath: Path = () => [import('../../adapters/profile.wiring.js'), import('./profile.js'), ...forms()];
