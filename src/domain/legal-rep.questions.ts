import * as z from 'zod/mini';
import {once} from './once.js';
import {always} from './outcome.schemas.js';
import {instant, matching, oneOf, opaque, words} from './schemas.js';

/* What a server is sent by these methods: for servers only, the widget itself sends what it has. */

const given = () => z.union([words(), z.object({onRecord: always(true)}), z.object({enc: opaqueText()})]);
/** What a host's `encryptField` made of a value. */
const opaqueText = () => z.string().check(z.refine(({length}) => length > 0 && length <= 4096));
const person = () => z.object({name: given(), idType: given(), idNumber: given()});
const whose = () => oneOf('legal-rep', 'account-holder');

export const consentSchema = once(() => z.object({noticeId: opaque(), version: opaque(), time: instant()}));

/** Of any POST: what the host's human check gave, where the answer before was `human-check-required`. */
export const humanCheck = () => z.optional(z.string().check(z.refine(({length}) => length <= 4096)));

export const enterpriseClaimSchema = once(() =>
  z.object({
    enterpriseName: given(),
    uscc: given(),
    orgCode: given(),
    legalRepName: given(),
    legalRepIdType: given(),
    legalRepIdNumber: given(),
    consent: z.optional(consentSchema()),
    humanCheck: humanCheck(),
  }),
);

export const idCardClaimSchema = once(() =>
  z.object({
    ticket: opaque(),
    whose: whose(),
    person: person(),
    validFrom: given(),
    validTo: given(),
    humanCheck: humanCheck(),
  }),
);

export const smsCodeRequestSchema = once(() =>
  z.object({
    ticket: opaque(),
    whose: whose(),
    person: person(),
    bankCard: given(),
    mobile: given(),
    humanCheck: humanCheck(),
  }),
);

export const bankCardClaimSchema = once(() =>
  z.object({
    ticket: opaque(),
    whose: whose(),
    smsId: opaque(),
    smsCode: matching(/^\d{6}$/),
    humanCheck: humanCheck(),
  }),
);
