import {expect} from 'chai';
import {banks} from '../../src/domain/banks.js';
import {offeredPlaces, placeHostIn, placeIn, type PlaceStatus} from '../../src/domain/places.js';
import {locales} from '../../src/domain/locales.js';
import {fourthBank, withFourthBank} from './banks.harness.js';

const origin = 'https://swapp.example.cn';
const all = banks.map(({id}) => id);
const on = (id: string) => ({id, enabled: true});
const offered = (named?: readonly PlaceStatus[], wanted?: readonly string[]) => offeredPlaces(banks, named, wanted);
const hostIn = (url: string, bank: string) => placeHostIn(url, placeIn(banks, bank), origin);

describe('The bank table', () => {
  it('has every text that the screens need, in each language', () => {
    for (const {id, name, monogram, hosts, needs, steps} of banks) {
      expect(placeIn(banks, id)?.name).to.equal(name);
      expect(hosts, id).not.to.deep.equal([]);
      for (const host of hosts) expect(host).to.match(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
      for (const locale of locales) {
        expect(Array.from(monogram[locale]), id).to.have.length(1);
        for (const words of [name[locale], needs[locale], ...steps[locale]]) expect(words.trim(), id).not.to.equal('');
        expect(steps[locale].length, id).to.equal(steps['zh-CN'].length);
      }
    }
    expect(banks.filter(({inInternetExplorer}) => inInternetExplorer).map(({id}) => id)).to.deep.equal(['ccb']);
  });

  it('contains no other bank', () => {
    for (const id of ['', 'icbc', 'CCB', '__proto__', 'constructor']) expect(placeIn(banks, id)).to.equal(undefined);
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

describe('A fourth bank added by the host', () => {
  withFourthBank();

  it('is offered with the others, in the order of the host or the backend', () => {
    expect(offered()).to.deep.equal([...all, fourthBank.id].map(on));
    expect(offered([on(fourthBank.id), on('ccb')])).to.deep.equal([on(fourthBank.id), on('ccb')]);
    expect(offered(undefined, ['sample', 'abc'])).to.deep.equal([on(fourthBank.id), on('abc')]);
  });

  it('accepts only its own addresses', () => {
    expect(hostIn('https://certify.bank.example/x', 'sample')).to.equal('certify.bank.example');
    expect(hostIn('https://certify.bank.example/x', 'ccb')).to.equal(undefined);
    expect(hostIn('https://ccb.com/', 'sample')).to.equal(undefined);
  });
});

describe('A fourth bank added in a test', () => {
  it('is removed after the test', () => {
    expect(offered()).to.deep.equal(all.map(on));
    expect(hostIn('https://bank.example/', 'sample')).to.equal(undefined);
  });
});
