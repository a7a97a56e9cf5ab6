import {banks} from '../src/domain/banks.js';
import type {Locale} from '../src/domain/locales.js';
import {opens, type Step, type Walk} from './walk.js';

/* Decided elsewhere: at a bank of this build, or where a host's own method leads. */

const nameIn = (locale: Locale): string => banks.find(({id}) => id === 'ccb')?.name[locale] ?? '';

const toBank = (name: string, end: string, last: Omit<Step, 'at'>): Walk => ({
  name,
  view: 'bank-ukey',
  user: 'zhangsan',
  steps: [
    opens('bank-ukey'),
    {
      at: 'choosing',
      tick: ['consent'],
      press: (t, locale) => t['bank-ukey'].choose(nameIn(locale)),
      sends: [{type: 'placeChosen', place: 'ccb'}],
      asks: ['createHandoff'],
    },
    {at: 'waiting', ...last},
  ],
  end,
});

export const bankUkeyWalk = toBank('bank-ukey', 'result', {
  // That bank's site wants another browser, so that the link is the second way.
  press: (t, locale) => t['bank-ukey'].openHere(nameIn(locale)),
  sends: ['departed'],
  asks: ['getHandoff'],
  waitsFor: 'place',
});

export const givenUpWalk = toBank('bank-ukey, given up', 'choosing', {
  press: (t) => t['bank-ukey'].abandon,
  sends: ['cancelled'],
  asks: ['cancelHandoff'],
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
      press: ({handoff}) => (by === 'link' ? handoff.next : handoff.byCode('')),
      sends: [{type: 'placeChosen', place: place.id, by}],
      asks: ['createHandoff'],
    },
    {
      at: 'waiting',
      ...(by === 'link' && {
        press: ({handoff}, locale) => handoff.go(place.name[locale]),
        sends: ['departed'],
      }),
      asks: ['getHandoff'],
      waitsFor: 'place',
    },
  ],
  end: 'result',
});
