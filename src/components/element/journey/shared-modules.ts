import {methodSetup} from '../../../machines/method.js';
import {fieldStyles} from '../../parts/field.styles.js';
import {errorSummary, pinField} from '../../parts/field.js';
import {consentNotice} from '../../path/consent-notice.js';
import {stepper, stepperStyles} from '../../parts/stepper.js';
import {consentTexts} from '../../path/path.texts.js';
import {cardFailureTexts} from '../../ic-card/ic-card.failures.js';
import {logAgentCall} from '../../../adapters/log-agent-call.js';
import {createClient} from '../../../adapters/send-attempt.js';
import {wirePolling} from '../../../adapters/polling.js';
import {pollingStore} from '../../../adapters/polling.store.js';
import {protect} from '../../../adapters/host-checks.js';
import {Attempt} from '../../../domain/attempt.js';
import {composeCardChallenge} from '../../../domain/card-challenge.js';
import {deadlineOf} from '../../../domain/time.js';
import {checkSmsCode} from '../../../domain/identifiers/mobile.js';
import {tidy} from '../../../domain/identifiers/text.js';
import {outcomeSchema} from '../../../domain/outcome.schemas.js';
import {Secret} from '../../../domain/secret.js';
import {pollingMethodSetup} from '../../../machines/polling.method.js';
import {failureNote, pathStyles, PathView} from '../../path/path-view.js';

/**
 * Used by most paths, or by one that would otherwise be larger than a path may be. Named here so that bundlers put them
 * into this chunk, which is loaded before any path.
 */
export const inChunk: readonly unknown[] = [
  methodSetup,
  fieldStyles,
  errorSummary,
  pinField,
  consentNotice,
  stepper,
  stepperStyles,
  consentTexts,
  cardFailureTexts,
  logAgentCall,
  createClient,
  wirePolling,
  pollingStore,
  protect,
  Attempt,
  composeCardChallenge,
  deadlineOf,
  checkSmsCode,
  tidy,
  outcomeSchema,
  Secret,
  pollingMethodSetup,
  failureNote,
  pathStyles,
  PathView,
];
