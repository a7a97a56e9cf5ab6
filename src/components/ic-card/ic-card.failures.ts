import type {FailureWords} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/text-table.js';
import type {Browser} from './ic-card.texts.js';
import type {CardErrorCode} from '../../domain/errors.js';
import type {CardRefusalCode} from '../../domain/refusals.js';

/** Texts for what can fail with the card agent and the card. */
export interface CardFailureTexts extends FailureWords<CardErrorCode, CardRefusalCode> {
  /** Where to change the browser's permission. */
  readonly unblock: Readonly<Record<Browser, string>>;
}

const texts = (): CardFailureTexts => ({
  unblock: {
    chrome: '请点击地址栏左侧的图标，打开“网站设置”，将“本机应用”（或“本地网络访问”）改为“允许”。',
    edge: '请点击地址栏左侧的锁形图标，打开“此站点的权限”，将“本机应用”（或“本地网络访问”）改为“允许”。',
    360: '请切换到极速模式，点击地址栏左侧的图标，在网站权限中允许访问本机应用（本地网络）。',
    firefox: '请点击地址栏左侧的权限图标，清除对“本机应用和服务”的阻止，再重新检测。',
  },
  errors: {
    'insecure-context': ['本页不是安全连接，浏览器不允许连接客户端控件', '请用 https 开头的地址打开本页。'],
    'agent-not-answering': ['未连接到客户端控件', '请启动客户端控件，再重新检测；如尚未安装，请先安装。'],
    'agent-blocked': ['浏览器不允许本页连接客户端控件', '请在浏览器中允许本站访问本机应用，再重新检测。'],
    'agent-permission-dismissed': ['尚未允许连接客户端控件', '请重新检测，并在浏览器弹出的询问框中选择“允许”。'],
    'agent-undetermined': ['无法判断客户端控件是否在运行', '请在浏览器中允许本站访问本机应用，再重新检测。'],
    'agent-not-delegated': ['本页嵌在另一个页面中，未获准连接客户端控件', '请在单独的窗口中打开本页。'],
    'agent-too-old': ['客户端控件的版本太旧', '请下载并安装新版客户端控件，再重新检测。'],
    'agent-busy': ['客户端控件正在处理另一项操作', '请在该操作完成后再试一次。'],
    'agent-timeout': ['客户端控件长时间未响应', '请检查卡是否插好，重启客户端控件后再试一次。'],
    'agent-protocol': ['无法识别客户端控件的响应', '请重启客户端控件后再试，或安装新版客户端控件。'],
    'agent-lost': ['与客户端控件的连接已中断', '请确认客户端控件仍在运行，再重新检测。'],
    'reader-unsupported': ['暂不支持这种读卡器', '请换一台读卡器。'],
    'card-missing': ['未读到卡', '请将IC卡插入读卡器，或插好 Ikey，指示灯亮后再读卡。'],
    'card-removed': ['卡在操作中被拔出', '请将卡插好，再重新读卡。'],
    'card-changed': ['读卡后换过卡', '请重新读卡，再输入这张卡的密码。'],
    'card-expired': ['卡内证书已过期', '请到制卡机构更新证书；在此之前可以换一张卡。'],
    'card-unreadable': ['无法读取这张卡', '请擦净芯片后重新插卡，再读一次，或换一台读卡器。'],
    'pin-incorrect': ({triesLeft}) => [
      triesLeft === undefined
        ? '密码不正确'
        : triesLeft === 1
          ? '密码不正确，再输错 1 次即锁卡'
          : `密码不正确，还可以试 ${triesLeft} 次`,
      triesLeft === 1
        ? '如不记得密码，请不要再试：可到制卡机构重置。'
        : '连续输错会锁卡。如不记得密码，请到制卡机构重置。',
    ],
    'pin-locked': ['卡已锁定', '请持卡到制卡机构解锁；在此之前可以换一张卡。'],
    'pin-unknown-answer': [
      '未能确认密码是否正确',
      '刚才的输入可能已计入输错次数。请核对密码后再登录；不能确定时，请不要再试。',
    ],
  },
  refusals: {
    'card-of-another-enterprise': ['这张卡不属于当前登录的企业', '请换用本企业的法人卡或操作员卡。'],
    'card-revoked': ['这张卡已被注销', '请换用本企业的另一张卡。'],
    'card-not-customs': ['这张卡不是中国电子口岸的卡', '请换用中国电子口岸制发的IC卡或 Ikey。'],
    'card-untrusted': ['无法确认这张卡的发卡机构', '请换用中国电子口岸制发的IC卡或 Ikey，或联系客服。'],
    'card-expired': ['卡内证书已过期', '请到制卡机构更新证书；在此之前可以换一张卡。'],
    'challenge-expired': ['停留时间过长，本次验卡已失效', '请重新输入密码，再点击“登录”。'],
    'signature-invalid': ['卡的签名核验未通过', '请重新读卡，再点击“登录”，或联系客服。'],
  },
});

export const cardFailureTexts: TextTable<'ic-card-failure', CardFailureTexts> = {
  group: 'ic-card-failure',
  get reference() {
    return texts();
  },
};
