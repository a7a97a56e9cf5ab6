import {banks} from '../../src/domain/banks.js';
import {placeIn} from '../../src/domain/places.js';
import type {PlaceId} from '../places/agreement.js';
import {bankMethod} from '../places/kinds.js';
import {type Branch, screens} from './screens.js';

const manners = {
  words: {
    passed: '认证结果已通知单一窗口。',
    rejected: '该企业账号的信息未能通过本行核验，结果已通知单一窗口。',
    cancelled: '未进行认证，已通知单一窗口。',
    pending: '本行正在审核，结果将由本行通知单一窗口。',
  },
  further: '请务必退出网银系统，拔下UKEY，并关闭浏览器。',
};

const branch = (id: string, row: Pick<Branch, 'ukey' | 'screens' | 'wayBack'>): Branch => ({
  ...manners,
  id,
  look: id,
  name: placeIn(banks, id)?.name['zh-CN'] ?? id,
  ...row,
});

const {landing, certificate, check, password} = screens;

export const branches: readonly Branch[] = [
  branch('ccb', {ukey: '“跨境 e+”网银盾', screens: [landing, certificate, check, password], wayBack: 'link'}),
  branch('abc', {ukey: '网银 K 宝', screens: [landing, check, password], wayBack: 'form'}),
  branch('cmbc', {ukey: '网银 U 宝', screens: [landing, password], wayBack: 'link'}),
];

/** Whether this is a bank with pages of its own. */
export const isBranch = ({method, place}: PlaceId): boolean =>
  method === bankMethod && branches.some(({id}) => id === place);
