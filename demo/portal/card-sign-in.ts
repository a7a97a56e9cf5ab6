import type {CardVerification} from '../../src/domain/ic-card.schemas.js';
import type {RefusalCode} from '../../src/domain/refusals.js';
import {type CardAuthority, judgeCard} from '../../simulators/backend/judge-card.js';
import {type DemoUser, demoUsers} from '../../simulators/backend/users.js';
import {parseCardCertificate} from '../../simulators/pki/card-certificate.js';
import {composeSignInText, type SignInParts} from './sign-in-text.js';

/** Why a card signs nobody in, in the portal's words. */
const reasons: Partial<Readonly<Record<RefusalCode, string>>> = {
  'card-not-customs': '这不是中国电子口岸的卡。',
  'card-untrusted': '无法确认这张卡的签发机构。',
  'signature-invalid': '卡的签名核验不通过，请重新登录。',
  'card-revoked': '这张卡已注销。',
  'card-expired': '卡内证书已过期。',
  'card-of-another-enterprise': '没有找到这张卡对应的账号。',
};

/** Characters 9 to 17 of a credit code. A card names its enterprise by them. */
const orgCodeOf = ({record}: DemoUser): string => record.uscc.slice(8, 17);

/** The account of a card is the first one of the card's enterprise. A real portal keeps a list. */
const accountOf = (certificate: string): DemoUser | undefined => {
  try {
    const {orgCode} = parseCardCertificate(Buffer.from(certificate, 'base64'));
    return orgCode === undefined ? undefined : demoUsers.find((user) => orgCodeOf(user) === orgCode);
  } catch {
    return undefined;
  }
};

export interface CardSignIn {
  readonly verification: CardVerification;
  /** As the server issued it. */
  readonly challenge: Omit<SignInParts, 'certNo'>;
  readonly authority: CardAuthority;
  readonly now: number;
}

/** The user whom the card signs in, or why it signs in nobody. The checks are those of a certification. */
export const judgeCardSignIn = ({
  verification,
  challenge,
  authority,
  now,
}: CardSignIn): {readonly user: string} | {readonly reason: string} => {
  const {certificate, certNo} = verification;
  const account = accountOf(certificate);
  const text = composeSignInText({...challenge, certNo});
  const uscc = account?.record.uscc ?? '';
  const code = judgeCard({verification, text, uscc, ...authority, now});
  if (code === undefined && account) return {user: account.id};
  return {reason: (code && reasons[code]) ?? '卡介质登录没有通过。'};
};
