import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import type {CardChallenge, CardVerification} from '../../src/domain/ic-card.schemas.js';
import type {CardIssuer, CardRequest, IssuedCard, OpenIssuer} from './card-issuer.js';
import type {Plan} from './plan.js';
import type {PlanCommands} from './plan-commands.js';

/** The parts of the text that differ from the challenge's. */
export interface Otherwise {
  readonly origin?: string;
  readonly subject?: string;
  readonly uscc?: string;
  readonly nonce?: string;
}

/** Signs the text of a challenge, and returns what the widget sends. */
export type Prove = (challenge: CardChallenge, otherwise?: Otherwise) => Promise<CardVerification>;

/** What differs from the usual simulated card. `isForeign`: of another authority. */
export type CardKind = {readonly [Name in keyof CardRequest]?: CardRequest[Name] | undefined} & {
  readonly isForeign?: boolean;
};

const dayMs = 86_400_000;

const bodyOf = (card: IssuedCard, challengeId: string, text: string): Omit<CardVerification, 'consent'> => ({
  challengeId,
  certificate: Buffer.from(card.certificate).toString('base64'),
  certNo: card.certNo,
  signature: card.sign(text),
  algorithm: card.algorithm === 'rsa' ? 'RSA-SHA1' : 'SM2-SM3',
});

/** The cards of a run: simulated ones of any kind, or the one that the plan's command signs with. */
export class Cards {
  #ca: CardIssuer | undefined;

  constructor(
    private readonly origin: string,
    private readonly card: Plan['card'],
    private readonly hooks: Pick<PlanCommands, 'sign' | 'signRevoked'>,
    private readonly consent: () => object,
    private readonly openIssuer: OpenIssuer,
  ) {}

  prove: Prove = (challenge, otherwise) =>
    this.card?.simulator === undefined
      ? this.#printed(this.hooks.sign, challenge, otherwise)
      : this.simulated()(challenge, otherwise);

  /** By the card that the authority has revoked. */
  revoked: Prove = (challenge, otherwise) =>
    this.card?.simulator === undefined
      ? this.#printed(this.hooks.signRevoked, challenge, otherwise)
      : this.simulated({certNo: this.card.revoked})(challenge, otherwise);

  async #printed(
    sign: PlanCommands['sign'],
    challenge: CardChallenge,
    otherwise?: Otherwise,
  ): Promise<CardVerification> {
    const printed = await sign?.(this.compose(challenge, otherwise));
    const {challengeId} = challenge;
    return {...(JSON.parse(printed ?? '{}') as Omit<CardVerification, 'challengeId'>), challengeId, ...this.consent()};
  }

  /** A simulated card. Its certificate is one of the enterprise of the challenge. */
  simulated({isForeign = false, ...changes}: CardKind = {}): Prove {
    return async (challenge, otherwise) => {
      const ca = isForeign ? await this.#foreignCa() : await this.#ownCa();
      const {orgCode, ...request} = {
        enterpriseName: '单一窗口样例有限公司',
        orgCode: challenge.uscc.slice(8, 17),
        holder: '张三',
        holderIdNumber: '11010519491231002X',
        cardId: '8600000000001',
        algorithm: 'sm2',
        notBefore: new Date(Date.now() - dayMs),
        notAfter: new Date(Date.now() + 365 * dayMs),
        ...changes,
      } as CardRequest;
      const card = ca.issueCard({...request, ...(orgCode !== undefined && {orgCode})});
      return {...bodyOf(card, challenge.challengeId, this.compose(challenge, otherwise)), ...this.consent()};
    };
  }

  /** The text that the card signs. Throws if a part of the challenge does not fit. */
  compose(challenge: CardChallenge, otherwise: Otherwise = {}): string {
    return composeCardChallenge({origin: this.origin, ...challenge, ...otherwise});
  }

  async #ownCa(): Promise<CardIssuer> {
    return (this.#ca ??= await this.openIssuer(this.card?.simulator ?? ''));
  }

  async #foreignCa(): Promise<CardIssuer> {
    const dir = await mkdtemp(join(tmpdir(), 'conformance-'));
    try {
      return await this.openIssuer(dir);
    } finally {
      await rm(dir, {recursive: true});
    }
  }
}
