import type {TextTable} from '../locales/text-table.js';

const texts = {
  title: '实名认证方式选择',
  loading: '正在查询认证情况…',
  cancel: '取消',
  notLoaded: '页面未完整加载。请重新加载或联系客服。查询码',
  reload: '重新加载页面',
};

/** The texts of home's frame before the status is known. */
export type FrameTexts = typeof texts;

export const frameTexts: TextTable<'frame', FrameTexts> = {group: 'frame', reference: texts};
