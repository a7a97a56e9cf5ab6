import {expect} from 'chai';
import {placeHostIn, bankOf, banks, offeredPlaces} from '../../src/domain/places.js';
import {locales} from '../../src/domain/locales.js';
import {fourthBank, withFourthBank} from './banks.harness.js';

const origin = 'https://swapp.example.cn';
const all = banks.map(({id}) => id);
const on = (id: string) => ({id, enabled: true});

describe('The bank table', () => {
  it('has every text that the screens need, in each language', () => {
    for (const {id, name, monogram, hosts, needs, steps} of banks) {
      expect(bankOf(id)?.name).to.equal(name);
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
    for (const id of ['', 'icbc', 'CCB', '__proto__', 'constructor']) expect(bankOf(id)).to.equal(undefined);
  });
});

describe('The offered banks', () => {
  it('are all known ones by default', () => {
    expect(offeredPlaces(undefined, undefined)).to.deep.equal(all.map(on));
  });

  it('are the known ones that the backend names, in its order, disabled ones included', () => {
    const off = {id: 'abc', enabled: false, reason: '维护'};
    expect(offeredPlaces([on('cmbc'), on('x-new'), off], undefined)).to.deep.equal([on('cmbc'), off]);
    expect(offeredPlaces([], undefined)).to.deep.equal([]);
  });

  it('are limited to the host’s list, in its order', () => {
    expect(offeredPlaces(undefined, ['abc', 'ccb'])).to.deep.equal([on('abc'), on('ccb')]);
    expect(offeredPlaces([on('ccb'), on('cmbc')], ['cmbc', 'abc', 'x', 'ccb'])).to.deep.equal([on('cmbc'), on('ccb')]);
    expect(offeredPlaces(undefined, [])).to.deep.equal([]);
  });
});

describe('A fourth bank added by the host', () => {
  withFourthBank();

  it('is offered with the others, in the order of the host or the backend', () => {
    expect(offeredPlaces(undefined, undefined)).to.deep.equal([...all, fourthBank.id].map(on));
    expect(offeredPlaces([on(fourthBank.id), on('ccb')], undefined)).to.deep.equal([on(fourthBank.id), on('ccb')]);
    expect(offeredPlaces(undefined, ['sample', 'abc'])).to.deep.equal([on(fourthBank.id), on('abc')]);
  });

  it('accepts only its own addresses', () => {
    expect(placeHostIn('https://certify.bank.example/x', 'sample', origin)).to.equal('certify.bank.example');
    expect(placeHostIn('https://certify.bank.example/x', 'ccb', origin)).to.equal(undefined);
    expect(placeHostIn('https://ccb.com/', 'sample', origin)).to.equal(undefined);
  });
});

describe('A fourth bank added in a test', () => {
  it('is removed after the test', () => {
    expect(offeredPlaces(undefined, undefined)).to.deep.equal(all.map(on));
    expect(placeHostIn('https://bank.example/', 'sample', origin)).to.equal(undefined);
  });
});
