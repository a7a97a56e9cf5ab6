import type {JourneyTexts} from './journey.texts.js';

export const texts: JourneyTexts = {
  paused: 'Checking was stopped.',
  notApplicable: 'This account doesn’t need real-name certification',
  notApplicableWhy:
    'Enterprise accounts registered in the Single Window, and accounts signed in with an E-Port card, don’t need real-name certification.',
  opening: 'Opening…',
  via: new Map([
    ['id-card', 'ID card'],
    ['bank-card', 'bank card'],
  ]),
  endReasons: new Map([
    ['card-ends', 'the card expires, and its certificate has to be renewed first'],
    ['term', 'the term of the certification ends'],
    ['representative-changed', 'the legal representative has changed'],
  ]),
};
