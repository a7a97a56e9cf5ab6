import type {MethodCard} from '../path/method.js';

export const texts: MethodCard = {
  title: 'China E-Port IC card',
  name: 'IC card',
  action: 'Certify by IC card',
  needs:
    'This enterprise’s legal representative or operator card, a card reader (or an Ikey), the card’s PIN, and the E-Port client installed on this PC.',
  time: 'About 1 minute',
  advice: 'An E-Port IC card is recommended.',
};
