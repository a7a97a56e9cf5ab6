import type {BankId} from '../src/domain/bank-ids.js';
import {banks} from '../src/domain/banks.js';
import type {Locale} from '../src/domain/locales.js';
import {placeIn, type Place} from '../src/domain/places.js';
import {opens, type Said, type Step, type Walk} from './walk.js';

/* Decided elsewhere: at a bank of this build, or where a host's own method leads. */

const bank = (id: BankId): Place => {
  const place = placeIn(banks, id);
  if (!place) throw new Error(`There is no bank ${id}.`);
  return place;
};

/** The link to a bank's site, which is the second way where that site wants another browser. */
export const goTo =
  (id: BankId): Said =>
  (t, locale) => {
    const {inInternetExplorer, name} = bank(id);
    return t['bank-ukey'][inInternetExplorer ? 'openHere' : 'go'](name[locale]);
  };

const toBank = (name: string, id: BankId, end: string, last: Omit<Step, 'at'>): Walk => ({
  name,
  view: 'bank-ukey',
  user: 'zhangsan',
  steps: [
    opens('bank-ukey'),
    {
      at: 'choosing',
      tick: ['consent'],
      press: (t, locale) => t['bank-ukey'].choose(bank(id).name[locale]),
      sends: [{type: 'placeChosen', place: id}],
      asks: ['createHandoff'],
      seen: {
        createHandoff: {
          says: (t) => t['bank-ukey'].creating,
          cancelled: 'choosing',
          failed: ['notCreated', (t) => t['bank-ukey'].chooseAgain],
          resumed: 'waiting',
        },
      },
    },
    {at: 'waiting', ...last},
  ],
  end,
});

export const bankWalk = (id: BankId): Walk =>
  toBank('bank-ukey', id, 'result', {
    press: goTo(id),
    sends: ['departed'],
    asks: ['getHandoff'],
    seen: {getHandoff: {resumed: 'waiting'}},
    waitsFor: 'place',
  });

export const bankUkeyWalk = bankWalk('ccb');

export const givenUpWalk = toBank('bank-ukey, given up', 'ccb', 'choosing', {
  press: (t) => t['bank-ukey'].abandon,
  sends: ['cancelled'],
  asks: ['cancelHandoff'],
  seen: {cancelHandoff: {says: (t) => t['bank-ukey'].cancelling, cancelled: 'choosing', resumed: 'waiting'}},
});

/** Names in each language. */
type Names = Readonly<Record<Locale, string>>;

interface OwnMethod {
  readonly id: string;
  readonly card: {readonly action: Names};
  readonly places: readonly [{readonly id: string; readonly name: Names}];
}

/** A method of a host's own, with one place. By a link, the place is opened; a code is scanned. */
export const ownMethodWalk = ({id, card, places: [place]}: OwnMethod, by: 'link' | 'code'): Walk => ({
  name: `${id} by ${by}`,
  view: id,
  user: 'zhangsan',
  steps: [
    {
      at: 'home',
      maybe: true,
      press: (_, locale) => card.action[locale],
      sends: [{type: 'methodChosen', method: id, pressed: true}],
    },
    {
      at: 'choosing',
      tick: ['consent'],
      press: ({handoff}) => (by === 'link' ? handoff.next : handoff.byCode('')),
      sends: [{type: 'placeChosen', place: place.id, by}],
      asks: ['createHandoff'],
      seen: {
        createHandoff: {
          says: ({handoff}) => handoff.creating,
          cancelled: 'choosing',
          failed: ['notCreated', ({handoff}) => handoff.chooseAgain],
          resumed: 'waiting',
        },
      },
    },
    {
      at: 'waiting',
      ...(by === 'link' && {
        press: ({handoff}, locale) => handoff.go(place.name[locale]),
        sends: ['departed'],
      }),
      asks: ['getHandoff'],
      seen: {getHandoff: {resumed: 'waiting'}},
      waitsFor: 'place',
    },
  ],
  end: 'result',
});
