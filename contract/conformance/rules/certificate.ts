import type {CardChallenge, CardVerification} from '../../../src/domain/ic-card.schemas.js';
import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {expect} from '../answers.js';
import type {CardKind} from '../cards.js';
import {rulesIn, type UnnamedRule} from '../rule.js';
import {present, spoiled, unknownCard, verify} from './card.js';

/* The certificate of the card: whose it is, who issued it, and from when to when it is valid. */

const hourMs = 3_600_000;
const fromNow = (hours: number): Date => new Date(Date.now() + hours * hourMs);

/** A rule that a card of some kind is refused with a code. */
const refusesCard = (
  en: string,
  zh: string,
  code: string,
  kindOf: () => CardKind,
  changes: Partial<CardVerification> = {},
): UnnamedRule => ({
  en,
  zh,
  check: async (world) => expect.refused(await present(world, {prove: world.cards.simulated(kindOf()), changes}), code),
});

export const certificate = rulesIn('certificate', ['changes', 'simulated-card'], {
  'rsa-card-passes': {
    en: 'A card from before July 2022 certifies, too: RSA 1024 with SHA-1.',
    zh: '2022 年 7 月以前的卡也能通过认证：RSA 1024，SHA-1。',
    check: async (world) =>
      expect.answer(await present(world, {prove: world.cards.simulated({algorithm: 'rsa'})}), passedSchema),
  },
  'card-within-dates': {
    en: 'A card that is valid from an hour ago for one more hour certifies.',
    zh: '一小时前生效、一小时后过期的卡，能通过认证。',
    check: async (world) => {
      const prove = world.cards.simulated({notBefore: fromNow(-1), notAfter: fromNow(1)});
      expect.answer(await present(world, {prove}), passedSchema);
    },
  },
  'card-with-a-hyphen': {
    en: 'An organisation code with a hyphen before its last character is the same code.',
    zh: '组织机构代码最后一位之前带连字符的，是同一个代码。',
    check: async (world) => {
      const {uscc = ''} = (await world.status(await world.main())).enterprise ?? {};
      const prove = world.cards.simulated({orgCode: `${uscc.slice(8, 16)}-${uscc.slice(16, 17)}`});
      expect.answer(await present(world, {prove}), passedSchema);
    },
  },
  'card-of-another-authority': refusesCard(
    'A card of another authority, even of one with the same name, is `card-untrusted`.',
    '其他机构签发的卡返回 `card-untrusted`，即使机构同名。',
    'card-untrusted',
    () => ({isForeign: true}),
  ),
  'card-revoked': {
    en: 'A revoked card is `card-revoked`, as often as it is presented.',
    zh: '已吊销的卡每次都返回 `card-revoked`。',
    needs: ['changes', 'revoked-card'],
    check: async (world) => {
      for (let times = 0; times < 2; times += 1)
        expect.refused(await present(world, {prove: world.cards.revoked}), 'card-revoked');
    },
  },
  'card-past': refusesCard(
    'A card that expired an hour ago is `card-expired`.',
    '一小时前过期的卡，返回 `card-expired`。',
    'card-expired',
    () => ({notBefore: fromNow(-20_000), notAfter: fromNow(-1)}),
  ),
  'card-not-yet': refusesCard(
    'A card that is valid from an hour from now is `card-expired`.',
    '一小时后才生效的卡，返回 `card-expired`。',
    'card-expired',
    () => ({notBefore: fromNow(1)}),
  ),
  'card-of-another-enterprise': refusesCard(
    'A card of another enterprise is `card-of-another-enterprise`.',
    '其他企业的卡，返回 `card-of-another-enterprise`。',
    'card-of-another-enterprise',
    () => ({orgCode: 'PDY000036'}),
  ),
  'card-without-code': refusesCard(
    'A certificate without an organisation code is `card-not-customs`.',
    '没有组织机构代码的证书，返回 `card-not-customs`。',
    'card-not-customs',
    () => ({orgCode: undefined}),
  ),
  'card-for-encryption': refusesCard(
    'A certificate that is not for signatures is `card-not-customs`.',
    '不用于签名的证书，返回 `card-not-customs`。',
    'card-not-customs',
    () => ({keyUsage: ['keyEncipherment', 'dataEncipherment']}),
  ),
  'cert-no-of-the-certificate': refusesCard(
    'A certificate number that is not the certificate’s is `signature-invalid`.',
    '证书编号与证书不符，返回 `signature-invalid`。',
    'signature-invalid',
    () => ({}),
    {certNo: '0123456789abcdef'},
  ),
  'algorithm-of-the-certificate': refusesCard(
    'An algorithm that is not the certificate’s is `signature-invalid`.',
    '算法与证书不符，返回 `signature-invalid`。',
    'signature-invalid',
    () => ({}),
    {algorithm: 'RSA-SHA1'},
  ),
  'card-told-after-proof': {
    en: 'Whose card it is, and whether it has expired, is told only after a correct signature.',
    zh: '签名正确以后才说明卡属于谁、是否过期。',
    check: async ({challenge, cards}, session) => {
      const kinds = [{orgCode: 'PDY000036'}, {notBefore: new Date(0), notAfter: new Date(hourMs)}];
      for (const kind of kinds) {
        const proof = await cards.simulated(kind)(await challenge(session));
        expect.refused(await verify(session, {...proof, signature: spoiled(proof)}), 'signature-invalid');
      }
    },
  },
  'certificate-that-is-none': {
    en: 'Bytes that are no certificate are refused or a 400, not a 500.',
    zh: '不是证书的内容予以拒绝或返回 400，而不是 500。',
    needs: ['changes'],
    check: async ({challenge}, session) => {
      const {challengeId}: CardChallenge = await challenge(session);
      expect.refusedOr400(await verify(session, {...unknownCard, challengeId}));
    },
  },
});
