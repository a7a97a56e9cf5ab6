import {sameEnterpriseName} from '../../src/domain/identifiers/enterprise-name.js';
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

/** Stands in for the public registry of enterprises. */
interface Registered {
  readonly uscc: string;
  /** What it is called, and was called: a record with a former name is not wrong. */
  readonly names: readonly string[];
  readonly legalReps: readonly Identity[];
  /** Registered in a way that its legal representative cannot be checked here. */
  readonly legalRepUnknown?: true;
}

/** What the public registry shows, so that a refusal may name it. */
export type PublicField = 'uscc' | 'orgCode' | 'enterpriseName' | 'legalRepName';

const registered: readonly Registered[] = [
  {
    uscc: pudong.uscc,
    names: [pudong.enterpriseName, '上海浦东样例国际贸易有限公司'],
    legalReps: [chenjing, heping],
  },
  // The same enterprise, registered anew in another district and then renamed: to correct both takes two saves.
  {
    uscc: '91310115PDY000060Q',
    names: [pudong.enterpriseName, '上海临港样例贸易有限公司'],
    legalReps: [chenjing],
  },
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

/** In which fields a record differs from the registry. What is missing does not differ. */
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

/** Whether an enterprise's legal representative can be checked at all. */
export const knowsLegalRepOf = (uscc: string): boolean => !find(uscc)?.legalRepUnknown;

/** Whether that is who is filed as an enterprise's legal representative. Not public, but for the name. */
export const isLegalRepOf = (uscc: string, identity: Identity): boolean =>
  find(uscc)?.legalReps.some((each) => isSameIdentity(each, identity)) === true;

/** Another name of the same enterprise, where the registry knows one. */
export const otherNameOf = ({uscc, enterpriseName}: ProfileRecord): string =>
  find(uscc)?.names.find((name) => name !== enterpriseName) ?? enterpriseName;

/** A passport may look like one of ours and be another country's: its number alone cannot tell. */
export const foreignPassports: ReadonlySet<string> = new Set(['E00009999']);
