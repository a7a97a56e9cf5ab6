import {expect} from 'chai';
import {isAtLeast, rankOf, reachesAny} from '../../src/domain/levels.js';
import type {Level, Status} from '../../src/domain/schemas.js';
import {fakeStatus} from '../../src/fakes.js';

describe('The rank of a level', () => {
  const level = (id: string, rank: number): Level => ({id, rank, label: ''});
  const methods = fakeStatus().methods.map((each) => ({...each, leadsTo: level('gold', 3)}));
  const status: Status = {...fakeStatus(), level: level('medium', 1), nextLevel: undefined, methods};

  it('is the one in the status, else the manual’s; a level that neither knows is above all', () => {
    expect(['gold', 'low', 'medium', 'high', 'x'].map((id) => rankOf(id, status))).to.deep.equal([
      3,
      1,
      1,
      3,
      Infinity,
    ]);
    expect(rankOf('medium', {...status, level: level('x', 3), methods: []})).to.equal(2);
  });

  it('decides whether a level is enough; none is not', () => {
    expect(['medium', 'gold'].map((id) => isAtLeast(status.level, id, status))).to.deep.equal([true, false]);
    expect(isAtLeast(undefined, 'low', status)).to.equal(false);
  });

  it('is enough for one of several, and never for a level that neither the status nor the manual names', () => {
    const {level: medium} = status;
    expect(reachesAny(medium, ['gold', 'medium'], status)).to.equal(true);
    for (const ids of [[], ['gold', 'high'], ['x', '__proto__', 'HIGH', '']])
      expect(reachesAny(medium, ids, status), ids.join()).to.equal(false);
    expect(reachesAny(level('gold', 3), ['x', '__proto__', 'HIGH', ''], status)).to.equal(false);
  });
});
