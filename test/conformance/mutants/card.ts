import {base64, randomToken} from '../../../simulators/crypto.js';
import type {OneUse} from '../../../simulators/backend/one-use.js';
import {refuse} from '../../../simulators/backend/answer-with-events.js';
import {cardChecks} from '../../../simulators/backend/card-verdict.js';
import {parseCardCertificate} from '../../../simulators/pki/card-certificate.js';
import {originUnread} from './doors.js';
import {cardPasses, type Change, inLocalTime, mutantsIn, replace, statusSays, stored} from './parts.js';

const {readCertificate, isSignedBy, isWithinDates} = cardChecks;

const checking =
  (others: Partial<typeof cardChecks>): Change =>
  ({judgeCard}) => ({judgeCard: (request) => judgeCard(request, {...cardChecks, ...others})});

const withNonce =
  (nonce: () => string): Change =>
  ({challenges}) =>
    replace(challenges, () => ({nonce}));

/** What is used up is still there while this says so. */
const keep = <T>(open: OneUse<T>, isKept: (id: string) => boolean = () => true) => {
  const found = new Map<string, T | undefined>();
  return replace(open, (own) => ({
    take: (id, owner) => {
      const name = `${id} ${owner}`;
      if (!found.has(name)) found.set(name, own.take(id, owner));
      return isKept(id) ? found.get(name) : undefined;
    },
  }));
};

/** Whoever has the id may use it up. */
const openToAll = <T>(open: OneUse<T>) => {
  const owners = new Map<string, string>();
  return replace(open, (own) => ({
    issue: (owner, value) => {
      const id = own.issue(owner, value);
      owners.set(id, owner);
      return id;
    },
    take: (id) => own.take(id, owners.get(id) ?? ''),
  }));
};

export const card = mutantsIn({
  'challenge-of-another-enterprise: A challenge names another enterprise.': ({challenges}) =>
    replace(challenges, (own) => ({
      issue: (session, user) =>
        own.issue(session, {...user, enterprise: {...user.enterprise, uscc: '92440100PDY000036G'}}),
    })),
  'short-nonce: The nonce has 64 bits.': withNonce(() => randomToken(8)),
  'counting-nonce: The nonces are counted.': (right) => {
    let count = 0;
    return withNonce(() => String((count += 1)).padStart(32, '0'))(right);
  },
  'local-time-in-the-status: `now` is the local time with a Z.': statusSays(({now}) => ({now: inLocalTime(now)})),
  'local-time-of-a-certification: `verifiedAt` is the local time with a Z.': cardPasses(({answer, happenings}) => ({
    answer: {...answer, verifiedAt: inLocalTime(answer.verifiedAt)},
    happenings: stored(happenings, ({verifiedAt}) => ({verifiedAt: inLocalTime(verifiedAt)})),
  })),
  'card-dates-eight-hours-early: It compares the dates of a card eight hours too early.': checking({
    isWithinDates: (read, now) => isWithinDates(read, now - 8 * 3_600_000),
  }),
  'card-dates-eight-hours-late: It compares the dates of a card eight hours too late.': checking({
    isWithinDates: (read, now) => isWithinDates(read, now + 8 * 3_600_000),
  }),
  'hyphen-refused: It compares an organisation code with its hyphen.': checking({
    readCertificate: (text) => {
      const read = readCertificate(text);
      const orgCode = read?.orgCode?.replace(/.$/, '-$&');
      return read && orgCode !== undefined && atob(text).includes(orgCode) ? {...read, orgCode} : read;
    },
  }),
  'fixed-nonce: The nonce is always the same.': withNonce(() => 'A'.repeat(32)),
  'challenge-for-a-day: A challenge is valid for a day.': ({challenges}) =>
    replace(challenges.open, () => ({lifetimeMs: 86_400_000})),
  'text-of-version-1: It verifies the text of version 1, without the subject.': checking({
    isSignedBy: (read, asked) => isSignedBy(read, {...asked, text: asked.text.replace('/2', '/1')}),
  }),
  'card-not-in-the-status: It does not store a certification by card.': cardPasses(({happenings}) => ({
    happenings: stored(happenings, () => undefined),
  })),
  'effective-untrue: It says that a certification is in force when it is not.': cardPasses(({answer}) => ({
    answer: {...answer, effective: 'now'},
  })),
  'no-rsa: It knows no RSA cards.': checking({
    isSignedBy: (read, asked) => read.algorithm !== 'RSA-SHA1' && isSignedBy(read, asked),
  }),
  'challenge-reusable: A challenge works again and again.': ({challenges}) => keep(challenges.open),
  'challenge-burnt-by-success-only: A failed try does not use the challenge up.': (right) => {
    const passed = new Set<string>();
    return {
      ...keep(right.challenges.open, (id) => !passed.has(id)),
      ...cardPasses((_, {verification}) => {
        passed.add(verification.challengeId);
        return {};
      })(right),
    };
  },
  'challenge-of-any-session: A challenge works in another session of its user.': ({challenges}) =>
    openToAll(challenges.open),
  'challenge-of-anybody: A challenge works for another user.': ({challenges}) => ({
    ...openToAll(challenges.open),
    ...replace(challenges, () => ({burn: (id) => challenges.open.take(id, '')})),
  }),
  'challenge-never-ends: A challenge works after its end.': ({challenges}) =>
    replace(challenges.open, (own) => {
      const issued = new Map<string, Parameters<typeof own.issue>[1]>();
      return {
        issue: (owner, value) => {
          const id = own.issue(owner, value);
          issued.set(id, value);
          return id;
        },
        take: (id, owner) => {
          const value =
            own.take(id, owner) ??
            (Date.parse(issued.get(id)?.expiresAt ?? '') < Date.now() ? issued.get(id) : undefined);
          issued.delete(id);
          return value;
        },
      };
    }),
  'unknown-challenge-told-otherwise: An unknown challenge has another code.': ({verifyCard}) => ({
    verifyCard: (...asked) => {
      const decision = verifyCard(...asked);
      const isUnknown = 'refusal' in decision.answer && decision.answer.refusal.code === 'challenge-expired';
      return isUnknown ? refuse({code: 'signature-invalid'}) : decision;
    },
  }),
  'origin-as-signed: It takes any origin, if the card signed it.': originUnread(/\/ic-card\/verifications$/),
  'signature-unchecked: It does not check the signature.': checking({isSignedBy: () => true}),
  'authority-unchecked: It takes cards of any authority.': checking({isIssuedBy: () => true}),
  'expiry-unchecked: It takes expired cards.': checking({
    isWithinDates: (read, now) => isWithinDates({...read, notAfter: new Date(8e15)}, now),
  }),
  'beginning-unchecked: It takes cards that are not valid yet.': checking({
    isWithinDates: (read, now) => isWithinDates({...read, notBefore: new Date(0)}, now),
  }),
  'revocation-unasked: It takes a card that was revoked.': ({judgeCard}) => ({
    judgeCard: (asked) => judgeCard({...asked, revoked: new Set()}),
  }),
  'enterprise-unchecked: It takes a card of any enterprise.': checking({isOf: () => true}),
  'code-not-required: It takes a certificate without an organisation code for a customs one.': checking({
    isCustomsCard: ({keyUsage}) => keyUsage.includes('digitalSignature'),
  }),
  'usage-unchecked: It takes a certificate for encryption.': checking({
    isCustomsCard: ({orgCode}) => orgCode !== undefined,
  }),
  'cert-no-unchecked: It does not compare the certificate’s number.': checking({
    isSignedBy: (read, asked) => isSignedBy({...read, serial: asked.verification.certNo}, asked),
  }),
  'algorithm-unchecked: It does not compare the algorithm.': checking({
    isSignedBy: (read, asked) =>
      isSignedBy(read, {...asked, verification: {...asked.verification, algorithm: read.algorithm}}),
  }),
  'card-told-before-proof: It tells whose card it is before the signature is checked.': ({judgeCard}) => ({
    judgeCard: (asked) => judgeCard(asked, {...cardChecks, isSignedBy: () => true}) ?? judgeCard(asked),
  }),
  'bad-certificate-is-500: A certificate that is none is a 500.': checking({
    readCertificate: (text) => parseCardCertificate(base64.decode(text)),
  }),
});
