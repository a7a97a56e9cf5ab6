import * as z from 'zod/mini';
import {lazy} from './lazy.js';
import {quoted} from './errors.js';
import {contractPattern, isInstant, subjectPattern} from './wire-formats.js';

/** The versions of the contract that we speak: the present one and, once there was one, the one before. */
export const contracts = ['1.0'] as const;

/*
 * The contract with the host's server, as far as every screen needs it. Each method's own part is beside this file. A
 * schema is built at its first use. Unknown fields are dropped. Unknown ids of methods, banks and refusals are
 * accepted, because a backend may know more than this version of the widget.
 *
 * The message of a check is what a host's developer reads as expected: `adapters/contract-error.ts`.
 */

/** A text that matches a pattern. */
export const matching = (pattern: RegExp, expected = String(pattern)) => z.string().check(z.regex(pattern, expected));

/** A text of so many characters. */
export const sized = (least: number, most: number) => {
  const expected = `${least}-${most} characters`;
  return z.string().check(z.minLength(least, expected), z.maxLength(most, expected));
};

export const subject = () => matching(subjectPattern, '1-200 printable ASCII');
/** An identifier that only the backend understands. */
export const opaque = () => sized(1, 200);
/** A text for the user. Any text fits; it is made plain and cut to 200 characters. */
export const words = () => z.string().check(z.overwrite(quoted));
export const instant = () => z.stringFormat('date-time', isInstant, 'RFC 3339 time with offset');
export const few = <S extends z.core.SomeType>(element: S, most: number) =>
  z.array(element).check(z.maxLength(most, `at most ${most}`));

/** Of a level: 1 low, 2 medium, 3 high, which is the highest. */
const ranks: readonly number[] = [1, 2, 3];

export const level = lazy(() =>
  z.object({id: opaque(), rank: z.literal(ranks), label: words(), advice: z.optional(words())}),
);

/** When something counts: in this session, or from the next sign-in on. */
export const effective = () => z.literal(['now', 'next-sign-in']);

/** The widget itself reads a status with `statusReader`, which accepts the same. */
export const statusSchema = lazy(() =>
  z.object({
    /**
     * The contract's version, such as `1.0`. First, because of one that we do not speak the rest need not fit. Absent:
     * whatever fits is accepted.
     */
    contract: z.optional(matching(contractPattern, contracts.join(' or '))),
    subject: subject(),
    /**
     * The backend's own time. Without it, checks that depend on today's date only warn, because a PC's clock may be
     * wrong.
     */
    now: z.optional(instant()),
    /** The enterprise of the signed-in account, if the account belongs to one. */
    enterprise: z.optional(z.object({name: words(), uscc: words()})),
    applicable: z.boolean(),
    level: level(),
    /** The level from the next sign-in on, if it is different. */
    nextLevel: z.optional(level()),
    aspects: z.object({enterprise: z.boolean(), accountHolder: z.boolean()}),
    /** Whether all data that certification needs is present. Absent if the backend has no profile to show. */
    profile: z.optional(z.literal(['complete', 'incomplete'])),
    methods: few(
      z.object({
        id: opaque(),
        state: z.literal(['certified', 'not-certified', 'pending']),
        verifiedAt: z.optional(instant()),
        /** When the certification ends, or has ended: then the state is `not-certified`, and it counts no more. */
        validUntil: z.optional(instant()),
        /** From when on the user is asked to renew it. Certifying again lowers nothing. */
        renewFrom: z.optional(instant()),
        /** Why it ends: `card-ends`, `term`, `representative-changed`. For an unknown id, home gives no reason. */
        endReason: z.optional(opaque()),
        /** Id of the bank, or of the way: `id-card`, `bank-card`. An unknown id is not shown. */
        via: z.optional(opaque()),
        /** The account's level from the next sign-in on, once this method has certified it. Absent: it cannot be told. */
        leadsTo: z.optional(level()),
        /** When a certification that is made now by this method counts, as its outcome will say. Absent: it cannot be told. */
        effective: z.optional(effective()),
        enabled: z.boolean(),
        reason: z.optional(words()),
        /** Where it can be decided, such as at which banks. If none are named, at all that the page knows. */
        places: z.optional(few(z.object({id: opaque(), enabled: z.boolean(), reason: z.optional(words())}), 50)),
        /**
         * What the page on the phone names before its yes, where the way there is a code: `account`, `enterprise`,
         * `sub-app`, `effect`. Without all four, no code is drawn.
         */
        phoneShows: z.optional(few(opaque(), 20)),
      }),
      50,
    ),
  }),
);

export type Level = z.infer<ReturnType<typeof level>>;
export type Status = z.infer<ReturnType<typeof statusSchema>>;
export type MethodStatus = Status['methods'][number];
