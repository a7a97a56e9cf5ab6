import type {ConsentTexts} from './consent.texts.js';

export const texts: ConsentTexts = {
  title: 'How personal data is used',
  agree: 'I have read this and agree',
  declare: 'I declare that the legal representative has agreed',
  missing: 'Select this to continue. If you don’t agree, you can use another certification method.',
};
