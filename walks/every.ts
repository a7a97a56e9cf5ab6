import {adminAssistWalk, byCodeWalk, withdrawnWalk} from './admin-assist.walk.js';
import {codeWalk, confirmedWalk, declinedWalk} from './admin-requests.walk.js';
import {bankUkeyWalk, givenUpWalk} from './external.walk.js';
import {icCardWalk} from './ic-card.walk.js';
import {byBankCardWalk, byIdCardsWalk, legalRepWalk} from './legal-rep.walk.js';
import {accountWalk, enterpriseWalk} from './profile.walk.js';
import type {Walk} from './walk.js';

/** On every path of this build; a host's own method comes with its row. */
export const pathWalks: readonly Walk[] = [
  ...[icCardWalk, enterpriseWalk, accountWalk, byBankCardWalk, byIdCardsWalk, legalRepWalk],
  ...[bankUkeyWalk, givenUpWalk, adminAssistWalk, byCodeWalk, withdrawnWalk],
];

/** In an administrator's inbox. */
export const inboxWalks: readonly Walk[] = [confirmedWalk, declinedWalk, codeWalk];
