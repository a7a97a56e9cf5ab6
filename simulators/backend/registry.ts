import {sameEnterpriseName} from '../../src/domain/identifiers/enterprise-name.js';
import {normaliseCode} from '../../src/domain/identifiers/text.js';
import {orgCodeFromUscc} from '../../src/domain/identifiers/uscc-parts.js';
import {
  chenjing,
  heping,
  type Identity,
  identityOfLegalRep,
  isSameIdentity,
  liuyang,
  wangfang,
  wumin,
} from './people.js';
import {beijing, guangzhou, pudong, type ProfileRecord, sample, shenzhen} from './records.js';

interface Registered {
  readonly uscc: string;
  /** The present and former names. A record with a former name is not wrong. */
  readonly names: readonly string[];
  readonly legalReps: readonly Identity[];
  /** The legal representative of this enterprise cannot be checked here. */
  readonly legalRepUnknown?: true;
}

/** The fields that the public registry shows, so a refusal may name them. */
export type PublicField = 'uscc' | 'orgCode' | 'enterpriseName' | 'legalRepName';

const registered: readonly Registered[] = [
  {uscc: pudong.uscc, names: [pudong.enterpriseName, '上海浦东样例国际贸易有限公司'], legalReps: [chenjing, heping]},
  // The same enterprise, registered again in another district and then renamed: correcting both takes two saves.
  {uscc: '91310115PDY000060Q', names: [pudong.enterpriseName, '上海临港样例贸易有限公司'], legalReps: [chenjing]},
  {uscc: beijing.uscc, names: [beijing.enterpriseName], legalReps: [liuyang]},
  {uscc: guangzhou.uscc, names: [guangzhou.enterpriseName], legalReps: [wumin]},
  {uscc: sample.uscc, names: [sample.enterpriseName], legalReps: [wangfang]},
  {
    uscc: shenzhen.uscc,
    names: [shenzhen.enterpriseName],
    legalReps: [identityOfLegalRep(shenzhen)],
    legalRepUnknown: true,
  },
];

const find = (uscc: string): Registered | undefined => registered.find((each) => each.uscc === uscc);

/** The fields in which a record differs from the registry. A missing value does not differ. */
export const differencesOf = (record: ProfileRecord): readonly PublicField[] => {
  const {uscc, orgCode, enterpriseName, legalRepName} = record;
  const entry = find(uscc);
  const differs: Readonly<Record<PublicField, boolean>> = {
    uscc: !entry,
    orgCode: uscc !== '' && orgCode !== orgCodeFromUscc(uscc),
    enterpriseName: entry !== undefined && !entry.names.some((name) => sameEnterpriseName(name, enterpriseName)),
    legalRepName: entry !== undefined && !entry.legalReps.some(({name}) => name === legalRepName),
  };
  return (Object.keys(differs) as PublicField[]).filter((field) => differs[field] && record[field] !== '');
};

/**
 * The codes of the enterprises that have this code or this whole name. Every enterprise is compared, so that a text that
 * names none causes the same work.
 */
export const usccsNamed = (text: string): readonly string[] => {
  const code = normaliseCode(text);
  const isNamed = ({uscc, names}: Registered): boolean =>
    [uscc === code, ...names.map((name) => sameEnterpriseName(name, text))].includes(true);
  return registered.filter(isNamed).map(({uscc}) => uscc);
};

export const knowsLegalRepOf = (uscc: string): boolean => !find(uscc)?.legalRepUnknown;

/** Whether this is the registered legal representative of an enterprise. Only the name is public. */
export const isLegalRepOf = (uscc: string, identity: Identity): boolean =>
  find(uscc)?.legalReps.some((each) => isSameIdentity(each, identity)) === true;

export const otherNameOf = ({uscc, enterpriseName}: ProfileRecord): string =>
  find(uscc)?.names.find((name) => name !== enterpriseName) ?? enterpriseName;

/** A passport may have the form of a PRC passport but belong to another country. Its number alone cannot tell. */
export const foreignPassports: ReadonlySet<string> = new Set(['E00009999']);
