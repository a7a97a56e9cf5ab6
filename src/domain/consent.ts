/** The notice that a host shows before a method collects personal data (PIPL, articles 17, 29 and 30). */
export interface ConsentNotice {
  readonly id: string;
  readonly version: string;
  /** Plain text; a line feed starts a new paragraph. */
  readonly text: string;
  /** BCP 47 tag of the text's language, such as `zh-TW`. Default: `zh-CN`. */
  readonly lang?: string | undefined;
  /** Whether the user must agree, with a checkbox that is not ticked at first. Otherwise the text only informs. */
  readonly required: boolean;
}

/**
 * Two notices of the legal representative's path, one for each person whose data it takes in: nobody consents in
 * another's place (PIPL, articles 13, 23 and 29).
 */
export interface NoticesByPerson {
  /** About the account holder's own data. Shown before the first step. */
  readonly accountHolder: ConsentNotice;
  /** About the representative's data, beside which it is shown. The account holder declares that they have agreed. */
  readonly legalRep: ConsentNotice;
}

/** Consent notices by method id. Only `legal-rep` may have two. */
export type ConsentNotices = Readonly<Record<string, ConsentNotice | NoticesByPerson>>;

/**
 * The notices of a method: for the account holder and, where there are two, for the legal representative. What has no `id`
 * is two: of a misspelt one, or a misspelt person, the notice is then seen to be missing.
 */
export const noticesOf = (
  consent: ConsentNotices | undefined,
  method: string,
): {readonly [P in keyof NoticesByPerson]?: ConsentNotice | undefined} => {
  // A host may pass anything, also a text, and call a method as a property of every object is called. Not by `ownProperty`:
  // shared with home, it would be a third script before home (decision 0004).
  const all = Object(consent) as ConsentNotices;
  const notice = Object.prototype.hasOwnProperty.call(all, method) ? (all[method] ?? undefined) : undefined;
  if (notice === undefined) return {};
  const given = Object(notice) as Partial<ConsentNotice & NoticesByPerson>;
  if ('id' in given) return {accountHolder: given as ConsentNotice};
  return {accountHolder: given.accountHolder, legalRep: given.legalRep};
};

/** The record that the user agreed to a notice. */
export interface Consent {
  readonly noticeId: string;
  readonly version: string;
  /** ISO 8601, by the clock of the user's PC. */
  readonly time: string;
}

/** The record that the account holder declared the legal representative's consent. */
export interface DeclaredConsent extends Consent {
  readonly declaredBy: 'account-holder';
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
