import {methodIds, type MethodId} from '../../domain/method-ids.js';
import {adminAssist} from '../admin-assist/admin-assist.method.js';
import {bankUkey} from '../bank-ukey/bank-ukey.method.js';
import {icCard} from '../ic-card/ic-card.method.js';
import {legalRep} from '../legal-rep/legal-rep.method.js';
import type {Method} from '../path/method.js';

const byId: Readonly<Record<MethodId, Method>> = {
  'ic-card': icCard,
  'legal-rep': legalRep,
  'bank-ukey': bankUkey,
  'admin-assist': adminAssist,
};

/** Every method of this build, in the order of recommendation. */
export const methods: readonly Method[] = methodIds.map((id) => byId[id]);
