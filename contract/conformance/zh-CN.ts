import type {Words} from './en.js';
import {chapters, type Chapter} from './rule.js';

/** The headings of docs/backend.zh-CN.md. */
const headings: Readonly<Record<Chapter, string>> = {
  doors: '所有接口',
  keys: '所有接口',
  card: '前三个接口',
  certificate: '前三个接口',
  record: '登记信息',
  'legal-rep': '法人身份',
  handoff: '在别处认证',
  assistance: '管理员协助账号归属人',
  human: '所有接口',
  levels: '子系统的服务器',
  races: '所有接口',
  limits: '所有接口',
};

const usage = `用法：sw-cert-conformance --plan FILE [选项]

通过 HTTP 检查 sw-realname-cert 的后台是否做到了 docs/backend.zh-CN.md 所写的内容。只用于测试系统：
它会登录测试用户、使其通过认证、修改其登记信息，并用完其次数。

  --plan FILE           JSON：测试用户、登录方法，以及客户端无法知道的内容（见 docs/conformance.zh-CN.md）
  --base-url URL        后台的地址，代替计划中的 baseUrl
  --allow-changes HOST  重复写出后台的主机名（和端口），才运行会改变数据的规则；
                        不写时只运行读取数据的规则
  --only NAMES          只运行这些规则（如 status-fits）或这些章：
                        ${Object.keys(chapters).join(',')}
  --require-all         有规则没有运行时，退出码为 1；计划中免除的除外
  --dry-run             只说明将要做什么、要发多少条短信，不发送任何请求
  --report FORMAT       text | json | junit（默认 text）
  --lang LANGUAGE       en | zh-CN（默认 en）
  --help                显示本说明

它从不尝试卡密码。模拟卡的证书机构只能用于测试系统：信任它的后台会使任何人通过认证。

退出码：没有规则不通过为 0；有规则不通过、运行时间已到，或使用 --require-all 而有规则没有运行，为 1；
计划或命令行不能使用、计划中的命令执行失败，或后台没有响应，为 2。`;

export const chinese: Words = {
  tongue: 'zh',
  usage,
  marks: {passed: '通过  ', failed: '不通过', 'not-run': '未运行'},
  doc: (chapter) => `docs/backend.zh-CN.md#${headings[chapter]}`,
  alsoFailed: (ids) => `另有 ${String(ids.length)} 条因此不通过：${ids.join('、')}`,
  summary: ({passed, failed, 'not-run': notRun}) =>
    `通过 ${String(passed)} 条，不通过 ${String(failed)} 条，未运行 ${String(notRun)} 条`,
  notSeen: '从外部无法检查，请逐项人工核对：',
  checklist: [
    '短信能够收到，并说明由谁发送、用于什么。',
    '认证通过后通知企业的管理员；凭信息核验的，还通知法定代表人。',
    '日志中没有证书、验证码、号码和姓名；可以凭失败的 requestId，以及任一请求的 trace id，找到对应的日志。',
    '是否采样由服务器自己决定：`traceparent` 的标志位来自浏览器。',
    '幂等键的响应至少保存 24 小时，重新启动后仍在。',
    '`ticket`、前往机构的记录、协助申请及其协助码在各自的 `expiresAt` 失效，与页面如何显示无关；前往机构的记录此后返回 410。',
    '每次验签都查询证书机构的吊销列表，此前认证的到期时间所依据的卡也要查询。',
    '卡的证书机构只有正式环境的机构，不含模拟卡的机构。',
    '银行等机构的结果有签名，带有记录的编号，其中的统一社会信用代码与用户的相比对。',
    '机构的页面显示为哪家企业认证；记录的编号不用作机构的订单号。',
    '扫码打开的页面显示账号、企业、发起的应用和确认的效果，确认以前不做任何事；在该页面上点按才算打开二维码，预览不算。',
    '约定用 `encryptField` 加密的字段，收到明文时返回 400。',
    '授权同意与其所允许的操作一并保存：何人、何时（以后台的时间为准）同意了哪份告知书的哪个版本。',
    '写明同一企业（代码、名称或相同的文字）的未处理申请，数字各不相同，不论该企业是否有待办（否则数字会泄露是否有待办）；每家企业每天只接收一定数量的账号的申请；不再接收的，响应和次数限制照常。',
    '每个手机号、每个核验对象、每个地址、每天各有上限，与由谁发起无关；当天的上限为 `limit-reached`，不只是 429。',
    '返回页设置了 `frame-ancestors`；跨来源时只允许约定的请求头。',
    '`label`、`advice`、`reason` 和 `message` 的语言依照 `Accept-Language`。',
  ],
  forecast: ({run, changing, sms, notRun}) =>
    `将运行 ${String(run)} 条规则，其中 ${String(changing)} 条会改变数据；最多 ${String(sms)} 条短信；${String(notRun)} 条规则不运行。`,
  changes: '改变',
  reads: '读取',
  acceptsSimulatedCards: '警告：这个后台接受模拟卡。模拟卡的证书机构只能用于测试系统：在正式环境中会使任何人通过认证。',
  times: ({all, commands, waiting, requests}) =>
    `共 ${all} 秒：计划中的命令 ${commands} 秒，等待 ${waiting} 秒，请求 ${requests} 秒`,
  slowest: (rules) => `最慢的规则（秒）：${rules.join('，')}`,
  missing: (ids) => `没有运行，计划中也没有免除：${ids.join('、')}`,
};
