import type {TextTable} from '../locales/texts.js';

/** What home's frame says before anything is known. */
export interface FrameTexts {
  readonly title: string;
  readonly loading: string;
  readonly cancel: string;
  readonly notLoaded: string;
  readonly reload: string;
}

const texts: FrameTexts = {
  title: '实名认证方式选择',
  loading: '正在查询认证情况…',
  cancel: '取消',
  notLoaded: '页面没有加载完整。检查网络连接，再重新加载页面。',
  reload: '重新加载页面',
};

export const frameTexts: TextTable<FrameTexts> = {
  group: 'frame',
  reference: texts,
  others: {en: () => import('./frame.texts.en.js'), 'zh-TW': () => import('./frame.texts.zh-TW.js')},
};
