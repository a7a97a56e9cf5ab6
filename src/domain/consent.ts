/** What a host tells before a method takes in personal data (PIPL, articles 17, 29 and 30). */
export interface ConsentNotice {
  readonly id: string;
  readonly version: string;
  /** Plain text; a line feed begins a paragraph. */
  readonly text: string;
  /** Whether the user has to agree, by a box that is unticked at first. Otherwise the text only informs. */
  readonly required: boolean;
}

/** By the method's id. */
export type ConsentNotices = Readonly<Record<string, ConsentNotice>>;

/** That the user agreed to a notice. */
export interface Consent {
  readonly noticeId: string;
  readonly version: string;
  /** ISO 8601, by the clock of the user's PC. */
  readonly time: string;
}

/** Whether there is anything to be told; a host may hand over what it has not loaded yet. */
export const isNotice = (notice: ConsentNotice | undefined): notice is ConsentNotice =>
  [notice?.id, notice?.version, notice?.text].every((each) => typeof each === 'string' && each !== '');

/** Of a newer version nobody has agreed to anything yet. */
export const agreesTo = ({id, version}: ConsentNotice, consent: Consent | undefined): boolean =>
  consent?.noticeId === id && consent.version === version;

/** Whether what the host insists on is missing. */
export const isConsentMissing = (notice: ConsentNotice | undefined, consent: Consent | undefined): boolean =>
  isNotice(notice) && notice.required && !agreesTo(notice, consent);
