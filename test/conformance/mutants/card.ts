import {base64, randomToken} from '../../../simulators/crypto.js';
import type {OneUse} from '../../../simulators/backend/one-use.js';
import {refuse} from '../../../simulators/backend/decision.js';
import {cardChecks} from '../../../simulators/backend/judge-card.js';
import {parseCardCertificate} from '../../../simulators/pki/card-certificate.js';
import type {Mutant} from './mutant.js';
import {cardPasses, type Change, inLocalTime, replace, statusSays, stored} from './parts.js';

const {readCertificate, isSignedBy, isWithinDates} = cardChecks;

const checking =
  (others: Partial<typeof cardChecks>): Change =>
  ({judgeCard}) => ({judgeCard: (question) => judgeCard(question, {...cardChecks, ...others})});

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

export const card: readonly Mutant[] = [
  {
    id: 'challenge-of-another-enterprise',
    omits: 'A challenge names another enterprise.',
    parts: ({challenges}) =>
      replace(challenges, (own) => ({
        issue: (session, user) =>
          own.issue(session, {...user, enterprise: {...user.enterprise, uscc: '92440100PDY000036G'}}),
      })),
  },
  {id: 'short-nonce', omits: 'The nonce has 64 bits.', parts: withNonce(() => randomToken(8))},
  {
    id: 'counting-nonce',
    omits: 'The nonces are counted.',
    parts: (right) => {
      let count = 0;
      return withNonce(() => String((count += 1)).padStart(32, '0'))(right);
    },
  },
  {
    id: 'local-time-in-the-status',
    omits: '`now` is the local time with a Z.',
    parts: statusSays(({now}) => ({now: inLocalTime(now)})),
  },
  {
    id: 'local-time-of-a-certification',
    omits: '`verifiedAt` is the local time with a Z.',
    parts: cardPasses(({answer, happenings}) => ({
      answer: {...answer, verifiedAt: inLocalTime(answer.verifiedAt)},
      happenings: stored(happenings, ({verifiedAt}) => ({verifiedAt: inLocalTime(verifiedAt)})),
    })),
  },
  {
    id: 'card-dates-eight-hours-early',
    omits: 'It compares the dates of a card eight hours too early.',
    parts: checking({isWithinDates: (read, now) => isWithinDates(read, now - 8 * 3_600_000)}),
  },
  {
    id: 'card-dates-eight-hours-late',
    omits: 'It compares the dates of a card eight hours too late.',
    parts: checking({isWithinDates: (read, now) => isWithinDates(read, now + 8 * 3_600_000)}),
  },
  {
    id: 'hyphen-refused',
    omits: 'It compares an organisation code with its hyphen.',
    parts: checking({
      readCertificate: (text) => {
        const read = readCertificate(text);
        const orgCode = read?.orgCode?.replace(/.$/, '-$&');
        return read && orgCode !== undefined && atob(text).includes(orgCode) ? {...read, orgCode} : read;
      },
    }),
  },
  {id: 'fixed-nonce', omits: 'The nonce is always the same.', parts: withNonce(() => 'A'.repeat(32))},
  {
    id: 'challenge-for-a-day',
    omits: 'A challenge is valid for a day.',
    parts: ({challenges}) => replace(challenges.open, () => ({lifetimeMs: 86_400_000})),
  },
  {
    id: 'text-of-version-1',
    omits: 'It verifies the text of version 1, without the subject.',
    parts: checking({isSignedBy: (read, asked) => isSignedBy(read, {...asked, text: asked.text.replace('/2', '/1')})}),
  },
  {
    id: 'card-not-in-the-status',
    omits: 'It does not store a certification by card.',
    parts: cardPasses(({happenings}) => ({happenings: stored(happenings, () => undefined)})),
  },
  {
    id: 'effective-untrue',
    omits: 'It says that a certification is in force when it is not.',
    parts: cardPasses(({answer}) => ({answer: {...answer, effective: 'now'}})),
  },
  {
    id: 'no-rsa',
    omits: 'It knows no RSA cards.',
    parts: checking({isSignedBy: (read, asked) => read.algorithm !== 'RSA-SHA1' && isSignedBy(read, asked)}),
  },
  {
    id: 'challenge-reusable',
    omits: 'A challenge works again and again.',
    parts: ({challenges}) => keep(challenges.open),
  },
  {
    id: 'challenge-burnt-by-success-only',
    omits: 'A failed try does not use the challenge up.',
    parts: (right) => {
      const passed = new Set<string>();
      return {
        ...keep(right.challenges.open, (id) => !passed.has(id)),
        ...cardPasses((_, {verification}) => {
          passed.add(verification.challengeId);
          return {};
        })(right),
      };
    },
  },
  {
    id: 'challenge-of-any-session',
    omits: 'A challenge works in another session of its user.',
    parts: ({challenges}) => openToAll(challenges.open),
  },
  {
    id: 'challenge-of-anybody',
    omits: 'A challenge works for another user.',
    parts: ({challenges}) => ({
      ...openToAll(challenges.open),
      ...replace(challenges, () => ({burn: (id) => challenges.open.take(id, '')})),
    }),
  },
  {
    id: 'unknown-challenge-told-otherwise',
    omits: 'An unknown challenge has another code.',
    parts: ({verifyCard}) => ({
      verifyCard: (...asked) => {
        const decision = verifyCard(...asked);
        const isUnknown = 'refusal' in decision.answer && decision.answer.refusal.code === 'challenge-expired';
        return isUnknown ? refuse({code: 'signature-invalid'}) : decision;
      },
    }),
  },
  {
    id: 'signature-unchecked',
    omits: 'It does not check the signature.',
    parts: checking({isSignedBy: () => true}),
  },
  {
    id: 'authority-unchecked',
    omits: 'It takes cards of any authority.',
    parts: checking({isIssuedBy: () => true}),
  },
  {
    id: 'expiry-unchecked',
    omits: 'It takes expired cards.',
    parts: checking({isWithinDates: (read, now) => isWithinDates({...read, notAfter: new Date(8e15)}, now)}),
  },
  {
    id: 'beginning-unchecked',
    omits: 'It takes cards that are not valid yet.',
    parts: checking({isWithinDates: (read, now) => isWithinDates({...read, notBefore: new Date(0)}, now)}),
  },
  {
    id: 'enterprise-unchecked',
    omits: 'It takes a card of any enterprise.',
    parts: checking({isOf: () => true}),
  },
  {
    id: 'code-not-required',
    omits: 'It takes a certificate without an organisation code for a customs one.',
    parts: checking({isCustomsCard: ({keyUsage}) => keyUsage.includes('digitalSignature')}),
  },
  {
    id: 'usage-unchecked',
    omits: 'It takes a certificate for encryption.',
    parts: checking({isCustomsCard: ({orgCode}) => orgCode !== undefined}),
  },
  {
    id: 'cert-no-unchecked',
    omits: 'It does not compare the certificate’s number.',
    parts: checking({isSignedBy: (read, asked) => isSignedBy({...read, serial: asked.verification.certNo}, asked)}),
  },
  {
    id: 'algorithm-unchecked',
    omits: 'It does not compare the algorithm.',
    parts: checking({
      isSignedBy: (read, asked) =>
        isSignedBy(read, {...asked, verification: {...asked.verification, algorithm: read.algorithm}}),
    }),
  },
  {
    id: 'card-told-before-proof',
    omits: 'It tells whose card it is before the signature is checked.',
    parts: ({judgeCard}) => ({
      judgeCard: (asked) => judgeCard(asked, {...cardChecks, isSignedBy: () => true}) ?? judgeCard(asked),
    }),
  },
  {
    id: 'bad-certificate-is-500',
    omits: 'A certificate that is none is a 500.',
    parts: checking({readCertificate: (text) => parseCardCertificate(base64.decode(text))}),
  },
];
