import {readFile} from 'node:fs/promises';
import type {CardChallengeParts} from '../../src/domain/card-challenge.js';
import type {CardVerification} from '../../src/domain/ic-card.schemas.js';

interface CardVectors {
  readonly now: string;
  readonly ca: string;
  readonly challenge: CardChallengeParts;
  readonly text: string;
  readonly vectors: readonly {
    readonly name: string;
    readonly expect: string;
    readonly isRevoked?: true;
    readonly verification: CardVerification;
  }[];
}

export const cardVectors = JSON.parse(
  await readFile(new URL('../../contract/card-vectors.json', import.meta.url), 'utf8'),
) as CardVectors;
