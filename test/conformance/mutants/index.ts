import type {Chapter} from '../../../contract/conformance/rule.js';
import {assistance} from './assistance.js';
import {assistanceInbox} from './assistance-inbox.js';
import {card} from './card.js';
import {doors} from './doors.js';
import {handoff} from './handoff.js';
import {human} from './human.js';
import {keys} from './keys.js';
import {legalRep} from './legal-rep.js';
import {levels} from './levels.js';
import {level} from './level.js';
import {limits} from './limits.js';
import type {Mutant} from './parts.js';
import {races} from './races.js';
import {record} from './record.js';
import {several} from './several.js';
import {sms} from './sms.js';

/** In the order in which docs/conformance.md lists them, with the chapters whose rules are about their duties. */
const all: readonly (readonly [readonly Mutant[], ...Chapter[]])[] = [
  [doors, 'doors'],
  [keys, 'keys'],
  [level, 'card'],
  [card, 'card', 'certificate'],
  [record, 'record'],
  [legalRep, 'legal-rep'],
  [sms, 'legal-rep'],
  [handoff, 'handoff'],
  [assistance, 'assistance'],
  [assistanceInbox, 'assistance'],
  [human, 'human', 'races'],
  [races, 'races'],
  [limits, 'limits'],
  [levels, 'levels'],
  [several, 'doors', 'legal-rep', 'handoff', 'assistance'],
];

export const mutants: readonly (Mutant & {readonly chapters: readonly Chapter[]})[] = all.flatMap(
  ([each, ...chapters]) => each.map((mutant) => ({...mutant, chapters})),
);
