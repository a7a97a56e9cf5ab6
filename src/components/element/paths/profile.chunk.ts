import type {Path} from '../../path/method.js';

/** The record that every method uses. It is no method, but is opened and left like one. */
export const profile: Path = {
  id: 'profile',
  load: () => [
    import('../../../adapters/profile.wiring.js'),
    import('../../profile/profile.js'),
    import('../../record/record.chunk.js'),
  ],
};

export {Journey} from '../journey/journey.js';
export const paths = [profile];
