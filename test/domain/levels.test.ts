import {expect} from 'chai';
import {isAtLeast, raiseHighest, raisesTo, rankOf, reachesAny} from '../../src/domain/levels.js';
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

  it('decides whether a level is enough, and an undefined level is never enough', () => {
    expect(['medium', 'gold'].map((id) => isAtLeast(status.level, id, status))).to.deep.equal([true, false]);
    expect(isAtLeast(undefined, 'low', status)).to.equal(false);
  });

  it('must reach one of several required levels, and never reaches an unknown one', () => {
    const {level: medium} = status;
    expect(reachesAny(medium, ['gold', 'medium'], status)).to.equal(true);
    for (const ids of [[], ['gold', 'high'], ['x', '__proto__', 'HIGH', '']])
      expect(reachesAny(medium, ids, status), ids.join()).to.equal(false);
    expect(reachesAny(level('gold', 3), ['x', '__proto__', 'HIGH', ''], status)).to.equal(false);
  });
});

describe('What raises a user', () => {
  const [low, medium, high] = ['low', 'medium', 'high'].map((id, index): Level => ({id, rank: index + 1, label: ''}));
  const [card] = fakeStatus().methods;
  const leadingTo = (leadsTo: Level | undefined) => ({...card, leadsTo}) as Status['methods'][number];
  const at = (level: Level | undefined, nextLevel?: Level): Status => ({
    ...fakeStatus(),
    ...{level: level!, nextLevel},
  });

  it('is a method that leads above the level after the next sign-in, or above the current one if none follows', () => {
    const raised = (status: Status) => [low, medium, high, undefined].map((to) => raisesTo(leadingTo(to), status)?.id);
    expect(raised(at(low))).to.deep.equal([undefined, 'medium', 'high', undefined]);
    expect(raised(at(high))).to.deep.equal([undefined, undefined, undefined, undefined]);
    expect(raised(at(low, medium))).to.deep.equal([undefined, undefined, 'high', undefined]);
    // What the user has ends with the session.
    expect(raised(at(high, low))).to.deep.equal([undefined, 'medium', 'high', undefined]);
  });

  it('most is every method that leads to the highest level, and none when no method raises the level', () => {
    const methods = [leadingTo(medium), leadingTo(high), leadingTo(undefined), leadingTo(high)];
    expect(raiseHighest(methods, at(low))).to.deep.equal([methods[1], methods[3]]);
    expect(raiseHighest(methods.slice(0, 1), at(low))).to.deep.equal([methods[0]]);
    expect(raiseHighest(methods, at(high))).to.be.empty;
    expect(raiseHighest([], at(low))).to.be.empty;
  });
});
