import type {LegalRepTexts} from './legal-rep.texts.js';

export const texts: LegalRepTexts = {
  title: 'Certification by the legal representative’s identity',
  steps: ['Check the enterprise', 'Check the legal representative', 'Check the administrator', 'Done'],
  progress: (step, of) => `Step ${step} of ${of}`,
  stepDone: 'Done',
  advice:
    'This way takes a good deal of information. If you have a China E-Port IC card, certification by card is easier.',
  assist: 'An administrator of this enterprise can also assist: ',
  needsTitle: 'What to have at hand',
  needs: [
    'The enterprise’s name and codes, as on the business licence.',
    'The legal representative’s ID document; of an ID card, also its validity.',
    'The administrator’s ID document, that is, your own.',
    'To check somebody by bank card: a bank card of that very person, and the phone on file with the bank, for the code.',
  ],
  start: 'Start',
  enterpriseName: 'Enterprise name',
  filedHint: 'As filed with the market regulation authority; of a public institution, with its registration authority.',
  next: 'Next',
  back: 'Back',
  confirmTitle: 'Check what will be sent',
  confirm: 'Confirm and check',
  checking: 'Checking the enterprise…',
  refused: [
    'The legal representative’s details couldn’t be verified',
    'Check them, then enter them again. If they are right, use one of the other methods below.',
  ],
};
