import type {Rule} from '../rule.js';
import {assistance} from './assistance.js';
import {bank} from './bank.js';
import {card} from './card.js';
import {doors} from './doors.js';
import {humanCheck} from './human-check.js';
import {keys} from './keys.js';
import {legalRep} from './legal-rep.js';
import {limits} from './limits.js';
import {record} from './record.js';
import {sms} from './sms.js';

/** Every rule, in the order in which they run. */
export const rules: readonly Rule[] = [
  ...doors,
  ...keys,
  ...card,
  ...record,
  ...legalRep,
  ...sms,
  ...bank,
  ...assistance,
  ...humanCheck,
  ...limits,
];
