import {profile} from './profile.path.js';

export {Journey} from '../shell/journey.js';
export const paths = [profile];
