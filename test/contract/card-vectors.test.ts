import {expect} from 'chai';
import {judgeCard} from '../../simulators/backend/card-verdict.js';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import {cardVectors} from '../support/card-vectors.js';

const {now, ca, challenge, text, vectors} = cardVectors;

describe('card-vectors.json', () => {
  it('has at least 30 vectors with unique names, mostly invalid, for both kinds of card', () => {
    const bad = vectors.filter((vector) => vector.expect !== 'passed');
    expect(vectors.length).to.be.greaterThan(29);
    expect(bad.length / vectors.length).to.be.greaterThan(2 / 3);
    expect(new Set(vectors.map(({name}) => name)).size).to.equal(vectors.length);
    const algorithms = vectors.flatMap((vector) => (vector.expect === 'passed' ? [vector.verification.algorithm] : []));
    expect(new Set(algorithms)).to.deep.equal(new Set(['SM2-SM3', 'RSA-SHA1']));
  });

  it('has the same signed text as the page composes', () => {
    expect(text).to.equal(composeCardChallenge(challenge));
  });

  for (const vector of vectors) {
    it(`gets the expected result from the demo backend: ${vector.name}, ${vector.expect}`, () => {
      const {verification, isRevoked} = vector;
      const refusal = judgeCard({
        ...{verification, text, uscc: challenge.uscc},
        ca: Uint8Array.from(Buffer.from(ca, 'base64')),
        revoked: new Set(isRevoked ? [verification.certNo] : []),
        now: Date.parse(now),
      });
      expect(refusal ?? 'passed').to.equal(vector.expect);
    });
  }
});
