import type {HandoffCodeTexts} from './handoff-code.texts.js';

export const texts: HandoffCodeTexts = {
  title: 'Scan the QR code with a phone',
  how: (place, host) =>
    `Scan with ${place} or the phone’s camera. The website on the phone should be ${host}. If it isn’t, close it.`,
  own: 'The code is yours alone: don’t send it to anybody, and don’t scan one that somebody sends to you.',
  until: (time, minutes) => `This code is valid until ${time} (about ${minutes} min left), for one use.`,
  renew: 'Make a new QR code',
  here: 'Open on this phone',
};
