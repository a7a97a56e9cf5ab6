import {adminAssist} from '../admin-assist/admin-assist.method.js';
import {bankUkey} from '../bank-ukey/bank-ukey.method.js';
import {icCard} from '../ic-card/ic-card.method.js';
import {legalRep} from '../legal-rep/legal-rep.method.js';
import type {Method} from '../path/method.js';

/** Every method of this build, in the order of recommendation. */
export const methods: readonly Method[] = [icCard, legalRep, bankUkey, adminAssist];
