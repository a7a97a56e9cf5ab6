import type {PictureTexts} from './pictures.texts.js';

export const texts: PictureTexts = {
  'id-card-dates':
    'The side of an ID card with the national emblem. The dates are in its last line, such as 2020.03.10-2040.03.10: first the start date, then the end date.',
  'licence-codes':
    'A business licence. Its unified social credit code has 18 characters, such as 91310000PDY000028G; characters 9 to 17 of it, PDY000028, are the organisation code.',
  'card-and-readers':
    'Two kinds of card: an IC card goes into a card reader that is connected to the PC; an Ikey goes straight into a USB port of the PC.',
  'bank-key':
    'The online-banking UKey that a bank gives to an enterprise. It goes straight into a USB port of the PC. It is not the E-Port IC card or Ikey.',
  'browser-question':
    'Below its address bar, the browser asks whether this site may access apps on this PC. Choose its “Allow” button.',
  'ie-mode':
    'The “…” menu at the top right of Edge, with the entry “Reload in Internet Explorer mode”. In that mode, the address bar starts with the IE symbol.',
  startDate: 'Start date',
  endDate: 'End date',
  orgCode: 'Organisation code (9 to 17)',
  icCard: 'IC card',
  ikey: 'Ikey',
  reader: 'Card reader',
  bankKey: 'Online-banking UKey',
  usb: 'USB port of the PC',
  asks: 'This site wants to',
  access: 'access apps on this PC',
  block: 'Block',
  allow: 'Allow',
  reload: 'Reload in Internet Explorer mode',
  badge: 'IE symbol',
};
