/** The notice that a host shows before a method collects personal data (PIPL, articles 17, 29 and 30). */
export interface ConsentNotice {
  readonly id: string;
  readonly version: string;
  /** Plain text; a line feed starts a new paragraph. */
  readonly text: string;
  /** Whether the user must agree, with a checkbox that is not ticked at first. Otherwise the text only informs. */
  readonly required: boolean;
}

/** Consent notices by method id. */
export type ConsentNotices = Readonly<Record<string, ConsentNotice>>;

/** The record that the user agreed to a notice. */
export interface Consent {
  readonly noticeId: string;
  readonly version: string;
  /** ISO 8601, by the clock of the user's PC. */
  readonly time: string;
}

/** Whether there is a notice to show. A host may pass a notice that it has not loaded yet. */
export const isNotice = (notice: ConsentNotice | undefined): notice is ConsentNotice =>
  [notice?.id, notice?.version, notice?.text].every((each) => typeof each === 'string' && each !== '');

/** Whether the consent is for this version of the notice. A newer version needs a new consent. */
export const agreesTo = ({id, version}: ConsentNotice, consent: Consent | undefined): boolean =>
  consent?.noticeId === id && consent.version === version;

/** Whether a required consent is missing. */
export const isConsentMissing = (notice: ConsentNotice | undefined, consent: Consent | undefined): boolean =>
  isNotice(notice) && notice.required && !agreesTo(notice, consent);
