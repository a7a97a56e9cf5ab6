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
    by: z.optional(z.literal(ways)),
    returnUrl: z.optional(text()),
    hosts: z.optional(z.array(text())),
    testHosts: z.optional(z.array(origin())),
  })
  .check(
    z.refine((one) => placeOf(one) !== undefined, 'should-have-hosts' satisfies PlainCode),
    z.refine(
      ({by, returnUrl}) => by === 'code' || returnUrl !== undefined,
      'should-have-return-url' satisfies PlainCode,
    ),
  );

/** What each field is: plan-fields.ts. */
const planSchema = z.strictObject({
  baseUrl: z.optional(text()),
  origin: origin(),
  ca: z.optional(text()),
  users: z.strictObject({
    main: user,
    stranger: z.optional(user),
    colleague: z.optional(user),
    human: z.optional(user),
    applicant: z.optional(user),
    administrator: z.optional(user),
    secondAdministrator: z.optional(user),
    lowAdministrator: z.optional(user),
    crowd: z.optional(user),
    ended: z.optional(user),
    limits: z.optional(z.array(user)),
  }),
  card: z.optional(
    z.strictObject({simulator: z.optional(text()), command: z.optional(text()), revoked: z.optional(text())}),
  ),
  consent: z.optional(z.record(text(), z.strictObject({noticeId: text(), version: text()}))),
  legalRepConsent: z.optional(z.strictObject({noticeId: text(), version: text()})),
  legalRep: z.optional(z.strictObject({...identity, ...papers})),
  expiredLegalRep: z.optional(z.strictObject({...identity, ...papers})),
  holder: z.optional(
    z.strictObject({validFrom: text(), validTo: text(), bankCard: z.optional(text()), mobile: z.optional(text())}),
  ),
  other: z.optional(z.strictObject({...identity, ...papers})),
  otherEnterprise: z.optional(
    z.strictObject({enterpriseName: text(), uscc: text(), orgCode: text(), legalRep: z.strictObject(identity)}),
  ),
  otherEnterpriseName: z.optional(text()),
  otherHolderName: z.optional(text()),
  takenIdNumber: z.optional(text()),
  strangerIdNumber: z.optional(text()),
  handoffs: z.optional(z.array(handoff).check(z.minLength(1, 'should-not-be-empty' satisfies PlainCode))),
  helpingEnterprise: z.optional(text()),
  levels: z.optional(z.strictObject({secret: text(), secondSecret: z.optional(text())})),
  mostRequests: z.optional(z.number()),
  mostMinutes: z.optional(z.number()),
  excused: z.optional(z.array(text())),
  commands: z.optional(
    z.strictObject({
      reset: z.optional(text()),
      smsCode: z.optional(text()),
      humanCheck: z.optional(text()),
      stepUp: z.optional(text()),
      portalTicket: z.optional(text()),
      decide: z.optional(text()),
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
