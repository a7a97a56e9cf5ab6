import {bankUkey} from '../../src/components/bank-ukey/bank-ukey.method.js';
import {consentTexts} from '../../src/components/path/consent.texts.js';
import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {checkTexts} from '../../src/components/record/check.texts.js';
import {idTypeTexts} from '../../src/components/record/id-types.texts.js';
import {recordTexts} from '../../src/components/record/record.texts.js';
import {icCard} from '../../src/components/ic-card/ic-card.method.js';
import {legalRep} from '../../src/components/legal-rep/legal-rep.method.js';
import {legalRepTexts} from '../../src/components/legal-rep/legal-rep.texts.js';
import type {TextTable} from '../../src/components/locales/texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {journeyTexts} from '../../src/components/shell/journey.texts.js';
import {personCheckTexts} from '../../src/components/person-check/person-check.texts.js';
import {resultTexts} from '../../src/components/result/result.texts.js';
import type {CertErrorCode} from '../../src/domain/errors.js';
import type {RefusalCode} from '../../src/domain/refusals.js';
import type {Language} from './words.js';

const inLanguage = async <T extends object>({reference, others}: TextTable<T>, lang: Language): Promise<T> =>
  lang === 'zh-CN' ? reference : (await others[lang]()).texts;

/** What the legal representative's path says, from the widget's own tables. */
export const legalRepWords = async (lang: Language) => ({
  checks: await inLanguage(checkTexts, lang),
  consent: await inLanguage(consentTexts, lang),
  failure: await inLanguage(failureTexts, lang),
  icCard: await inLanguage(icCard.card, lang),
  idTypes: await inLanguage(idTypeTexts, lang),
  bankUkey: await inLanguage(bankUkey.card, lang),
  card: await inLanguage(legalRep.card, lang),
  later: await inLanguage(journeyTexts, lang),
  path: await inLanguage(pathTexts, lang),
  person: await inLanguage(personCheckTexts, lang),
  record: await inLanguage(recordTexts, lang),
  rep: await inLanguage(legalRepTexts, lang),
  result: await inLanguage(resultTexts, lang),
});

export type LegalRepWords = Awaited<ReturnType<typeof legalRepWords>>;

/** What every path says of an error, first that it happened. */
export const errorWords = ({failure}: LegalRepWords, code: CertErrorCode): string => {
  const said = (failure.errors as Partial<Record<CertErrorCode, WhatAndHow | ((details: object) => WhatAndHow)>>)[code];
  const [what] = (typeof said === 'function' ? said({}) : said) ?? [];
  if (what === undefined) throw new Error(`Nothing is said of ${code}.`);
  return what;
};

/** What every path says of a refusal. */
export const refusalWords = ({failure}: LegalRepWords, code: RefusalCode): WhatAndHow => {
  const said = (failure.refusals as Partial<Record<RefusalCode, WhatAndHow>>)[code];
  if (!said) throw new Error(`Nothing is said of ${code}.`);
  return said;
};
