import {assistanceInbox} from './assistance-inbox.js';
import {assistance} from './assistance.js';
import {bank} from './bank.js';
import {card} from './card.js';
import {doors} from './doors.js';
import {human} from './human.js';
import {keys} from './keys.js';
import {legalRep} from './legal-rep.js';
import {level} from './level.js';
import {limits} from './limits.js';
import type {Mutant} from './mutant.js';
import {races} from './races.js';
import {record} from './record.js';
import {sms} from './sms.js';

/** In the order in which docs/conformance.md lists them. */
export const mutants: readonly Mutant[] = [
  ...doors,
  ...keys,
  ...level,
  ...card,
  ...record,
  ...legalRep,
  ...sms,
  ...bank,
  ...assistance,
  ...assistanceInbox,
  ...human,
  ...races,
  ...limits,
];
