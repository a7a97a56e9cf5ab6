import type {CardVerification} from '../../src/domain/ic-card.schemas.js';
import type {RefusalCode} from '../../src/domain/refusals.js';
import type {Backend} from '../../simulators/backend/index.js';
import {judgeCard} from '../../simulators/backend/card-verdict.js';
import type {CurrentUser} from '../../simulators/backend/users.js';
import {holderIdNumberOf, parseCardCertificate} from '../../simulators/pki/card-certificate.js';
import {composeSignInText, type SignInParts} from './sign-in-text.js';

/** Why a card signs nobody in, in the portal's words. */
const reasons: Partial<Readonly<Record<RefusalCode, string>>> = {
  'card-not-customs': '这不是中国电子口岸的卡。',
  'card-untrusted': '无法确认这张卡的签发机构。',
  'signature-invalid': '卡的签名核验不通过，请重新登录。',
  'card-revoked': '这张卡已注销。',
  'card-expired': '卡内证书已过期。',
  'card-of-another-enterprise': '未找到这张卡对应的账号。',
};

/** A card signs in its holder and nobody else of the enterprise: it has the holder's ID number in it. */
const accountOf = ({accountOfCard}: SignInBackend, certificate: string): CurrentUser | undefined => {
  try {
    const card = parseCardCertificate(Buffer.from(certificate, 'base64'));
    return accountOfCard(card.orgCode ?? '', holderIdNumberOf(card) ?? '');
  } catch {
    return undefined;
  }
};

type SignInBackend = Pick<Backend, 'authority' | 'accountOfCard'>;

export interface CardSignIn {
  readonly verification: CardVerification;
  /** As the server issued it. */
  readonly challenge: Omit<SignInParts, 'certNo'>;
  readonly backend: SignInBackend;
  readonly now: number;
}

/** The user whom the card signs in, or why it signs in nobody. The checks are those of a certification. */
export const judgeCardSignIn = ({
  verification,
  challenge,
  backend,
  now,
}: CardSignIn): {readonly user: string} | {readonly reason: string} => {
  const {certificate, certNo} = verification;
  const account = accountOf(backend, certificate);
  const text = composeSignInText({...challenge, certNo});
  const uscc = account?.enterprise.uscc ?? '';
  const code = judgeCard({verification, text, uscc, ...backend.authority, now});
  if (code === undefined && account) return {user: account.id};
  return {reason: (code && reasons[code]) ?? '卡介质登录未通过。'};
};
