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

/** Words of a bank's path, or of a host's own method. */
type Group = 'bank-ukey' | 'handoff';

/** Where the user chooses, so that a handoff is made. */
const chooses = (group: Group, press: Said, sent: {readonly place: string; readonly by?: string}): Step => ({
  at: 'choosing',
  tick: ['consent'],
  press,
  sends: [{type: 'placeChosen', ...sent}],
  asks: ['createHandoff'],
  seen: {
    createHandoff: {
      says: (t) => t[group].creating,
      cancelled: 'choosing',
      failed: group === 'bank-ukey' ? ['notCreated', (t) => t[group].chooseAgain] : ['notCreated'],
      resumed: 'waiting',
    },
  },
});

/** The place decides. `press`: what leads there; without it, a phone scans. */
const waits = (press?: Said): Step => ({
  at: 'waiting',
  ...(press && {press, sends: ['departed']}),
  asks: ['getHandoff'],
  seen: {getHandoff: {resumed: 'waiting'}},
  waitsFor: 'place',
});

const toBank = (name: string, id: BankId, end: string, last: Step): Walk => ({
  name,
  view: 'bank-ukey',
  user: 'zhangsan',
  steps: [
    opens('bank-ukey'),
    chooses('bank-ukey', (t, locale) => t['bank-ukey'].choose(bank(id).name[locale]), {place: id}),
    last,
  ],
  end,
});

export const bankWalk = (id: BankId): Walk => toBank('bank-ukey', id, 'result', waits(goTo(id)));

export const bankUkeyWalk = bankWalk('ccb');

export const givenUpWalk = toBank('bank-ukey, given up', 'ccb', 'choosing', {
  at: 'waiting',
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
    // With one way, nobody is asked, unless there is a notice to be read or nothing was pressed.
    {
      ...chooses('handoff', ({handoff}) => (by === 'link' ? handoff.next : handoff.byCode('')), {place: place.id, by}),
      maybe: true,
    },
    waits(by === 'link' ? ({handoff}, locale) => handoff.go(place.name[locale]) : undefined),
  ],
  end: 'result',
});
