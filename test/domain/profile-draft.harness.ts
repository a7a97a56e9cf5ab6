import {fieldsOf, type Typed} from '../../src/domain/profile-draft.js';
import {edit as editFields, type CheckRules} from '../../src/domain/record-draft.js';
import type {ProfileChanges} from '../../src/domain/profile-fields.js';
import type {Profile} from '../../src/domain/profile.schemas.js';

export const rules: CheckRules = {mode: 'standard', today: '20260115', isTodaySure: true, acceptSarPassports: false};

/** Sound credit codes beside the one on record, of enterprises that cannot be. */
export const otherUscc = '91100000PDY00001XY';
export const thirdUscc = '91100000PDY000140X';
export const orgCodeOf = (uscc: string): string => uscc.slice(8, 17);

/** Sound numbers of nobody: born 1990-03-07, and 1985-01-01. */
export const idNumbers = ['310000199003071239', '310000198501010012'] as const;

export const nothing: Typed = {draft: {}, filled: undefined};

export const edit = (profile: Profile, typed: Typed, values: ProfileChanges): Typed =>
  editFields(fieldsOf(profile), typed, values);

/** What is typed field after field. */
export const type = (profile: Profile, ...values: ProfileChanges[]): Typed =>
  values.reduce<Typed>((typed, each) => edit(profile, typed, each), nothing);
