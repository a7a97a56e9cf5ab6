import type {FailureWords} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/texts.js';
import type {CardErrorCode} from '../../domain/errors.js';
import type {CardRefusalCode} from '../../domain/refusals.js';

/** Texts for what can fail with the card agent and the card. */
export type CardFailureTexts = FailureWords<CardErrorCode, CardRefusalCode>;

const texts: CardFailureTexts = {
  errors: {
    'agent-not-answering': [
      '没有连接上客户端控件',
      '客户端控件可能没有启动，也可能没有安装。请启动后重新检测；尚未安装的，请先下载安装。',
    ],
    'agent-blocked': ['浏览器不允许本页连接客户端控件', '请在浏览器中允许本站访问本机应用，再重新检测。'],
    'agent-permission-dismissed': ['还没有允许连接客户端控件', '请重新检测，并在浏览器弹出的询问框中选择“允许”。'],
    'agent-undetermined': ['无法判断客户端控件是否在运行', '请先在浏览器中允许本站访问本机应用，再重新检测。'],
    'agent-not-delegated': [
      '本页嵌在另一个页面中，未获准连接客户端控件',
      '请在单独的窗口中打开本页；或联系网站管理员，为内嵌页面开放 loopback-network 权限。',
    ],
    'agent-too-old': ['客户端控件的版本太旧', '请下载并安装新版客户端控件，再重新检测。'],
    'agent-busy': ['客户端控件正在处理另一项操作', '请在该操作完成后再试一次。'],
    'agent-timeout': ['客户端控件长时间没有响应', '请检查卡是否插好，重启客户端控件后再试一次。'],
    'agent-protocol': ['无法识别客户端控件的响应', '请重启客户端控件后再试；仍然失败时，请安装新版客户端控件。'],
    'agent-lost': ['与客户端控件的连接已中断', '请确认客户端控件仍在运行，再重新检测。'],
    'reader-unsupported': ['暂不支持这种读卡器', '请换一台普通读卡器，或改用其他认证方式。'],
    'card-missing': ['没有读到卡', '请将 IC 卡插入读卡器，或插好 Ikey，指示灯亮后再读卡。'],
    'card-removed': ['卡在操作中被拔出', '请将卡插好，再重新读卡。'],
    'card-changed': ['读卡后换过卡', '请重新读卡，再输入这张卡的密码。'],
    'card-expired': ['卡内证书已过期', '请到制卡机构更新证书；在此之前可以改用其他认证方式。'],
    'card-unreadable': ['无法读取这张卡', '请拔出卡，擦净芯片后重新插入，再读一次；仍然失败时，请换一台读卡器。'],
    'pin-incorrect': ({triesLeft}) => [
      triesLeft === undefined ? '密码不正确' : `密码不正确，还可以试 ${triesLeft} 次`,
      '连续输错会锁卡。不记得密码的，请勿再试，请到制卡机构重置。',
    ],
    'pin-locked': [
      '卡已锁定',
      '密码连续输错的次数过多。请持卡到制卡机构解锁；在此之前可以换一张卡，或改用其他认证方式。',
    ],
    'pin-unknown-answer': [
      '卡没有返回明确的结果',
      '刚才的输入可能已计为一次密码尝试。请核对密码后再登录，不要连续重试。',
    ],
  },
  refusals: {
    'card-of-another-enterprise': [
      '这张卡不属于当前登录的企业',
      '请换用本企业的法人卡或操作员卡，再读卡；或改用其他认证方式。',
    ],
    'card-revoked': ['这张卡已被注销', '请换用本企业的另一张卡，或改用其他认证方式。'],
    'card-not-customs': ['这张卡不是中国电子口岸的卡', '请换用中国电子口岸制发的 IC 卡或 Ikey。'],
    'card-untrusted': [
      '无法确认这张卡的发卡机构',
      '请换用中国电子口岸制发的 IC 卡或 Ikey；如果卡确由制卡机构制发，请联系客服。',
    ],
    'card-expired': ['卡内证书已过期', '请到制卡机构更新证书；在此之前可以换一张卡，或改用其他认证方式。'],
    'challenge-expired': ['停留时间过长，这次登录已失效', '请重新输入密码，再登录一次。'],
    'signature-invalid': ['卡的签名没有通过验证', '请重新读卡，再登录一次；仍然失败时，请联系客服。'],
  },
};

export const cardFailureTexts: TextTable<CardFailureTexts> = {
  group: 'ic-card-failure',
  reference: texts,
  others: {en: () => import('./ic-card.failures.en.js'), 'zh-TW': () => import('./ic-card.failures.zh-TW.js')},
};
