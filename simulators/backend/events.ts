/* What happens, as a backend would write it down: with nothing that a person typed. */

export interface Session {
  /** A hash of the token, so that whoever reads it cannot sign in with it. */
  readonly id: string;
  readonly user: string;
  /** When the session started. No time but a counter: two events in one millisecond have an order, too. */
  readonly order: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly until: number;
  /** How the user signed in at the portal's sign-in page. Undefined for a link of the demo, and for a program. */
  readonly by?: 'password' | 'card';
}

/** What decides who a user is in a session, and what counts in it. */
export type SignIn = Pick<Session, 'order' | 'by'>;

export interface Certification {
  readonly user: string;
  readonly method: string;
  /** Id of the place, or of the way the account holder was checked. */
  readonly via?: string;
  /** The certified enterprise. It does not certify a record that names another enterprise. */
  readonly uscc: string;
  readonly certificationId: string;
  readonly verifiedAt: string;
  /** When it ends, and why. Without them it lasts. */
  readonly validUntil?: string;
  readonly endReason?: 'card-ends' | 'term' | 'representative-changed';
  /** The number of the card's certificate on which the end rests: it may be revoked. */
  readonly certNo?: string;
  /** In force for sessions that started after this. */
  readonly order: number;
}

/** A personal account belongs to an enterprise, in sessions that started after this. */
export interface Membership {
  readonly user: string;
  readonly uscc: string;
  readonly order: number;
}

/** A step of a request for an administrator's help. Contains nothing that a person typed. */
interface AssistanceStep {
  readonly type: 'assistance';
  readonly step:
    | 'requested'
    | 'withdrawn'
    | 'confirmed'
    | 'declined'
    | 'number-incorrect'
    | 'code-made'
    | 'code-accepted'
    | 'code-incorrect';
  readonly request: string;
  readonly user: string;
  readonly at: string;
}

/** Something that is limited per day. */
export interface Try {
  readonly user: string;
  readonly what:
    | 'ic-card'
    | 'ic-card/challenges'
    | 'profile'
    | 'legal-rep/enterprise'
    | 'legal-rep/id-card'
    | 'legal-rep/sms-codes'
    | 'legal-rep/bank-card'
    | 'sms-sent'
    | 'handoffs'
    | 'assistance'
    | 'assistance/code'
    | 'assistance/inbox'
    // What became of a request for help at the inbox of the enterprise: not a try, but counted per day, too.
    | 'inbox/reached'
    | 'inbox/withdrawn'
    | 'inbox/wrong-number'
    | 'inbox/declined';
  readonly at: number;
  /** The account's enterprise, whose accounts have a common limit; at an inbox, the enterprise that was asked. */
  readonly uscc?: string;
}

/** Tells somebody that a user was certified for their enterprise, or that an administrator typed a wrong number. */
interface Notice {
  readonly type: 'notice-to-administrators' | 'notice-to-legal-rep';
  readonly uscc: string;
  readonly certificationId?: string;
  /** Id of the request with the wrong number. */
  readonly request?: string;
  readonly at: string;
}

/** A user agreed to a notice. Time, notice and version are ours, and nothing that was sent. */
export interface Consented {
  readonly type: 'consented';
  readonly user: string;
  readonly noticeId: string;
  readonly version: string;
  /** The consent is another person's, and the account holder says so. */
  readonly declaredBy?: 'account-holder';
  readonly at: string;
}

/** The server of a sub-app has asked for somebody's level. */
interface LevelsAsked {
  readonly type: 'levels-asked';
  readonly subApp: string;
  /** Absent: there is no such account. */
  readonly user?: string;
  readonly at: string;
}

export type BackendEvent =
  | ({readonly type: 'signed-in'} & Session)
  | {readonly type: 'signed-out'; readonly id: string}
  | ({readonly type: 'certified'} & Certification)
  | ({readonly type: 'tried'} & Try)
  | ({readonly type: 'joined'} & Membership)
  | {readonly type: 'forgotten'; readonly user: string; readonly what: 'tries' | 'certification' | 'membership'}
  | Consented
  | LevelsAsked
  | AssistanceStep
  | Notice;
