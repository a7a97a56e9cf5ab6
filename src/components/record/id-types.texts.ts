import type {IdType} from '../../domain/id-types.js';
import type {TextTable} from '../locales/text-table.js';

export type IdTypeTexts = Readonly<Record<IdType, string>>;

const texts: IdTypeTexts = {
  'resident-id': '身份证',
  'passport-prc': '护照',
  'hkm-travel-permit': '港澳居民来往内地通行证',
  'tw-travel-permit': '台湾居民来往大陆通行证',
  'hmt-residence-permit': '港澳台居民居住证',
  'foreign-pr-id': '外国人永久居留身份证',
  'military-id': '军官证、士兵证',
};

export const idTypeTexts: TextTable<'id-types', IdTypeTexts> = {group: 'id-types', reference: texts};
