import type {adminAssistHome} from '../components/admin-assist/admin-assist.card.js';
import type {adminAssistTexts} from '../components/admin-assist/admin-assist.texts.js';
import type {adminRequestsTexts} from '../components/admin-requests/admin-requests.texts.js';
import type {bankUkeyHome} from '../components/external/bank-ukey.card.js';
import type {bankUkeyTexts} from '../components/external/bank-ukey.texts.js';
import type {handoffCodeTexts, externalTexts} from '../components/external/external.texts.js';
import type {failureTexts} from '../components/failure/failure.texts.js';
import type {homeTexts} from '../components/home/home.texts.js';
import type {icCardHome} from '../components/ic-card/ic-card.card.js';
import type {cardFailureTexts} from '../components/ic-card/ic-card.failures.js';
import type {icCardTexts} from '../components/ic-card/ic-card.texts.js';
import type {legalRepHome} from '../components/legal-rep/legal-rep.card.js';
import type {legalRepTexts} from '../components/legal-rep/legal-rep.texts.js';
import type {copyTexts, consentTexts, pathTexts} from '../components/path/path.texts.js';
import type {personCheckTexts} from '../components/person-check/person-check.texts.js';
import type {pictureTexts} from '../components/pictures/pictures.texts.js';
import type {profileTexts} from '../components/profile/profile.texts.js';
import type {checkTexts} from '../components/record/check.texts.js';
import type {idTypeTexts} from '../components/record/id-types.texts.js';
import type {recordTexts} from '../components/record/record.texts.js';
import type {resultTexts} from '../components/result/result.texts.js';
import type {frameTexts} from '../components/element/frame.texts.js';
import type {journeyTexts} from '../components/element/journey/journey.texts.js';
import type {TextTable} from '../components/locales/text-table.js';

/** The tables whose translations are in one file of each folder of `src/locales`, by its name. */
interface Files {
  readonly home:
    | typeof frameTexts
    | typeof homeTexts
    | typeof icCardHome
    | typeof legalRepHome
    | typeof bankUkeyHome
    | typeof adminAssistHome;
  readonly common:
    | typeof journeyTexts
    | typeof pathTexts
    | typeof consentTexts
    | typeof failureTexts
    | typeof resultTexts
    | typeof copyTexts
    | typeof pictureTexts;
  readonly 'ic-card': typeof icCardTexts | typeof cardFailureTexts;
  readonly 'legal-rep': typeof legalRepTexts | typeof personCheckTexts;
  readonly handoff: typeof bankUkeyTexts | typeof externalTexts | typeof handoffCodeTexts;
  readonly 'admin-assist': typeof adminAssistTexts;
  readonly 'admin-requests': typeof adminRequestsTexts;
  readonly profile: typeof profileTexts | typeof recordTexts | typeof checkTexts | typeof idTypeTexts;
}

type Table = Files[keyof Files];

/** What the file of a locale has: texts by the group of their table. */
export type FileTexts<Name extends keyof Files> = {
  readonly [T in Files[Name] as T['group']]: T['reference'];
};

/** The groups of texts, as in the keys of `messages`, such as `frame.title`. */
export type MessageGroup = Table['group'];

type Plain<T> = {[Key in keyof T & string]: T[Key] extends string ? Key : never}[keyof T & string];

type KeyOf<T> = T extends TextTable<infer Group, infer Reference> ? `${Group}.${Plain<Reference>}` : never;

/** The texts that a host may replace by `messages`; docs/messages.md has their words. */
export type MessageKey = KeyOf<Table>;
