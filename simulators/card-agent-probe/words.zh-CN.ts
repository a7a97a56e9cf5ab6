import type {Words} from './words.js';

export const chinese: Words = {
  usage: `用法：sw-card-agent-probe [选项]

记录真实的客户端控件对 sw-realname-cert 各项调用的应答。请在业务人员的电脑上使用测试卡运行。每次调用之前先询问；只写一个文件，
其中每个值只保留类型和长度。

  --address URL     ws://127.0.0.1:端口、ws://localhost:端口、ws://[::1]:端口 或 wss://wss.singlewindow.cn:61231
                    （默认：ws://127.0.0.1:61232，即真实的控件；仅限有人在终端操作时）
  --with-pin        还要签名：控件显示剩余次数不少于 3 次时，发送一次密码
  --observation N   docs/card-agent.zh-CN.md 中观察项目的编号，1 至 30
  --wait 秒         等待应答的最长时间（默认：30）
  --out 文件        新文件（默认：card-agent-日期-时间.json）
  --lang 语言       zh-CN | en（默认：zh-CN）
  --help            本说明

退出码：0 已写入记录，1 没有记录，2 命令行有误。`,
  intro: (address) => `本程序记录客户端控件（${address}）的应答。请只使用测试卡。回答 y 之前不发送任何内容。
按 Ctrl+C 表示对其余各项一律回答否。除非要观察的就是报关客户端，请先将其关闭。`,
  observation: ({zh: [todo, note]}) => `\n操作：${todo}。\n记录：${note}。`,
  steps: {check: '第 1 步：控件是否在运行', read: '第 2 步：读卡', sign: '第 3 步：用密码签名'},
  calls: {
    ver: ['连接控件并查询版本', '未发现风险'],
    ra_Is903Reader: ['查询是否为白色 903 读卡器', '未发现风险'],
    'cus-sec_SpcInitEnvEx': ['打开卡；本步骤结束时用 SpcClearEnv 关闭，不再询问', '正在使用卡的其他程序可能受影响'],
    'cus-sec_SpcGetCertNo': ['读取证书编号', '未发现风险；编号不写入文件'],
    'cus-sec_SpcGetSignCertAsPEM': ['读取证书', '其中含个人信息；不写入文件'],
    'cus-sec_SpcGetUName': ['读取持卡人姓名', '个人信息；不写入文件'],
    'cus-sec_SpcGetEntName': ['读取企业名称', '未发现风险；名称不写入文件'],
    'cus-sec_SpcGetValidTimeFromCert': ['读取证书有效期', '未发现风险'],
    'cus-sec_SpcSignDataAsPEM': [
      '发送一次密码，由卡对一段没有效力的文字签名；之后用 SpcClearEnv 关闭卡',
      '密码输错会减少一次尝试机会，用完即锁卡',
    ],
  },
  ask: (call, does, risk) => `\n${call}：${does}。\n风险：${risk}。\n是否发送？`,
  answered: {
    ok: '控件已完成。',
    failed: '控件返回错误。',
    unreadable: '无法识别应答。',
    closed: '连接已中断。',
    'no-answer': '没有按时应答。',
  },
  notConnected: '没有连接上控件。',
  is903: '903 读卡器：组件到此为止。',
  closesCard: 'SpcClearEnv：关闭卡。',
  sights: {
    'as-usual': '没有异常',
    'not-running': '控件没有运行，或没有安装',
    'old-version': '控件版本太旧',
    busy: '其他程序正在使用卡',
    'no-card': '没有卡，或没有读卡器',
    'card-out': '卡被拔出',
    'other-card': '换了一张卡',
    'not-readable': '卡读不出（插反、有污渍、不是这种卡）',
    'reader-903': '白色 903 读卡器',
    expired: '证书已过期',
    'pin-wrong': '密码不正确',
    'pin-locked': '卡已锁定',
    waits: '没有反应，或控件的窗口在等待操作',
    closed: '控件已退出，或被关闭',
    'other-error': '列表之外的错误',
    unknown: '无法判断',
  },
  saw: (list) => `\n实际情况是什么（您看到的，或控件自己的窗口显示的）？\n${list}\n编号（直接回车：无法判断）：`,
  noPinOption: '没有 --with-pin，不询问密码，卡也不签名。',
  pinNeedsReading: '读卡没有全部完成，因此不询问密码。',
  triesTold: (tries) => `控件显示剩余 ${tries} 次。`,
  askTries: `目前没有发现能查询剩余次数的调用。请查看控件自己的窗口或卡管理工具。
显示还剩几次（没有显示则直接回车）？`,
  tooFewTries: (least) => `控件显示剩余次数不少于 ${least} 次时才发送密码。没有发送密码。`,
  askPin: '请输入密码（不显示输入的内容），然后回车：',
  notAPin: '这不是卡的密码，没有发送。',
  stopsAfterPin: '卡没有明确接受密码，本程序到此为止。查明原因之前请不要再试。',
  nothing: '没有记录到内容，未写入文件。',
  written: (file, contents) => `\n已写入：${file}\n${contents}`,
  contents: (
    steps,
    frames,
    kinds,
  ) => `文件内容：${steps} 个步骤，${frames} 条消息：调用名称、错误代码、时间间隔，以及您看到的情况。
各个值只有类型和长度：${kinds}。
不含姓名、号码、证书、签名和密码。发送之前请先查看文件。`,
};
