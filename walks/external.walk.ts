import {banks} from '../src/domain/banks.js';
import {placeIn, type Place} from '../src/domain/places.js';
import {opens, type Said, type Step, type Walk} from './walk.js';

/* Decided elsewhere: at a bank of this build, or where a host's own method leads. */

const bank = (id: string): Place => {
  const place = placeIn(banks, id);
  if (!place) throw new Error(`There is no bank ${id}.`);
  return place;
};

const chooses = (id: string): Step => ({
  at: 'choosing',
  press: (t, locale) => t['bank-ukey'].choose(bank(id).name[locale]),
  sends: [{type: 'placeChosen', place: id}],
  asks: ['createHandoff'],
});

/** That bank's site wants another browser, so that the link is the second way. */
const go: Said = (t, locale) => t['bank-ukey'].openHere(bank('ccb').name[locale]);

export const bankUkeyWalk: Walk = {
  name: 'bank-ukey',
  view: 'bank-ukey',
  user: 'zhangsan',
  steps: [
    opens('bank-ukey'),
    chooses('ccb'),
    {at: 'waiting', press: go, sends: ['departed'], asks: ['getHandoff'], waitsFor: 'place'},
  ],
  end: 'result',
};

export const givenUpWalk: Walk = {
  ...bankUkeyWalk,
  name: 'bank-ukey, given up',
  steps: [
    opens('bank-ukey'),
    chooses('ccb'),
    {at: 'waiting', press: (t) => t['bank-ukey'].abandon, sends: ['cancelled'], asks: ['cancelHandoff']},
  ],
  end: 'choosing',
};
