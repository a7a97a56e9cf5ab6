/** A call that failed: the agent's `[text, code]`, or only the text if the agent itself made the error. */
export class AgentFailure extends Error {
  constructor(
    readonly text: string,
    readonly code?: string,
  ) {
    super(text);
  }

  get pair(): string[] {
    return this.code === undefined ? [this.text] : [this.text, this.code];
  }
}

export const noCard = () => new AgentFailure('[读卡器底层库]打开读卡器失败:错误码=50200', 'Err:Custom50200');
export const unreadable = () => new AgentFailure('[读卡器底层库]复位读卡器失败:错误码=50070', 'Err:Custom50070');

// synthetic: the text of a wrong PIN is known to contain 输入口令错误. The rest of the text, how the agent tells the tries
// left, and both codes (here those of GM/T 0016) are not known.
export const wrongPin = (triesLeft: number) =>
  new AgentFailure(
    `[卡片底层库]校验口令失败:输入口令错误,剩余重试次数:${triesLeft},错误码=0x0A000024`,
    'Err:Custom0x0A000024',
  );

// synthetic: the text and the code of a locked card are not known, nor whether the try that locks it reports so.
export const pinLocked = () => new AgentFailure('[卡片底层库]口令已锁死:错误码=0x0A000025', 'Err:Custom0x0A000025');

// synthetic: that the code of GM/T 0016 reports a card that is removed during an operation.
export const cardRemoved = () => new AgentFailure('[卡片底层库]设备已移除:错误码=0x0A000023', 'Err:Custom0x0A000023');

// synthetic: the texts of all that follows, too.
export const busy = () => new AgentFailure('客户端控件正在执行其他操作,请稍后再试');
export const unknownError = (text = '[卡片底层库]操作失败:错误码=59999', code = 'Err:Custom59999') =>
  new AgentFailure(text, code);
export const unknownAfterPin = () => new AgentFailure('[卡片底层库]操作未完成:错误码=50999', 'Err:Custom50999');
export const wrongUnlockPin = () => new AgentFailure('[卡片底层库]解锁失败:解锁口令不正确');
export const signatureMismatch = () => new AgentFailure('[卡片底层库]验证签名失败:签名与数据不符');
export const blockRefused = () => new AgentFailure('分块数据格式错误或超出限制');
export const cardNotOpen = () => new AgentFailure('[卡片底层库]卡片尚未打开');
export const pinNotVerified = () => new AgentFailure('[卡片底层库]尚未校验口令');
export const badArgument = (name: string) => new AgentFailure(`参数错误:${name}`);
export const unknownMethod = () => new AgentFailure('未找到要调用的方法');
export const notUnderstood = () => new AgentFailure('无法解析请求数据');
export const internalError = () => new AgentFailure('客户端控件内部错误');
