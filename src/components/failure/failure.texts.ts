import type {CertErrorCode, CertErrorDetails} from '../../domain/errors.js';
import type {RefusalCode} from '../../domain/refusals.js';
import type {TextTable} from '../locales/texts.js';

/** What happened, and what to do about it. */
export type WhatAndHow = readonly [what: string, how: string];

export interface FailureTexts {
  readonly errors: Readonly<Record<CertErrorCode, WhatAndHow | ((details: CertErrorDetails) => WhatAndHow)>>;
  readonly refusals: Readonly<Record<RefusalCode, WhatAndHow>>;
  readonly unknownRefusal: WhatAndHow;
  /** Introduces the other side's own words. */
  readonly theirWords: string;
  readonly relogin: string;
  readonly copy: string;
  readonly copied: string;
  /** Where the page may not write to the clipboard: the text is there, selected. */
  readonly copyByHand: string;
  readonly codes: (code: string, requestId: string | undefined) => string;
}

const texts: FailureTexts = {
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
    'insecure-context': ['本页不是安全连接，浏览器不允许连接控件', '用 https 开头的地址打开本页。'],
    'handoff-expired': ['前往银行的链接已过期', '重新选择银行，再次前往。'],
    'handoff-unknown': ['找不到这次银行认证的记录', '从本页重新选择银行。'],
    'handoff-record-damaged': ['上次银行认证的记录已损坏', '从本页重新选择银行。'],
    'encrypt-failed': ['信息加密失败，没有发送任何内容', '再试一次；如果仍不行，联系本网站的客服。'],
    'human-check-failed': ['人机验证没有通过', '再试一次。'],
    offline: ['电脑没有连接网络', '检查网络连接，再试一次。'],
    network: ['没有连接上服务器', '检查网络后再试一次；如果仍不行，过几分钟再试。'],
    timeout: ['服务器长时间没有响应', '过一会儿再试一次。'],
    cancelled: ['已取消', '需要时可以重新开始。'],
    unauthenticated: ['登录已失效', '重新登录后再继续。'],
    'subject-changed': ['登录的用户已更换', '之前填写的内容已清除，重新开始即可。'],
    'rate-limited': ({retryAfter}) => [
      '操作过于频繁',
      retryAfter ? `${Math.ceil(retryAfter / 60)} 分钟后再试。` : '过一会儿再试。',
    ],
    backend: ['服务器暂时无法处理', '过几分钟再试一次。'],
    contract: ['无法识别服务器的响应', '过几分钟再试一次；如果仍不行，把下面的代码告诉客服。'],
    conflict: ['内容已在别处修改', '重新加载，核对后再提交。'],
    config: ['认证组件的配置有误', '把下面的代码告诉本网站的管理员。'],
    'version-conflict': ['页面上有两个版本的认证组件', '把下面的代码告诉本网站的管理员。'],
    'not-configured': ['认证组件尚未配置完成', '把下面的代码告诉本网站的管理员。'],
    unexpected: ['出现意外情况', '重新开始；如果仍不行，把下面的代码告诉客服。'],
  },
  refusals: {
    'not-applicable': ['当前账号不需要实名认证', '通过单一窗口注册或用卡登录的账号，无需再做实名认证。'],
    'already-certified': ['已经通过实名认证', '返回即可看到结果。'],
    'enterprise-mismatch': ['企业信息与登记信息不一致', '对照营业执照核对后重新填写。'],
    'enterprise-not-supported': ['系统无法核验这家企业的信息', '改用 IC 卡认证或银行 UKEY 认证。'],
    'too-many-changes': ['一次修改的项目过多', '企业名称、统一社会信用代码、组织机构代码一次最多修改两项。'],
    'id-number-taken': ['这个证件号码已被本企业其他账号使用', '核对证件号码后重新填写。'],
    'passport-not-prc': ['只接受中华人民共和国护照', '改用中国护照或其他证件。'],
    'person-mismatch': ['人员信息核验没有通过', '逐项核对后重新填写。'],
    'id-card-expired': ['身份证已过有效期', '换用有效的身份证。'],
    'ctid-not-enrolled': ['身份信息尚未同步', '用国家网络身份认证 App 同步后再试，或改用银行卡认证。'],
    'sms-incorrect': ['验证码不正确', '核对短信后重新输入。'],
    'sms-expired': ['验证码已过期', '重新获取验证码。'],
    'sms-too-many': ['验证码输错次数过多', '重新获取验证码。'],
    'sms-not-sent': ['验证码没有发出', '稍后重新获取。'],
    'ticket-expired': ['停留时间过长，上一步的核验已失效', '从第一步重新核验，已填写的内容仍会保留。'],
    'card-of-another-enterprise': [
      '这张卡不属于当前登录的企业',
      '换用本企业的法人卡或操作员卡，再读卡；或改用其他认证方式。',
    ],
    'card-revoked': ['这张卡已被注销', '换用本企业的另一张卡，或改用其他认证方式。'],
    'card-not-customs': ['这张卡不是中国电子口岸的卡', '换用中国电子口岸制发的 IC 卡或 Ikey。'],
    'challenge-expired': ['停留时间过长，这次登录已失效', '重新输入密码，再登录一次。'],
    'signature-invalid': ['卡的签名没有通过验证', '重新读卡，再登录一次；如果仍不行，联系客服。'],
    'bank-cancelled': ['已在银行页面取消', '重新选择银行，或改用其他认证方式。'],
    'bank-rejected': ['银行没有通过认证', '向银行了解原因，或改用其他认证方式。'],
    'bank-unavailable': ['银行暂时无法认证', '过一会儿再试，或换一家银行。'],
    'assistance-declined': ['管理员没有同意', '联系企业管理员了解原因。'],
    'assistance-expired': ['请求已过期', '重新发起请求。'],
    'assistance-code-incorrect': ['验证码不正确', '向管理员核对后重新输入。'],
    'human-check-required': ['需要先完成人机验证', '完成验证后再试一次。'],
    'consent-required': ['需要先同意授权', '阅读并同意后再继续，或改用其他认证方式。'],
    'method-disabled': ['这种认证方式暂时不能使用', '改用其他认证方式。'],
    'limit-reached': ['今天的次数已用完', '明天再试，或改用其他认证方式。'],
  },
  unknownRefusal: ['没有通过认证', '核对后再试，或改用其他认证方式。'],
  copy: '复制诊断信息',
  copied: '已复制',
  copyByHand: '按 Ctrl+C 复制',
  theirWords: '系统返回的说明：',
  relogin: '重新登录',
  codes: (code, requestId) => `代码 ${code}${requestId ? ` · 请求编号 ${requestId}` : ''}`,
};

export const failureTexts: TextTable<FailureTexts> = {
  group: 'failure',
  reference: texts,
  others: {en: () => import('./failure.texts.en.js'), 'zh-TW': () => import('./failure.texts.zh-TW.js')},
};
