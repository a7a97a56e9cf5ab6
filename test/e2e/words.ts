import {textsIn} from '../../scripts/texts-in.js';
import {adminAssistHome} from '../../src/components/admin-assist/admin-assist.card.js';
import {adminAssistTexts} from '../../src/components/admin-assist/admin-assist.texts.js';
import {adminRequestsTexts} from '../../src/components/admin-requests/admin-requests.texts.js';
import {bankUkeyHome} from '../../src/components/external/bank-ukey.card.js';
import {bankUkeyTexts} from '../../src/components/external/bank-ukey.texts.js';
import {failureTexts, type FailureWords} from '../../src/components/failure/failure.texts.js';
import {homeTexts} from '../../src/components/home/home.texts.js';
import {cardFailureTexts} from '../../src/components/ic-card/ic-card.failures.js';
import {icCardHome} from '../../src/components/ic-card/ic-card.card.js';
import {icCardTexts} from '../../src/components/ic-card/ic-card.texts.js';
import {legalRepHome} from '../../src/components/legal-rep/legal-rep.card.js';
import {legalRepTexts} from '../../src/components/legal-rep/legal-rep.texts.js';
import type {TextTable} from '../../src/components/locales/table.js';
import {copyTexts} from '../../src/components/parts/copy.texts.js';
import {consentTexts} from '../../src/components/path/consent.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {personCheckTexts} from '../../src/components/person-check/person-check.texts.js';
import {profileTexts} from '../../src/components/profile/profile.texts.js';
import {checkTexts} from '../../src/components/record/check.texts.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';
import {recordTexts} from '../../src/components/record/record.texts.js';
import {resultTexts} from '../../src/components/result/result.texts.js';
import {frameTexts} from '../../src/components/shell/frame.texts.js';
import {journeyTexts} from '../../src/components/shell/journey.texts.js';
import type {CertErrorCode, CertErrorDetails} from '../../src/domain/errors.js';
import type {RefusalCode} from '../../src/domain/refusals.js';

export type Language = 'zh-CN' | 'en' | 'zh-TW';

/** What a user goes by, from the widget's own tables: tests of the tables say what they must contain. */
const wordsOf = async (lang: Language) => {
  const of = <Group extends string, T extends object>(table: TextTable<Group, T>): Promise<T> => textsIn(table, lang);
  return {
    bank: await of(bankUkeyTexts),
    card: await of(icCardTexts),
    cardFailure: await of(cardFailureTexts),
    checks: await of(checkTexts),
    consent: await of(consentTexts),
    copy: await of(copyTexts),
    failure: await of(failureTexts),
    frame: await of(frameTexts),
    help: await of(adminAssistTexts),
    home: await of(homeTexts),
    idTypes: await of(idTypeTexts),
    inbox: await of(adminRequestsTexts),
    later: await of(journeyTexts),
    /** As home shows it. */
    methods: {
      'admin-assist': await of(adminAssistHome),
      'bank-ukey': await of(bankUkeyHome),
      'ic-card': await of(icCardHome),
      'legal-rep': await of(legalRepHome),
    },
    path: await of(pathTexts),
    person: await of(personCheckTexts),
    profile: await of(profileTexts),
    record: await of(recordTexts),
    rep: await of(legalRepTexts),
    result: await of(resultTexts),
  };
};

export type Words = Awaited<ReturnType<typeof wordsOf>>;

export const wordsIn: Readonly<Record<Language, Words>> = {
  'zh-CN': await wordsOf('zh-CN'),
  en: await wordsOf('en'),
  'zh-TW': await wordsOf('zh-TW'),
};

/** A part of such a table, whichever of its keys it has. */
type Table<T> = Readonly<Partial<Record<string, T>>>;

/** What is said of an error, first that it happened. */
export const errorWords = (
  {failure, cardFailure}: Words,
  code: CertErrorCode,
  details: CertErrorDetails = {},
): string => {
  const tables: Table<FailureWords<CertErrorCode, RefusalCode>['errors'][CertErrorCode]> = {
    ...failure.errors,
    ...cardFailure.errors,
  };
  const said = tables[code];
  const [what] = (typeof said === 'function' ? said(details) : said) ?? [];
  if (what === undefined) throw new Error(`Nothing is said of ${code}.`);
  return what;
};
