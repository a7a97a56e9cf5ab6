import type {TextTable} from '../src/components/locales/text-table.js';
import {adminAssistHome} from '../src/components/admin-assist/admin-assist.card.js';
import {adminAssistTexts} from '../src/components/admin-assist/admin-assist.texts.js';
import {adminRequestsTexts} from '../src/components/admin-requests/admin-requests.texts.js';
import {bankUkeyHome} from '../src/components/external/bank-ukey.card.js';
import {bankUkeyTexts} from '../src/components/external/bank-ukey.texts.js';
import {handoffCodeTexts, externalTexts} from '../src/components/external/external.texts.js';
import {failureTexts} from '../src/components/failure/failure.texts.js';
import {homeTexts} from '../src/components/home/home.texts.js';
import {icCardHome} from '../src/components/ic-card/ic-card.card.js';
import {cardFailureTexts} from '../src/components/ic-card/ic-card.failures.js';
import {icCardTexts} from '../src/components/ic-card/ic-card.texts.js';
import {legalRepHome} from '../src/components/legal-rep/legal-rep.card.js';
import {legalRepTexts} from '../src/components/legal-rep/legal-rep.texts.js';
import {copyTexts, consentTexts, pathTexts} from '../src/components/path/path.texts.js';
import {personCheckTexts} from '../src/components/person-check/person-check.texts.js';
import {profileTexts} from '../src/components/profile/profile.texts.js';
import {checkTexts} from '../src/components/record/check.texts.js';
import {idTypeTexts} from '../src/components/record/id-types.texts.js';
import {recordTexts} from '../src/components/record/record.texts.js';
import {resultTexts} from '../src/components/result/result.texts.js';
import {frameTexts} from '../src/components/element/frame.texts.js';
import {journeyTexts} from '../src/components/element/journey/journey.texts.js';
import type {Locale} from '../src/domain/locales.js';
import * as files from '../src/locales/files.js';
import {home} from '../src/locales/home.js';

export const tables = [
  ...([adminAssistHome, adminAssistTexts, adminRequestsTexts, bankUkeyHome, bankUkeyTexts] as const),
  ...([handoffCodeTexts, externalTexts, failureTexts, homeTexts, icCardHome, cardFailureTexts, icCardTexts] as const),
  ...([legalRepHome, legalRepTexts, copyTexts, consentTexts, pathTexts, personCheckTexts, profileTexts] as const),
  ...([checkTexts, idTypeTexts, recordTexts, resultTexts, frameTexts, journeyTexts] as const),
] as const;

type Table = (typeof tables)[number];

/** All that a user goes by, in the widget's own words: by the group of the table. */
export type Words = {readonly [Group in Table['group']]: Extract<Table, TextTable<Group, object>>['reference']};

/** A table's words in a locale. */
export const textsIn = async <Group extends string, T extends object>(
  {group, reference}: TextTable<Group, T>,
  locale: Locale,
): Promise<T> => {
  if (locale === 'zh-CN') return reference;
  const all = await Promise.all([home, ...Object.values(files)].map((file) => file[locale]()));
  const texts = Object.assign({}, ...all.map((file) => file.texts)) as Readonly<Record<Group, T>>;
  return texts[group];
};

/** `own`: a host's words, by `group.key`. Like the widget, it takes them for plain texts alone. */
export const wordsIn = async (locale: Locale, own: Readonly<Record<string, string>> = {}): Promise<Words> => {
  const texts = tables.map(async (table) => {
    const all = Object.entries((await textsIn<string, object>(table, locale)) as Readonly<Record<string, unknown>>);
    const said = all.map(([key, words]) => {
      return [key, typeof words === 'string' ? (own[`${table.group}.${key}`] ?? words) : words] as const;
    });
    return [table.group, Object.fromEntries(said)] as const;
  });
  return Object.fromEntries(await Promise.all(texts)) as unknown as Words;
};
