import type {Rule} from '../rule.js';
import {assistanceCertified} from './assistance-certified.js';
import {assistanceDay} from './assistance-day.js';
import {assistanceInbox} from './assistance-inbox.js';
import {assistance} from './assistance.js';
import {card} from './card.js';
import {certificate} from './certificate.js';
import {certified} from './certified.js';
import {clock} from './clock.js';
import {access} from './access.js';
import {handoff} from './handoff.js';
import {humanCheck} from './human-check.js';
import {keys} from './keys.js';
import {legalRep} from './legal-rep.js';
import {level} from './level.js';
import {levels} from './levels.js';
import {limits} from './limits.js';
import {off} from './disabled-methods.js';
import {origins} from './origins.js';
import {races} from './races.js';
import {record} from './record.js';
import {sms} from './sms.js';
import {tickets} from './tickets.js';
import {leaks} from './leaks.js';
import {tolerance} from './tolerance.js';
import {validity} from './validity.js';
import {versions} from './versions.js';

/** All but the last: limits, and what the whole run has seen. */
const most: readonly Rule[] = [
  [access, off, origins, tolerance, keys],
  [clock, level, validity, card, certificate],
  [record, versions],
  [legalRep, tickets, certified, sms],
  [handoff],
  [assistance, assistanceInbox, assistanceDay, assistanceCertified],
  [levels],
  [humanCheck, races],
].flat(2);
const isLate = (rule: Rule): boolean => rule.first !== undefined;

/** Every rule, in the order in which they run. */
export const rules: readonly Rule[] = [
  ...most.filter((each) => !isLate(each)),
  ...most.filter(isLate),
  ...[limits, leaks].flat(),
];
