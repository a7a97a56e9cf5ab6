import {expect} from 'chai';
import {isAtLeast, rankOf} from '../../src/domain/levels.js';
import type {Level, Status} from '../../src/domain/schemas.js';
import {fakeStatus} from '../../src/fakes.js';

describe('The rank of a level', () => {
  const level = (id: string, rank: number): Level => ({id, rank, label: ''});
  const methods = fakeStatus().methods.map((each) => ({...each, leadsTo: level('gold', 7)}));
  const status: Status = {...fakeStatus(), level: level('medium', 5), nextLevel: undefined, methods};

  it('is the one in the status, else the manual’s; a level that neither knows is above all', () => {
    expect(['gold', 'low', 'medium', 'high', 'x'].map((id) => rankOf(id, status))).to.deep.equal([
      7,
      1,
      5,
      3,
      Infinity,
    ]);
    expect(rankOf('medium', {...status, level: level('x', 9), methods: []})).to.equal(2);
  });

  it('decides whether a level is enough; none is not', () => {
    expect(['medium', 'gold'].map((id) => isAtLeast(status.level, id, status))).to.deep.equal([true, false]);
    expect(isAtLeast(undefined, 'low', status)).to.equal(false);
  });
});
