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
      '控件可能没有启动，也可能没有安装。先启动控件，再重新检测；如果尚未安装，先下载安装。',
    ],
    'agent-blocked': ['浏览器不允许本页连接客户端控件', '在浏览器中允许本站访问本机应用，再重新检测。'],
    'agent-permission-dismissed': ['还没有允许连接客户端控件', '重新检测，并在浏览器弹出的询问框中选择“允许”。'],
    'agent-undetermined': ['无法判断客户端控件是否在运行', '先在浏览器中允许本站访问本机应用，再重新检测。'],
    'agent-not-delegated': [
      '本页嵌在另一个页面中，未获准连接客户端控件',
      '在单独的窗口中打开本页；或联系网站管理员，为内嵌页面开放 loopback-network 权限。',
    ],
    'agent-too-old': ['客户端控件的版本太旧', '下载并安装新版控件，再重新检测。'],
    'agent-busy': ['控件正在处理另一项操作', '等该操作完成后再试一次。'],
    'agent-timeout': ['控件长时间没有响应', '检查卡是否插好，重启控件后再试一次。'],
    'agent-protocol': ['无法识别控件的响应', '重启控件后再试；如果仍不行，安装新版控件。'],
    'agent-lost': ['与控件的连接已中断', '确认控件仍在运行，再重新检测。'],
    'reader-unsupported': ['暂不支持这种读卡器', '换一台普通读卡器，或改用其他认证方式。'],
    'card-missing': ['没有读到卡', '把 IC 卡插入读卡器，或插好 Ikey，等指示灯亮后再读卡。'],
    'card-removed': ['卡在操作中被拔出', '把卡插好，再重新读卡。'],
    'card-changed': ['读卡后换过卡', '重新读卡，再输入这张卡的密码。'],
    'card-expired': ['卡内证书已过期', '到制卡机构更新证书；在此之前可以改用其他认证方式。'],
    'card-unreadable': ['无法读取这张卡', '拔出卡，擦净芯片后重新插入，再读一次；如果仍读不出，换一台读卡器。'],
    'pin-incorrect': ({triesLeft}) => [
      triesLeft === undefined ? '密码不正确' : `密码不正确，还可以试 ${triesLeft} 次`,
      '连续输错会锁卡。如果不记得密码，不要再试，到制卡机构重置。',
    ],
    'pin-locked': [
      '卡已锁定',
      '密码连续输错的次数过多。持卡到制卡机构解锁；在此之前可以换一张卡，或改用其他认证方式。',
    ],
    'pin-unknown-answer': [
      '卡没有返回明确的结果',
      '刚才的输入可能已算作一次密码尝试。核对密码后再登录，不要连续重试。',
    ],
  },
  refusals: {
    'card-of-another-enterprise': [
      '这张卡不属于当前登录的企业',
      '换用本企业的法人卡或操作员卡，再读卡；或改用其他认证方式。',
    ],
    'card-revoked': ['这张卡已被注销', '换用本企业的另一张卡，或改用其他认证方式。'],
    'card-not-customs': ['这张卡不是中国电子口岸的卡', '换用中国电子口岸制发的 IC 卡或 Ikey。'],
    'card-untrusted': [
      '无法确认这张卡的发卡机构',
      '换用中国电子口岸制发的 IC 卡或 Ikey；如果卡确由制卡机构制发，联系客服。',
    ],
    'card-expired': ['卡内证书已过期', '到制卡机构更新证书；在此之前可以换一张卡，或改用其他认证方式。'],
    'challenge-expired': ['停留时间过长，这次登录已失效', '重新输入密码，再登录一次。'],
    'signature-invalid': ['卡的签名没有通过验证', '重新读卡，再登录一次；如果仍不行，联系客服。'],
  },
};

export const cardFailureTexts: TextTable<CardFailureTexts> = {
  group: 'ic-card-failure',
  reference: texts,
  others: {en: () => import('./ic-card.failures.en.js'), 'zh-TW': () => import('./ic-card.failures.zh-TW.js')},
};
