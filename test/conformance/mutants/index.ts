import type {Chapter} from '../../../contract/conformance/rule.js';
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

/** In the order in which docs/conformance.md lists them, with the chapters whose rules are about their duties. */
const groups: readonly (readonly [readonly Chapter[], readonly Mutant[]])[] = [
  [['doors'], doors],
  [['keys'], keys],
  [['card'], level],
  [['card', 'certificate'], card],
  [['record'], record],
  [['legal-rep'], legalRep],
  [['legal-rep'], sms],
  [['bank'], bank],
  [['assistance'], assistance],
  [['assistance'], assistanceInbox],
  [['human', 'races'], human],
  [['races'], races],
  [['limits'], limits],
];

export const mutants: readonly (Mutant & {readonly chapters: readonly Chapter[]})[] = groups.flatMap(
  ([chapters, each]) => each.map((mutant) => ({...mutant, chapters})),
);
