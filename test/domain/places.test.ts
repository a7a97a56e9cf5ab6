import {expect} from 'chai';
import {banks} from '../../src/domain/banks.js';
import {offeredPlaces, placeIn, type PlaceStatus} from '../../src/domain/places.js';
import {locales} from '../../src/domain/locales.js';

const all = banks.map(({id}) => id);
const on = (id: string) => ({id, enabled: true});
const offered = (named?: readonly PlaceStatus[], wanted?: readonly string[]) => offeredPlaces(banks, named, wanted);

describe('The bank table', () => {
  it('has every text that the screens need, in each language', () => {
    for (const {id, name, monogram, hosts, needs, steps} of banks) {
      expect(placeIn(banks, id)?.name).to.equal(name);
      expect(hosts, id).not.to.deep.equal([]);
      for (const host of hosts) expect(host).to.match(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
      for (const locale of locales) {
        expect(Array.from(monogram[locale]), id).to.have.length(1);
        for (const words of [name[locale], needs[locale], ...steps[locale]]) expect(words.trim(), id).not.to.equal('');
        expect(steps[locale].length, id).to.equal(steps['zh-CN'].length);
      }
    }
    expect(banks.filter(({inInternetExplorer}) => inInternetExplorer).map(({id}) => id)).to.deep.equal(['ccb']);
  });
});

describe('The offered banks', () => {
  it('are all known ones by default', () => {
    expect(offered()).to.deep.equal(all.map(on));
  });

  it('are the known ones that the backend names, in its order, disabled ones included', () => {
    const off = {id: 'abc', enabled: false, reason: '维护'};
    expect(offered([on('cmbc'), on('x-new'), off])).to.deep.equal([on('cmbc'), off]);
    expect(offered([])).to.deep.equal([]);
  });

  it('are limited to the host’s list, in its order', () => {
    expect(offered(undefined, ['abc', 'ccb'])).to.deep.equal([on('abc'), on('ccb')]);
    expect(offered([on('ccb'), on('cmbc')], ['cmbc', 'abc', 'x', 'ccb'])).to.deep.equal([on('cmbc'), on('ccb')]);
    expect(offered(undefined, [])).to.deep.equal([]);
  });
});
