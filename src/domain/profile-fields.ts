/** The two halves of the record, each changed by itself. */
export type ProfilePart = 'enterprise' | 'account';

/** The fields that may be changed, in the order of their forms. */
export const editableFields = {
  enterprise: ['uscc', 'orgCode', 'enterpriseName', 'legalRepName'],
  account: ['holderName', 'idType', 'idNumber', 'validFrom', 'validTo'],
} as const satisfies Record<ProfilePart, readonly string[]>;

export type EditableField = (typeof editableFields)[ProfilePart][number];

/** New values by field, normalised; what is not named stays as it is. */
export type ProfileChanges = Readonly<Partial<Record<EditableField, string>>>;

/** A change to be saved, on the version of the record that it was made on. */
export interface ProfileUpdate {
  /** The number encrypted, where the host does that. */
  readonly changes: Omit<ProfileChanges, 'idNumber'> & {readonly idNumber?: string | {readonly enc: string}};
  readonly version: string;
}
