import type {MethodId} from '../../../domain/ids.js';
import {adminAssist} from './admin-assist.chunk.js';
import {bankUkey} from './bank-ukey.chunk.js';
import {icCard} from './ic-card.chunk.js';
import {legalRep} from './legal-rep.chunk.js';
import type {Method} from '../../path/method.js';
import {profile} from './profile.chunk.js';

/** In the order of recommendation. */
const byId: Readonly<Record<MethodId, Method>> = {
  'ic-card': icCard,
  'legal-rep': legalRep,
  'bank-ukey': bankUkey,
  'admin-assist': adminAssist,
};

/** Every method of this build. */
export const methods: readonly Method[] = Object.values(byId);

export {Journey} from '../journey/journey.js';

/** Everything that this build can open. */
export const paths = [...methods, profile];
