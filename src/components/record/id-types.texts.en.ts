import type {IdTypeTexts} from './id-types.texts.js';

export const texts: IdTypeTexts = {
  'resident-id': 'Resident ID card',
  'passport-prc': 'Passport',
  'hkm-travel-permit': 'Mainland Travel Permit for Hong Kong and Macao Residents',
  'tw-travel-permit': 'Mainland Travel Permit for Taiwan Residents',
  'hmt-residence-permit': 'Residence Permit for Hong Kong, Macao and Taiwan Residents',
  'foreign-pr-id': 'Foreign Permanent Resident ID Card',
  'military-id': 'Military ID (officer or soldier)',
};
