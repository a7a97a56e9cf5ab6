import {sameEnterpriseName} from '../../src/domain/identifiers/enterprise-name.js';
import {orgCodeFromUscc} from '../../src/domain/identifiers/uscc-parts.js';
import {beijing, pudong, type ProfileRecord, sample} from './records.js';

/** Stands in for the public registry of enterprises. */
interface Registered {
  readonly uscc: string;
  /** What it is called, and was called: a record with a former name is not wrong. */
  readonly names: readonly string[];
  readonly legalReps: readonly string[];
}

/** What the public registry shows, so that a refusal may name it. */
export type PublicField = 'uscc' | 'orgCode' | 'enterpriseName' | 'legalRepName';

const registered: readonly Registered[] = [
  {
    uscc: pudong.uscc,
    names: [pudong.enterpriseName, '上海浦东样例国际贸易有限公司'],
    legalReps: [pudong.legalRepName, '何平'],
  },
  // The same enterprise, registered anew in another district and then renamed: to correct both takes two saves.
  {
    uscc: '91310115PDY000060Q',
    names: [pudong.enterpriseName, '上海临港样例贸易有限公司'],
    legalReps: [pudong.legalRepName],
  },
  {uscc: beijing.uscc, names: [beijing.enterpriseName], legalReps: [beijing.legalRepName]},
  {uscc: '92440100PDY000036G', names: ['广州样例物流有限公司'], legalReps: ['吴敏']},
  {uscc: sample.uscc, names: [sample.enterpriseName], legalReps: [sample.legalRepName]},
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
    legalRepName: entry !== undefined && !entry.legalReps.includes(legalRepName),
  };
  return (Object.keys(differs) as PublicField[]).filter((field) => differs[field] && record[field] !== '');
};

/** Another name of the same enterprise, where the registry knows one. */
export const otherNameOf = ({uscc, enterpriseName}: ProfileRecord): string =>
  find(uscc)?.names.find((name) => name !== enterpriseName) ?? enterpriseName;

/** A passport may look like one of ours and be another country's: its number alone cannot tell. */
export const foreignPassports: ReadonlySet<string> = new Set(['E00009999']);
