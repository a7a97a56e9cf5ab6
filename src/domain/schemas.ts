import * as z from 'zod/mini';
import {once} from './once.js';
import {quoted} from './errors.js';
import {isInstant, isOpaque, subjectPattern} from './plain.js';

/*
 * The contract with the host's server, as far as every screen needs it. Each method's own part is beside this file. A
 * schema is built at its first use. Unknown fields are dropped. Unknown ids of methods, banks and refusals are
 * accepted, because a backend may know more than this version of the widget.
 *
 * Of zod's checks, only `refine` and `overwrite` are used: each kind of check costs a tenth of a kilobyte.
 */

/* Zod's own types of these three would cost a third of a kilobyte in each first screen. */

export const text = () => z.custom<string>((value) => typeof value === 'string', 'string');
export const flag = () => z.custom<boolean>((value) => typeof value === 'boolean', 'boolean');
/** A finite number. */
export const number = () => z.custom<number>(Number.isFinite, 'number');

const fits = (test: (text: string) => boolean, expected: string) => text().check(z.refine(test, expected));

/** One of a few fixed words. */
export const oneOf = <const W extends string>(...allowed: W[]) =>
  matching(new RegExp(`^(?:${allowed.join('|')})$`), allowed.join(' | ')) as unknown as z.ZodMiniType<W, string>;

export const subject = () => matching(subjectPattern, '1-200 printable ASCII');

export const opaque = () => fits(isOpaque, '1-200 characters');

/** A text that matches a pattern. */
export const matching = (pattern: RegExp, expected = String(pattern)) => fits((text) => pattern.test(text), expected);

export const words = () => text().check(z.overwrite(quoted));
export const instant = () => fits(isInstant, 'RFC 3339 time with offset');
export const few = <S extends z.core.SomeType>(element: S, most: number) =>
  z.array(element).check(z.refine(({length}) => length <= most, `at most ${most}`));

export const level = once(() => z.object({id: opaque(), rank: number(), label: words(), advice: z.optional(words())}));

/** The widget itself reads a status with `readStatus`, which accepts the same. */
export const statusSchema = once(() =>
  z.object({
    subject: subject(),
    /**
     * The backend's own time. Without it, checks that depend on today's date only warn, because a PC's clock may be
     * wrong.
     */
    now: z.optional(instant()),
    /** The enterprise of the signed-in account, if the account belongs to one. */
    enterprise: z.optional(z.object({name: words(), uscc: words()})),
    applicable: flag(),
    level: level(),
    /** The level from the next sign-in on, if it is different. */
    nextLevel: z.optional(level()),
    aspects: z.object({enterprise: flag(), accountHolder: flag()}),
    /** Whether all data that certification needs is present. Absent if the backend has no profile to show. */
    profile: z.optional(oneOf('complete', 'incomplete')),
    methods: few(
      z.object({
        id: opaque(),
        state: oneOf('certified', 'not-certified', 'pending'),
        verifiedAt: z.optional(instant()),
        /** Id of the bank, or of the way: `id-card`, `bank-card`. An unknown id is not shown. */
        via: z.optional(opaque()),
        enabled: flag(),
        reason: z.optional(words()),
      }),
      50,
    ),
    /** The banks that check a UKey. If the backend names none, all banks that the widget knows. */
    banks: z.optional(few(z.object({id: opaque(), enabled: flag(), reason: z.optional(words())}), 50)),
  }),
);

export type Level = z.infer<ReturnType<typeof level>>;
export type Status = z.infer<ReturnType<typeof statusSchema>>;
export type MethodStatus = Status['methods'][number];
