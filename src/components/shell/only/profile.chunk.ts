import {profile} from '../../profile/profile.path.js';

export {Journey} from '../journey.js';
export const paths = [profile];
