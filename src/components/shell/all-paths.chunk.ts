import {profile} from '../profile/profile.path.js';
import {methods} from './methods.js';

export {Journey} from './journey.js';

/** Everything that this build can open. */
export const paths = [...methods, profile];
