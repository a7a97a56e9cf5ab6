import {bankOf} from '../../src/domain/places.js';
import {type Branch, screens} from './screens.js';

const branch = (id: string, row: Omit<Branch, 'id' | 'name'>): Branch => ({
  id,
  name: bankOf(id)?.name['zh-CN'] ?? id,
  ...row,
});

const {landing, certificate, check, password} = screens;

export const branches: readonly Branch[] = [
  branch('ccb', {
    ukey: '“跨境 e+”网银盾',
    screens: [landing, certificate, check, password],
    wayBack: 'link',
  }),
  branch('abc', {ukey: '网银 K 宝', screens: [landing, check, password], wayBack: 'form'}),
  branch('cmbc', {ukey: '网银 U 宝', screens: [landing, password], wayBack: 'link'}),
];
