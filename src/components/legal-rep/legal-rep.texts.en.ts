import type {LegalRepTexts} from './legal-rep.texts.js';

const correct = (others: readonly string[]): string =>
  `Check them, then enter them again${others.length > 0 ? `, or use another method: ${others.join(', ')}` : ''}.`;

export const texts: LegalRepTexts = {
  title: 'Certification by the legal representative’s identity',
  steps: ['Check the enterprise', 'Check the legal representative', 'Check the account holder', 'Done'],
  progress: (step, of) => `Step ${step} of ${of}`,
  stepNow: (step, of, name) => `Step ${step}/${of} · ${name}`,
  stepDone: 'Done',
  scope:
    'Three things are checked, and none can be left out: the enterprise, the legal representative and you. Both persons can be checked by ID card or by bank card.',
  advice: 'This method takes longer.',
  adviceCard: 'This method takes longer. If you have a China E-Port IC card, certification by IC card is recommended.',
  needsTitle: 'What to have at hand',
  needs: [
    'The enterprise’s name and codes, as on the business licence.',
    'The legal representative’s ID document; for an ID card, also its validity dates.',
    'Your own ID document; for an ID card, also its validity dates.',
  ],
  needsOfBankCard:
    'To check a person by bank card: a personal bank card of that person, and the phone on file with the bank, which receives the code.',
  start: 'Start',
  enterpriseName: 'Enterprise name',
  filedHint: 'As filed with the registration authority.',
  next: 'Next',
  back: 'Back',
  confirmTitle: 'Check what will be sent',
  confirm: 'Confirm and check',
  checking: 'Checking the enterprise…',
  refused: (others) => ['The legal representative’s details couldn’t be verified', correct(others)],
  enterpriseRefused: (others) => ['The enterprise details couldn’t be verified', correct(others)],
  notRecalled: [
    'The earlier check is no longer valid',
    'Start again from the first step. This page stores no personal data, so enter it again.',
  ],
  notSupported: [
    'The system can’t verify this enterprise’s details',
    'For special reasons, this enterprise can’t be certified by its legal representative. Use another certification method.',
  ],
  help: 'Help with certification by legal representative',
};
