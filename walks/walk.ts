import type {CardAgent} from '../src/adapters/card-agent.js';
import type {CertBackend, InboxBackend} from '../src/adapters/backend.js';
import type {Locale} from '../src/domain/locales.js';
import type {Words} from './words.js';

/* A path as data: what a user does at each step. Drivers take it: in a machine, in a document, in a browser's page. */

/** What stands on a button or a link, in the page's language. */
export type Said = (words: Words, locale: Locale) => string;

/** What only whoever takes the walk knows: the card's PIN, the administrator's number and code. */
export interface Known {
  readonly pin: string;
  readonly number: string;
  readonly code: string;
}

/** An event of the machine that shows, by its name where it carries nothing more than what is typed. */
export type Sent = string | {readonly type: string; readonly [more: string]: unknown};

type Asked = keyof CertBackend | keyof InboxBackend | Extract<keyof CardAgent, string>;

/** What is seen of a request that takes its time, fails, or finds nobody signed in. */
export interface Asking {
  /** What is said meanwhile; nothing where it is asked behind a screen. */
  readonly says?: Said;
  /** Where cancelling it leads. */
  readonly cancelled?: string;
  /** Where a failure shows that can be retried, and what else can be pressed there. */
  readonly failed?: readonly [step: string, ...ways: Said[]];
  /** Where the same user goes on after a new sign-in. */
  readonly resumed?: string;
}

export interface Step {
  /** The state in which the machine is that shows then. */
  readonly at: string;
  /** Where a walk comes to the same step twice. */
  readonly name?: string;
  /** Passed over where the path does not come to it. */
  readonly maybe?: true;
  /** What is typed, by the id of its field. */
  readonly type?: Readonly<Record<string, string | ((known: Known) => string)>>;
  /** The boxes that are ticked where they are there, by their ids. */
  readonly tick?: readonly string[];
  /** What is pressed then; the primary button where nothing is said. */
  readonly press?: Said;
  /** What pressing it sends; what is typed goes with it, or before it as `edited`. Undefined where others act. */
  readonly sends?: readonly Sent[];
  /** What is asked then, in this order. */
  readonly asks?: readonly Asked[];
  /** What is seen of each of them. */
  readonly seen?: Readonly<Partial<Record<Asked, Asking>>>;
  /** Who else has to act then. */
  readonly waitsFor?: 'place' | 'administrator';
}

export interface Walk {
  readonly name: string;
  /** The view that it is about. */
  readonly view: string;
  /** Who takes it in the demo. */
  readonly user: string;
  readonly steps: readonly Step[];
  /** Where it is done. */
  readonly end: string;
}

type Method = 'ic-card' | 'legal-rep' | 'bank-ukey' | 'admin-assist';

/** By its button on home, if it was not opened otherwise. */
export const opens = (method: Method, seen: NonNullable<Step['seen']> = {}): Step => ({
  at: 'home',
  maybe: true,
  press: (t) => t[`${method}-home`].action,
  sends: [{type: 'methodChosen', method, pressed: true}],
  asks: Object.keys(seen) as Asked[],
  seen,
});

/** The record is read as a path opens. */
export const readsRecord = (resumed: string): NonNullable<Step['seen']> => ({
  getProfile: {says: (t) => t.path.loading, cancelled: 'home', failed: ['notLoaded', (t) => t.path.toMethods], resumed},
});

/** What every driver can do: be at a step, and do there what it says. */
export interface Driver {
  /** Resolves with the first of these steps that the user is at. */
  at(steps: readonly string[]): Promise<string>;
  take(step: Step): Promise<void>;
}

/** A part of a walk, and what is done otherwise on it. Steps are named by `name`, else by `at`. */
export interface Way {
  /** Begins at this step: an earlier page has left it, or a session that ended. */
  readonly from?: string;
  /** Ends where this step shows, before anything is done there. */
  readonly to?: string;
  /** Ends when this step was done. */
  readonly through?: string;
  /** Ends when it was typed at this step, before anything is pressed. */
  readonly typing?: string;
  /** What is typed in place of what the walk says: by step and field. */
  readonly typed?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** At which step nothing is ticked. */
  readonly unticked?: string;
}

export const nameOf = ({at, name = at}: Step): string => name;

/** Takes a walk from where the user is, to its end or a part of it. */
export const take = async (driver: Driver, {steps, end}: Walk, way: Way = {}): Promise<void> => {
  const first = steps.findIndex((each) => nameOf(each) === way.from);
  for (let left = steps.slice(Math.max(0, first)); ;) {
    // The steps that may come, and the first that must; once all are done, the end.
    const must = left.findIndex(({maybe}) => !maybe);
    const ahead = must < 0 ? left : left.slice(0, must + 1);
    const at = await driver.at([...ahead.map((each) => each.at), ...(must < 0 ? [end] : [])]);
    const step = ahead.find((each) => each.at === at);
    if (!step || nameOf(step) === way.to) return;
    const name = nameOf(step);
    const {[name]: type} = way.typed ?? {};
    const own = {...step, ...(type && {type}), ...(name === way.unticked && {tick: []})};
    const {press: _, ...typed} = own;
    await driver.take(name === way.typing ? {...typed, sends: []} : own);
    if ([way.through, way.typing].includes(name)) return;
    left = left.slice(left.indexOf(step) + 1);
  }
};
