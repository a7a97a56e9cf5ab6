/* What only a person with a real card can see: docs/card-agent.md has the table, and the probe says the row of its option. */

export interface Observation {
  readonly en: readonly [todo: string, note: string];
  readonly zh: readonly [todo: string, note: string];
  /** B: in a browser, with the demo. Otherwise P: with the probe. */
  readonly by?: 'B';
  /** The code that rests on a guess until then: its file, and a name in it. */
  readonly guess: readonly [file: string, name: string];
}

export const observations: readonly Observation[] = [
  {
    en: ['One wrong PIN, not two, with all tries left', 'Text and code; whether it tells the tries left'],
    zh: ['在次数全满时输错一次密码，不要输错两次', '文字和代码；文字中是否有剩余次数'],
    guess: ['src/adapters/eport-agent.wire.ts', 'knownWithPin'],
  },
  {
    en: ['The right PIN after that', 'Whether all tries are back'],
    zh: ['之后输入正确的密码', '控件窗口中剩余次数是否恢复'],
    guess: ['simulators/card-agent/card.ts', 'checkPin'],
  },
  {
    en: [
      'A card that is locked already; never lock one for this',
      'Whether it opens and reads; the code to a PIN (in the declaration client)',
    ],
    zh: ['已经锁定的卡；不要为此锁卡', '能否打开和读取；输入密码后的代码（本程序不发送密码，用报关客户端观察）'],
    guess: ['simulators/card-agent/answers.ts', 'pinLocked'],
  },
  {
    en: ['A reader without a card', 'The code: 50200, 51590 or another'],
    zh: ['读卡器中没有卡', '代码：50200、51590 还是其他'],
    guess: ['src/adapters/eport-agent.wire.ts', 'known'],
  },
  {
    en: ['No reader', 'Whether it is the code of a missing card'],
    zh: ['没有读卡器', '代码是否与没有卡时相同'],
    guess: ['simulators/card-agent/answers.ts', 'noCard'],
  },
  {
    en: ['Pull the opened card out', 'The code; whether the agent needs a restart'],
    zh: ['打开卡之后拔出', '代码；是否必须重启控件'],
    guess: ['simulators/card-agent/answers.ts', 'cardRemoved'],
  },
  {
    en: ['Pull the card out while it signs', 'The code; whether a try was counted'],
    zh: ['签名时拔出', '代码；是否计为一次尝试'],
    guess: ['simulators/card-agent/faults.ts', 'workKinds'],
  },
  {
    en: ['Another card between reading and signing', 'Whether it signs; whether the last number is another (`#2`)'],
    zh: ['读卡之后、签名之前换一张卡', '是否签名，最后的编号是否不同（`#2`）'],
    guess: ['simulators/card-agent/reader-state.ts', 'swapCard'],
  },
  {
    en: ['A card the wrong way round; a bank card', 'The code: 50070 or another'],
    zh: ['插反的卡；银行卡', '代码：50070 还是其他'],
    guess: ['simulators/card-agent/answers.ts', 'unreadable'],
  },
  {
    en: ['Two readers with a card in each', 'Which card is read; whether the same one signs'],
    zh: ['两个读卡器各有一张卡', '读到哪一张；签名的是否是同一张'],
    guess: ['simulators/card-agent/reader-state.ts', 'ReaderState'],
  },
  {
    en: ['A white 903 reader', 'The answer of `ra_Is903Reader`: text or number; its time'],
    zh: ['白色 903 读卡器', '`ra_Is903Reader` 的应答是文字还是数字；需要多久'],
    guess: ['src/adapters/eport-agent.ts', 'ra_Is903Reader'],
  },
  {
    en: ['An Ikey in place of a card', 'Whether all calls answer as for a card'],
    zh: ['用 Ikey 代替卡', '各调用的应答是否与卡相同'],
    guess: ['src/adapters/eport-agent.ts', 'readCard'],
  },
  {
    en: [
      'An SM2 card, and an RSA card from before mid-2022',
      'Length of the signature (88, 172) and of the number (16, 8)',
    ],
    zh: ['SM2 卡，以及 2022 年中以前的 RSA 卡', '签名的长度（88、172）和编号的长度（16、8）'],
    guess: ['src/adapters/eport-agent.ts', 'algorithmOf'],
  },
  {
    en: ['Connect only', 'The greeting, and whether it comes before the first call'],
    zh: ['只建立连接', '问候消息的内容，是否在第一个调用之前到达'],
    guess: ['simulators/card-agent/envelope.ts', 'greeting'],
  },
  {
    en: ['A card whose certificate has expired', 'Whether it is read, and signs'],
    zh: ['证书已过期的卡', '控件能否打开和读取；能否签名'],
    guess: ['src/machines/ic-card.setup.ts', 'isExpired'],
  },
  {
    en: ['A card that ends within 30 days', 'The form of the end (`time-soon:14`); a window of the agent'],
    zh: ['30 天内到期的卡', '到期时间的格式（`time-soon:14`）；控件是否弹窗'],
    guess: ['src/domain/card.ts', 'parseAgentTime'],
  },
  {
    en: ['An old version of the agent', 'The form of the version; which calls it does not know'],
    zh: ['旧版控件', '版本号的格式；不认识哪些调用'],
    guess: ['src/adapters/eport-agent.ts', 'versionPattern'],
  },
  {
    en: ['The agent is not running', 'How long the refusal takes, and the reason'],
    zh: ['控件没有运行', '多久被拒绝，原因是什么'],
    guess: ['src/adapters/eport-connection.ts', 'dismissedAfterMs'],
  },
  {
    en: [
      'Follow the link that starts the agent, with and without it installed',
      'What Windows asks; how long until it answers',
    ],
    zh: ['点击启动控件的链接，已安装和未安装各一次', 'Windows 询问什么；多久开始应答'],
    by: 'B',
    guess: ['src/components/ic-card/ic-card.ts', 'startAgent'],
  },
  {
    en: ['Connect just after Windows has started', 'How long it takes'],
    zh: ['Windows 启动后的最初几秒内连接', '建立连接需要多久'],
    guess: ['src/adapters/eport-connection.ts', 'openLimitMs'],
  },
  {
    en: ['End the agent in the task manager while it reads', 'Whether the connection closes at once'],
    zh: ['读卡时在任务管理器中结束控件', '连接是否立即中断'],
    guess: ['src/adapters/eport-connection.ts', 'onclose'],
  },
  {
    en: ['A declaration client has the card open', 'Text and code; whether its work is disturbed'],
    zh: ['报关客户端正在使用卡', '文字和代码；其工作是否受影响'],
    guess: ['simulators/card-agent/answers.ts', 'busy'],
  },
  {
    en: [
      'The browser asks for the permission: Chrome, Edge, 360, Firefox',
      'The name of the permission; the words of the prompt',
    ],
    zh: ['浏览器询问许可：Chrome、Edge、360、Firefox', '许可的名称；询问框的文字'],
    by: 'B',
    guess: ['src/adapters/local-network.ts', 'names'],
  },
  {
    en: ['Close the browser’s prompt without an answer', 'What the widget says, after how many seconds'],
    zh: ['不作选择，关闭浏览器的询问框', '组件显示什么，几秒之后'],
    by: 'B',
    guess: ['src/adapters/eport-connection.ts', 'promptSignMs'],
  },
  {
    en: ['Sign, and look for a window of the agent', 'Whether it asks for a PIN, behind the browser'],
    zh: ['签名，查看控件是否弹窗', '是否另外要求输入密码；是否在浏览器后面'],
    guess: ['src/machines/ic-card.setup.ts', 'usualMs'],
  },
  {
    en: ['Close the tab while the card signs, then read again', 'Whether the card signs without a PIN'],
    zh: ['签名时关闭标签页，然后重新读卡', '卡是否仍然打开，能否不输密码签名'],
    by: 'B',
    guess: ['src/adapters/eport-agent.ts', 'clear'],
  },
  {
    en: ['Read in two browsers at once', 'Whether answers are mixed up, or one waits'],
    zh: ['在两个浏览器中同时读卡', '应答是否混淆，还是其中一个等待'],
    by: 'B',
    guess: ['src/adapters/eport-agent.ts', 'lockName'],
  },
  {
    en: ['`--address ws://localhost:61232`, then `ws://[::1]:61232`', 'Whether the agent listens there'],
    zh: ['`--address ws://localhost:61232`，再用 `ws://[::1]:61232`', '控件是否在该地址应答'],
    guess: ['src/adapters/eport-agent.ts', 'allowedUrl'],
  },
  {
    en: ['A proxy or a VPN is on', 'Whether 127.0.0.1 goes through it'],
    zh: ['启用代理或 VPN', '浏览器连接 127.0.0.1 时是否经过它'],
    by: 'B',
    guess: ['src/adapters/eport-agent.ts', 'officialUrls'],
  },
  {
    en: [
      '`--address wss://wss.singlewindow.cn:61231`',
      'Whether the name leads to this PC, and its certificate is valid',
    ],
    zh: ['`--address wss://wss.singlewindow.cn:61231`', '域名是否指向本机，证书是否有效'],
    guess: ['src/adapters/eport-agent.ts', 'openSocket'],
  },
];
