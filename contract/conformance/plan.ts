import {readFile} from 'node:fs/promises';
import * as z from 'zod/mini';
import {banks} from '../../src/domain/banks.js';
import {readExternalMethods} from '../../src/domain/external-methods.js';
import {type Place, placeIn, ways} from '../../src/domain/places.js';
import {isPlain, type Message, type PlainCode, say, SaidError, type Value} from './say.js';

/* The plan: who the test users are, how a session is got, and what no client can know. */

const text = () => z.string().check(z.refine(({length}) => length > 0, 'should-be-text' satisfies PlainCode));
const headers = () => z.record(text(), text());

const origin = () =>
  z
    .string()
    .check(
      z.refine(
        (value) => URL.canParse(value) && new URL(value).origin === value,
        'should-be-origin' satisfies PlainCode,
      ),
    );

const user = z.strictObject({
  /** The session, as headers. Or a command that prints them, one `name: value` in each line: a new session each time. */
  headers: z.optional(headers()),
  command: z.optional(text()),
  /** Names of the headers that a foreign page cannot send, such as a CSRF token. */
  csrf: z.optional(z.array(text())),
});

const identity = {name: text(), idType: text(), idNumber: text()};
const papers = {
  /** `YYYYMMDD`; `00000000` for long-term. */
  validFrom: text(),
  validTo: text(),
  bankCard: z.optional(text()),
  mobile: z.optional(text()),
};

interface Where {
  readonly method: string;
  readonly place: string;
  readonly hosts?: readonly string[] | undefined;
}

/** A bank that this version knows, or a place on hosts that the widget would take. */
export const placeOf = ({method, place, hosts}: Where): Place | undefined => {
  if (hosts) return readExternalMethods([{id: 'bank-ukey', places: [{id: 'place', name: place, hosts}]}]).banks[0];
  return method === 'bank-ukey' ? placeIn(banks, place) : undefined;
};

/** A way to a place of a method that is decided elsewhere. */
const handoff = z
  .strictObject({
    method: text(),
    place: text(),
    /** Default: `link`. */
    by: z.optional(z.literal(ways)),
    /** The page to which the place sends users back, if it is by a link. */
    returnUrl: z.optional(text()),
    /** The place's own hosts, as in the page's `externalMethods`. Of the banks of this version they are known. */
    hosts: z.optional(z.array(text())),
    /** Origins of the place's test system, such as https://test.bank.example, in addition to its own hosts. */
    testHosts: z.optional(z.array(origin())),
  })
  .check(
    z.refine((one) => placeOf(one) !== undefined, 'should-have-hosts' satisfies PlainCode),
    z.refine(
      ({by, returnUrl}) => by === 'code' || returnUrl !== undefined,
      'should-have-return-url' satisfies PlainCode,
    ),
  );

const planSchema = z.strictObject({
  baseUrl: z.optional(text()),
  /** Origin of one of the backend's own pages. */
  origin: origin(),
  /** A file with the certificates of private authorities, as PEM, where the backend's own is signed by one of them. */
  ca: z.optional(text()),
  users: z.strictObject({
    /** An account of an enterprise, with all methods on. */
    main: user,
    /** An account of another enterprise. */
    stranger: z.optional(user),
    /** Another account of the enterprise of `main`, which the card certifies: no administrator of the enterprise below. */
    colleague: z.optional(user),
    /** An account of which a human check is asked for at each POST and PUT. */
    human: z.optional(user),
    /** An account that may ask for an administrator's help: a personal one, or one of the enterprise below. */
    applicant: z.optional(user),
    /** Two administrators of the enterprise that is asked for help. */
    administrator: z.optional(user),
    secondAdministrator: z.optional(user),
    /** An administrator of it whose own level is lower than the one that help gives. */
    lowAdministrator: z.optional(user),
    /** As many accounts as `applicant` as an inbox does not show: the command is called for `crowd.0` to `crowd.50`. */
    crowd: z.optional(user),
    /** An account whose only certification has ended. */
    ended: z.optional(user),
    /** Accounts whose limits for today may be used up: one for each operation that has a limit. */
    limits: z.optional(z.array(user)),
  }),
  /**
   * A folder with the authority of simulated cards, as `sw-card-agent-simulator --data-dir` keeps it. Or a command that
   * signs the text on its standard input with a real card and prints `certificate`, `certNo`, `signature` and
   * `algorithm` as JSON. The command knows the PIN; this program never asks for one.
   */
  card: z.optional(z.strictObject({simulator: z.optional(text()), command: z.optional(text())})),
  /** The consent that a method needs, by method. */
  consent: z.optional(z.record(text(), z.strictObject({noticeId: text(), version: text()}))),
  /** The notice about the legal representative's data, where the account holder declares that they have agreed. */
  legalRepConsent: z.optional(z.strictObject({noticeId: text(), version: text()})),
  /** The legal representative of `main`'s enterprise. */
  legalRep: z.optional(z.strictObject({...identity, ...papers})),
  /** Another legal representative of `main`'s enterprise, whose ID card has expired. */
  expiredLegalRep: z.optional(z.strictObject({...identity, ...papers})),
  /**
   * The ID card of `main`'s account holder, a bank card whose mobile is the one on record, and that mobile. Name and number
   * are on record, too.
   */
  holder: z.optional(
    z.strictObject({validFrom: text(), validTo: text(), bankCard: z.optional(text()), mobile: z.optional(text())}),
  ),
  /** A person whom registry and banks know, but who is nobody of `main`'s enterprise. */
  other: z.optional(z.strictObject({...identity, ...papers})),
  /** Correct data of the enterprise of `stranger`, with its legal representative. */
  otherEnterprise: z.optional(
    z.strictObject({enterpriseName: text(), uscc: text(), orgCode: text(), legalRep: z.strictObject(identity)}),
  ),
  /** Another registered name of `main`'s enterprise. It is saved, and put back. */
  otherEnterpriseName: z.optional(text()),
  /** Another name for `main`'s account holder, in its place for the time of one rule. */
  otherHolderName: z.optional(text()),
  /** An ID number of another account of `main`'s enterprise. */
  takenIdNumber: z.optional(text()),
  /** What is decided elsewhere: a place for each method and way. */
  handoffs: z.optional(z.array(handoff).check(z.minLength(1, 'should-not-be-empty' satisfies PlainCode))),
  /** Code or name of the enterprise that is asked for help. */
  helpingEnterprise: z.optional(text()),
  /** Most requests of one kind until a limit must be reached. Default: 100. */
  mostRequests: z.optional(z.number()),
  /** Minutes that a run takes at most. Default: 120. */
  mostMinutes: z.optional(z.number()),
  /** Chapters and rules that need not run with `--require-all`: what this backend does not offer. */
  excused: z.optional(z.array(text())),
  commands: z.optional(
    z.strictObject({
      /** Makes test users as they were: certifications, changes of the record, tries of today. `SW_CERT_USER`. */
      reset: z.optional(text()),
      /** Prints the code that was sent last. `SW_CERT_USER`, `SW_CERT_MOBILE`. */
      smsCode: z.optional(text()),
      /** Prints the result of a passed human check. `SW_CERT_USER`. */
      humanCheck: z.optional(text()),
      /** Prints the result of a step-up, the host's check that an administrator is present. `SW_CERT_USER`. */
      stepUp: z.optional(text()),
      /** Lets the place decide. `SW_CERT_URL` is the address on its site, `SW_CERT_VERDICT` passed or rejected. */
      decide: z.optional(text()),
      /** Opens the address of a code as a phone does, and does no more. `SW_CERT_URL`. */
      scan: z.optional(text()),
    }),
  ),
});

export type Plan = z.infer<typeof planSchema>;
export type PlannedHandoff = z.infer<typeof handoff>;
export type PlannedUser = z.infer<typeof user>;
export type PlannedPerson = NonNullable<Plan['other']>;

/** The plan cannot be used. The message is one line for the person who wrote it. */
export class PlanError extends SaidError {}

const fieldAt = (path: readonly PropertyKey[]): Value => path.map(String).join('.') || say('the-plan');

/** Never quotes a value: the plan has ID numbers in it. */
const complaintOf = (issue: z.core.$ZodIssue): Message => {
  if (issue.code === 'unrecognized_keys') return say('unknown-fields', say('list', ...issue.keys));
  if (issue.code === 'invalid_value') return say('should-be-one-of', say('list', ...issue.values.map(String)));
  if (issue.code === 'invalid_type') return say('should-be', issue.expected);
  return isPlain(issue.message) ? say(issue.message) : say('as-written', issue.message);
};

export const parsePlan = (value: unknown): Plan => {
  const parsed = planSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map((issue) => say('complaint', fieldAt(issue.path), complaintOf(issue)));
  throw new PlanError(say('sentences', ...complaints));
};

/** The certificates of the plan's private authorities. */
export const readCa = async ({ca}: Plan): Promise<string | undefined> => {
  if (ca === undefined) return undefined;
  const pem = await readFile(ca, 'utf8').catch(() => '');
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw new PlanError(say('complaint', 'ca', say('should-be-pem')));
  return pem;
};

export const readPlan = async (path: string): Promise<Plan> => {
  const content = await readFile(path, 'utf8').catch(() => {
    throw new PlanError(say('cannot-be-read', path));
  });
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw new PlanError(say('not-json', path));
  }
  return parsePlan(value);
};
