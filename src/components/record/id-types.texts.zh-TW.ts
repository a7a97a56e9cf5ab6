import type {IdTypeTexts} from './id-types.texts.js';

export const texts: IdTypeTexts = {
  'resident-id': '身分證',
  'passport-prc': '護照',
  'hkm-travel-permit': '港澳居民來往內地通行證',
  'tw-travel-permit': '台灣居民來往大陸通行證',
  'hmt-residence-permit': '港澳台居民居住證',
  'foreign-pr-id': '外國人永久居留身分證',
  'military-id': '軍官證、士兵證',
};
