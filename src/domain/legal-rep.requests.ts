import * as z from 'zod/mini';
import {lazy} from './lazy.js';
import {instant, matching, opaque, sized, words} from './schemas.js';

/* Request schemas of these methods, for servers only. The widget does not check its own requests. */

/** The value that is on record, also where it is shown masked. */
export const onRecord = lazy(() => z.object({onRecord: z.literal(true)}));
/** A value that the host's `encryptField` returned. */
export const encrypted = lazy(() => z.object({enc: sized(1, 4096)}));
export const given = lazy(() => z.union([words(), onRecord(), encrypted()]));
export const person = lazy(() => z.object({name: given(), idType: given(), idNumber: given()}));
const whose = () => z.literal(['legal-rep', 'account-holder']);

export const consentSchema = lazy(() => z.object({noticeId: opaque(), version: opaque(), time: instant()}));
export const declaredConsentSchema = lazy(() =>
  z.object({noticeId: opaque(), version: opaque(), time: instant(), declaredBy: z.literal('account-holder')}),
);

/** In any POST: the result of the host's human check, if the previous response was `human-check-required`. */
export const humanCheck = () => z.optional(sized(0, 4096));

export const enterpriseClaimSchema = lazy(() =>
  z.object({
    enterpriseName: given(),
    uscc: given(),
    orgCode: given(),
    legalRepName: given(),
    legalRepIdType: given(),
    legalRepIdNumber: given(),
    consent: z.optional(consentSchema()),
    legalRepConsent: z.optional(declaredConsentSchema()),
    humanCheck: humanCheck(),
  }),
);

export const idCardClaimSchema = lazy(() =>
  z.object({
    ticket: opaque(),
    whose: whose(),
    person: person(),
    validFrom: given(),
    validTo: given(),
    humanCheck: humanCheck(),
  }),
);

export const smsCodeRequestSchema = lazy(() =>
  z.object({
    ticket: opaque(),
    whose: whose(),
    person: person(),
    bankCard: given(),
    mobile: given(),
    humanCheck: humanCheck(),
  }),
);

export const bankCardClaimSchema = lazy(() =>
  z.object({
    ticket: opaque(),
    whose: whose(),
    smsId: opaque(),
    smsCode: matching(/^\d{6}$/),
    humanCheck: humanCheck(),
  }),
);
