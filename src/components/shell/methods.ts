import type {MethodId} from '../../domain/method-ids.js';
import {adminAssist} from '../admin-assist/admin-assist.method.js';
import {bankUkey} from '../external/bank-ukey.method.js';
import {icCard} from '../ic-card/ic-card.method.js';
import {legalRep} from '../legal-rep/legal-rep.method.js';
import type {Method} from '../path/method.js';

/** In the order of recommendation. */
const byId: Readonly<Record<MethodId, Method>> = {
  'ic-card': icCard,
  'legal-rep': legalRep,
  'bank-ukey': bankUkey,
  'admin-assist': adminAssist,
};

/** Every method of this build. */
export const methods: readonly Method[] = Object.values(byId);
