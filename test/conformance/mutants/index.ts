import type {Chapter} from '../../../contract/conformance/rule.js';
import {assistance} from './assistance.js';
import {assistanceInbox} from './assistance-inbox.js';
import {card} from './card.js';
import {consent} from './consent.js';
import {doors} from './doors.js';
import {handoff} from './handoff.js';
import {human} from './human.js';
import {keys} from './keys.js';
import {legalRep} from './legal-rep.js';
import {level} from './level.js';
import {limits} from './limits.js';
import {type Mutant, readMutants} from './mutant.js';
import {races} from './races.js';
import {record} from './record.js';
import {several} from './several.js';
import {sms} from './sms.js';

/** By the name of the file. */
const converted: Readonly<Record<string, readonly Mutant[]>> = {
  doors,
  keys,
  level,
  card,
  record,
  'legal-rep': legalRep,
  sms,
  handoff,
  assistance,
  'assistance-inbox': assistanceInbox,
  human,
  races,
  limits,
  several,
  consent,
};

/** The files, in the order in which docs/conformance.md lists them, with the chapters whose rules are about their duties. */
const files: readonly (readonly [string, ...Chapter[]])[] = [
  ['doors', 'doors'],
  ['keys', 'keys'],
  ['level', 'card'],
  ['card', 'card', 'certificate'],
  ['record', 'record'],
  ['legal-rep', 'legal-rep'],
  ['sms', 'legal-rep'],
  ['handoff', 'handoff'],
  ['assistance', 'assistance'],
  ['assistance-inbox', 'assistance'],
  ['human', 'human', 'races'],
  ['races', 'races'],
  ['limits', 'limits'],
  ['several', 'doors', 'legal-rep', 'handoff', 'assistance'],
  ['consent', 'legal-rep'],
];

type Chosen = Mutant & {readonly chapters: readonly Chapter[]};

export const mutants: readonly Chosen[] = files.flatMap(([name, ...chapters]) =>
  (converted[name] ?? readMutants(name)).map((mutant) => ({...mutant, chapters})),
);
