import type {DemoMethod} from '../methods.js';
import type {Answered} from './answers.js';

/* What the journal is made of. */

export interface Session {
  /** A hash of the token: whoever reads the journal cannot sign in with it. */
  readonly id: string;
  readonly user: string;
  /** When it began, counted rather than timed: two things in one millisecond still have an order. */
  readonly order: number;
  readonly until: number;
}

export interface Certification {
  readonly user: string;
  readonly method: DemoMethod;
  /** Id of the bank, or of how the account holder was checked; journals of before have a bank's name. */
  readonly via?: string;
  /** Of which enterprise: a record that names another is not certified by it. */
  readonly uscc: string;
  readonly certificationId: string;
  readonly verifiedAt: string;
  /** In force for sessions that began after this. */
  readonly order: number;
}

/** Something of which there are so many a day. */
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
    | 'bank-ukey';
  readonly at: number;
  /** Of which enterprise: its accounts have so many together. Journals of before do not say. */
  readonly uscc?: string;
}

/** For those who are told that somebody was certified for their enterprise. */
interface Notice {
  readonly type: 'notice-to-administrators' | 'notice-to-legal-rep';
  readonly uscc: string;
  readonly certificationId: string;
  readonly at: string;
}

export type Happening =
  | ({readonly type: 'signed-in'} & Session)
  | {readonly type: 'signed-out'; readonly id: string}
  // Journals of before there was another method name none.
  | ({readonly type: 'certified'} & Omit<Certification, 'method'> & Partial<Pick<Certification, 'method'>>)
  | ({readonly type: 'tried'} & Try)
  | {readonly type: 'forgotten'; readonly user: string; readonly what: 'tries' | 'certification'}
  | Notice
  | ({readonly type: 'answered'} & Answered);

type Types = Happening['type'];
type FieldType = 'string' | 'number';

/** What each has, in journals of before as well. */
const fieldsOf: Readonly<Record<Types, Readonly<Record<string, FieldType>>>> = {
  'signed-in': {id: 'string', user: 'string', order: 'number', until: 'number'},
  'signed-out': {id: 'string'},
  certified: {user: 'string', certificationId: 'string', verifiedAt: 'string', order: 'number'},
  tried: {user: 'string', at: 'number'},
  forgotten: {user: 'string', what: 'string'},
  'notice-to-administrators': {uscc: 'string', certificationId: 'string', at: 'string'},
  'notice-to-legal-rep': {uscc: 'string', certificationId: 'string', at: 'string'},
  answered: {key: 'string', fingerprint: 'string', at: 'number'},
};

const isKnown = (type: unknown): type is Types => typeof type === 'string' && Object.hasOwn(fieldsOf, type);

/** Whether something that was read is what this backend writes. */
export const isHappening = (value: unknown): value is Happening => {
  const record = Object(value) as Record<string, unknown>;
  const {type} = record;
  return isKnown(type) && Object.entries(fieldsOf[type]).every(([field, wanted]) => typeof record[field] === wanted);
};
