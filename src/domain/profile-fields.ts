/** The two halves of the record. Each is changed separately. */
export type ProfilePart = 'enterprise' | 'account';

/** The fields that may be changed, in the order of their forms. */
export const editableFields = {
  enterprise: ['uscc', 'orgCode', 'enterpriseName', 'legalRepName'],
  account: ['holderName', 'idType', 'idNumber', 'validFrom', 'validTo'],
} as const satisfies Record<ProfilePart, readonly string[]>;

export type EditableField = (typeof editableFields)[ProfilePart][number];

/** New values by field, normalised. Fields that are not named stay unchanged. */
export type ProfileChanges = Readonly<Partial<Record<EditableField, string>>>;

/** A change to save, with the version of the record on which it was made. */
export interface ProfileUpdate {
  /** The number, encrypted if the host encrypts it. */
  readonly changes: Omit<ProfileChanges, 'idNumber'> & {readonly idNumber?: string | {readonly enc: string}};
  readonly version: string;
}
