import type {ExternalMethodInfo} from '../../domain/places.js';
import type {OwnWords} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/text-table.js';

/** The words of an external method's screens. `place`: the name of where the user goes. */
export interface ExternalTexts {
  readonly title: string;
  readonly intro: readonly string[];
  readonly needs: string;
  readonly steps: string;
  readonly choose: (place: string) => string;
  /** Where there is one place only. */
  readonly next: string;
  /** With the name of the place, where there are several. */
  readonly byCode?: (place: string) => string;
  readonly none: string;
  readonly notNow: (reason: string | undefined) => string;
  readonly creating: string;
  readonly go: (place: string) => string;
  readonly again: (place: string) => string;
  readonly newTab: string;
  readonly openHere: (place: string) => string;
  readonly host: (host: string) => string;
  readonly copy: string;
  readonly notLeft: string;
  readonly copied: (inInternetExplorer: boolean) => string;
  readonly waiting: string;
  /** A phone has opened the code. */
  readonly scanned?: string;
  readonly pending: string;
  readonly stillAsking: string;
  readonly until: (time: string) => string;
  readonly endsSoon: string;
  readonly renew: string;
  readonly abandon: string;
  readonly cancelling: string;
  readonly cancelled: string;
  /** Of a handoff that was given up, but whose end the backend has not confirmed. */
  readonly stillValid: (time: string) => string;
  readonly afterwards: string;
  readonly chooseAgain: string;
  /** In place of the general ones, which are about a bank. */
  readonly failures?: (place: string) => OwnWords;
  /* Of a bank's UKey only. */
  readonly atComputer?: string;
  readonly keyExample?: string;
  readonly ieExample?: string;
  readonly inInternetExplorer?: string;
  readonly notLeftByCopy?: string;
}

/** An external method with its words. */
export interface ShownExternalMethod extends ExternalMethodInfo {
  readonly texts: TextTable<'bank-ukey' | 'handoff', ExternalTexts>;
}

const texts = {
  title: '在其他网站或手机上认证',
  intro: ['请在其他网站或手机应用上完成认证，结果由其告知单一窗口，本页会自动显示。'],
  needs: '需要准备',
  steps: '认证步骤',
  choose: (place) => `选择${place}`,
  next: '下一步',
  byCode: (place) => (place ? `用手机扫码（${place}）` : '用手机扫码'),
  none: '目前不能使用这种认证方式，请稍后再试。',
  notNow: (reason) => (reason ? `暂时不能使用：${reason}` : '暂时不能使用。'),
  creating: '正在准备…',
  go: (place) => `前往${place}`,
  again: (place) => `再次打开${place}`,
  newTab: '（在新窗口打开）',
  openHere: (place) => `仍在本浏览器中前往${place}`,
  host: (host) => `打开后先看地址栏：网站应为 ${host}。如不一致，请立即关闭，切勿输入任何内容。`,
  copy: '复制地址，用其他浏览器打开',
  notLeft: '请点击下面的按钮前往，认证完成后回到本页查看结果。',
  copied: () => '地址已复制。请在其他浏览器中粘贴打开；认证完成后回到本页，结果会自动显示。',
  waiting: '正在等待认证结果。认证完成后请回到本页，本页会自动更新。',
  scanned: '手机已扫码。请在手机上核对账号、企业、网站和用途，再确认；本页会自动更新。',
  pending: '认证已受理，正在处理。可以离开本页，结果会显示在实名认证首页。',
  stillAsking: '暂时查询不到结果，仍在继续查询。',
  until: (time) => `该地址 ${time} 前有效。`,
  endsSoon: '将在 1 分钟内过期；如来不及，请重新获取。',
  renew: '重新获取',
  abandon: '取消本次认证',
  cancelling: '正在取消…',
  cancelled: '本次认证已取消。',
  stillValid: (time) =>
    `刚才的认证未能取消：之前的页面或二维码在 ${time} 前仍然有效，请不要在那里确认。如已确认，结果仍会生效。`,
  afterwards: '认证完成后，请等本页显示结果后，再关闭浏览器。',
  chooseAgain: '返回上一步',
  failures: (place) => ({
    errors: {
      'handoff-expired': ['本次认证已过期', '请点击“重新获取”，再前往认证。'],
      'handoff-unknown': ['找不到本次认证的记录', '请在本页重新开始。'],
      'handoff-record-damaged': ['上次认证的记录已损坏', '请在本页重新开始。'],
    },
    refusals: {
      'handoff-cancelled': [place ? `已在${place}取消认证` : '已取消认证', '请重新开始。'],
      'handoff-rejected': [`${place}核验未通过`, '请到认证的网站或应用了解原因。'],
      'place-unavailable': [place ? `${place}暂时无法认证` : '暂时无法认证', '请稍后再试。'],
    },
  }),
} satisfies ExternalTexts;

export const externalTexts: TextTable<'handoff', typeof texts> = {group: 'handoff', reference: texts};

const code = {
  title: '请用手机扫描二维码',
  how: (place: string, host: string) =>
    `用${place}或手机相机扫描。手机上打开的网站应为 ${host}；如不一致，请立即关闭。`,
  own: '二维码仅供本人使用一次，请勿转发或截图给他人；他人发来的二维码也不要扫描。',
  until: (time: string, minutes: number) => `${time} 前有效，约剩 ${minutes} 分钟`,
  renew: '重新生成二维码',
  here: '用手机打开',
};

export type HandoffCodeTexts = typeof code;

export const handoffCodeTexts: TextTable<'handoff-code', HandoffCodeTexts> = {group: 'handoff-code', reference: code};
