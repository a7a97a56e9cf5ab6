import type {Plan, PlannedHandoff} from './plan.js';
import type {Sentence} from './say.js';

/* What each field of the plan is, as docs/conformance.md has it. Links are from there. */

type Fields<Of> = Readonly<Record<keyof Of, Sentence>>;

export const userFields: Fields<Plan['users']> = {
  main: {
    en: 'An account of an enterprise with all methods on and a complete record that can be edited, with the last day of an ID card',
    zh: '企业的账号，全部认证方式可用，登记信息齐全且可以修改，包括身份证截止日期',
  },
  stranger: {en: 'An account of another enterprise', zh: '另一家企业的账号'},
  colleague: {
    en: 'Another account of the enterprise of `main`, which the card certifies, too; no administrator of `helpingEnterprise`',
    zh: '`main` 所在企业的另一个账号，用卡也能通过认证；不是被申请企业的管理员',
  },
  human: {
    en: 'An account of which a human check is asked for at each POST and PUT',
    zh: '每个 POST 和 PUT 都要求人机验证的账号',
  },
  applicant: {
    en: 'An account that may ask for an administrator’s help: a personal one',
    zh: '可以申请管理员协助的账号，即个人账号',
  },
  administrator: {
    en: 'A certified administrator of `helpingEnterprise`, who proves by `stepUp` who they are. With `reset`, their limits of the day are used up',
    zh: '被申请企业的管理员，本人已通过认证，用 `stepUp` 确认身份。有 `reset` 时，其当天的操作次数会被用完',
  },
  secondAdministrator: {
    en: 'Another one, as `administrator`; one who needs no certification, if there are such accounts',
    zh: '与 `administrator` 相同的另一个管理员；有无需认证的账号时，用这样的管理员',
  },
  lowAdministrator: {
    en: 'An administrator of `helpingEnterprise` whose own level is lower than the one that help gives, until the card certifies it',
    zh: '被申请企业的管理员，用卡认证之前，本人的安全级别低于协助所授予的级别',
  },
  crowd: {
    en: '51 accounts as `applicant`: `SW_CERT_USER` is `crowd.0` to `crowd.50`. Each asks for help once and withdraws; `reset` is called for one that still has to wait',
    zh: '51 个与 `applicant` 相同的账号：`SW_CERT_USER` 为 `crowd.0` 至 `crowd.50`。每个账号申请一次协助并撤回；还须等待的，先对其调用 `reset`',
  },
  ended: {
    en: 'An account whose only certification has ended: that by card, if there is one',
    zh: '唯一的认证已到期的账号，最好是用卡的认证',
  },
  limits: {
    en: 'Ten accounts whose limits may be used up, at the end of the run. `limits.0` and `limits.9` get challenges for a card, so they are no personal accounts. A refused request for help (`enterprise-mismatch`) counts, too: it is a try, though it opens nothing',
    zh: '十个可以用完次数的账号，最后使用。`limits.0` 和 `limits.9` 要申请挑战值，不能是个人账号；被拒绝（`enterprise-mismatch`）的协助申请也计次，虽然没有产生申请',
  },
};

export const planFields: Fields<Omit<Plan, 'users' | 'commands'>> = {
  baseUrl: {
    en: 'Address of the operations. `--base-url` takes its place',
    zh: '接口的地址。可用 `--base-url` 代替',
  },
  origin: {
    en: 'Origin of one of the backend’s own pages. Each change is sent with it, and the card signs it',
    zh: '后台自己的页面之一的来源。每次改变数据的请求都带上它，卡签名的内容也包含它',
  },
  ca: {
    en: 'A file with the certificates of private authorities, as PEM',
    zh: '私有证书机构的证书文件，PEM 格式',
  },
  card: {
    en: '`{"simulator": DIR}`: the folder in which `sw-card-agent-simulator --data-dir DIR` keeps its authority, which the backend trusts: `certificate` of `demo-ca.json`, DER in Base64. Or `{"command": …}`: signs the text on its standard input with a real card, whose PIN only it knows, and prints `certificate`, `certNo`, `signature`, `algorithm` as JSON. `revoked`, of a card that is: with `simulator` the number of its certificate, which the backend has in its list (16 hexadecimal digits, the first one 4 to 7); with `command` another such command',
    zh: '`{"simulator": DIR}`：`sw-card-agent-simulator --data-dir DIR` 保存其证书机构的文件夹，后台信任该机构（`demo-ca.json` 中的 `certificate`，Base64 的 DER）。或 `{"command": …}`：用真实的卡对标准输入的文本签名（密码只有该命令知道），以 JSON 输出 `certificate`、`certNo`、`signature`、`algorithm`。`revoked` 用于已吊销的卡：有 `simulator` 时为其证书编号（16 位十六进制数字，首位为 4 至 7），后台的吊销列表中须有该编号；有 `command` 时为另一个这样的命令',
  },
  consent: {en: 'By method: `{"noticeId": …, "version": …}`', zh: '按认证方式：`{"noticeId": …, "version": …}`'},
  legalRepConsent: {
    en: '`{"noticeId": …, "version": …}` of the notice about the legal representative’s data, if one is required',
    zh: '关于法定代表人信息的告知 `{"noticeId": …, "version": …}`，后台单独要求时填写',
  },
  legalRep: {
    en: 'The legal representative of `main`’s enterprise: `name`, `idType`, `idNumber`, `validFrom`, `validTo`; `bankCard` and `mobile` for the SMS',
    zh: '`main` 所在企业的法定代表人：`name`、`idType`、`idNumber`、`validFrom`、`validTo`；短信用 `bankCard` 和 `mobile`',
  },
  expiredLegalRep: {
    en: 'As `legalRep`, with an ID card that has expired. The test registry has to take both for the legal representative of `main`’s enterprise',
    zh: '格式同 `legalRep`，其身份证已过期。测试登记机关须把两人都当作 `main` 所在企业的法定代表人',
  },
  holder: {
    en: '`validFrom`, `validTo` of `main`’s account holder, a `bankCard` whose mobile is the one on record, and that `mobile`. Name and number are on record',
    zh: '`main` 的账号归属人的 `validFrom`、`validTo`，预留手机号与登记相同的 `bankCard`，以及该 `mobile`。姓名和号码已经登记',
  },
  other: {
    en: 'A person as `legalRep`, whom registry and banks know, but who is nobody of the enterprise',
    zh: '格式同 `legalRep` 的一个人，登记机关和银行有其信息，但与本企业无关',
  },
  otherEnterprise: {
    en: 'Correct data of `stranger`’s enterprise: `enterpriseName`, `uscc`, `orgCode`, `legalRep`',
    zh: '`stranger` 所在企业的正确信息：`enterpriseName`、`uscc`、`orgCode`、`legalRep`',
  },
  otherEnterpriseName: {
    en: 'Another registered name of `main`’s enterprise. It is saved, and put back',
    zh: '`main` 所在企业的另一个登记名称。保存后再改回',
  },
  otherHolderName: {
    en: 'Another name for the account holders of `main` and `applicant`, best with a rare character, such as 𬭎, which MySQL’s `utf8` loses. It is saved, and put back',
    zh: '`main` 和 `applicant` 的账号归属人的另一个姓名，最好含有生僻字，例如 𬭎：MySQL 的 `utf8` 存不下。保存后再改回',
  },
  takenIdNumber: {en: 'The ID number of another account of the enterprise', zh: '本企业另一个账号的证件号码'},
  strangerIdNumber: {
    en: 'The ID number of an account of another enterprise. It is saved for `main`, until `reset`',
    zh: '其他企业某个账号的证件号码。保存为 `main` 的证件号码，直到 `reset`',
  },
  handoffs: {
    en: 'What is [decided elsewhere](backend.md#decided-elsewhere), one entry for each method and way: [see below](#handoffs)',
    zh: '[在别处认证](backend.zh-CN.md#在别处认证)的方式，每种方式和途径一项，[见下文](#在别处认证)',
  },
  helpingEnterprise: {
    en: 'Code or name of the enterprise that is asked for help',
    zh: '被申请协助的企业的代码或名称',
  },
  levels: {
    en: '`{"secret": …, "secondSecret": …}`: the secrets of a sub-app that may ask [`getLevels`](backend.md#getlevels), both valid at the same time',
    zh: '`{"secret": …, "secondSecret": …}`：可以查询 [`getLevels`](backend.zh-CN.md#getlevels) 的子系统的两个同时有效的密钥',
  },
  mostRequests: {
    en: 'How many requests of a kind there may be until a limit is reached. Default: 100',
    zh: '达到限制之前，同类请求最多发送多少次。默认 100',
  },
  mostMinutes: {en: 'How many minutes a run may take. Default: 120', zh: '一次运行最多多少分钟。默认 120'},
  excused: {
    en: 'Chapters and rules that need not run with `--require-all`',
    zh: '使用 `--require-all` 时可以不运行的章和规则',
  },
};

export const commandFields: Fields<NonNullable<Plan['commands']>> = {
  reset: {
    en: 'Makes a user as they were: certifications, record, tries of today, the wait for the next SMS. Called before each chapter and each entry of `handoffs`, and at the end',
    zh: '使用户恢复原状：认证、登记信息、当天的次数、下一条短信的等待时间。每一章、`handoffs` 的每一项之前和最后各调用一次',
  },
  smsCode: {
    en: 'Prints the code that was sent last, to `SW_CERT_MOBILE`',
    zh: '输出最近一次发往 `SW_CERT_MOBILE` 的验证码',
  },
  humanCheck: {en: 'Prints the result of a passed human check', zh: '输出通过人机验证的结果'},
  stepUp: {
    en: 'Prints the result of a step-up: the host’s check that an administrator is present',
    zh: '输出确认身份的结果，即系统确认管理员本人在场',
  },
  portalTicket: {
    en: 'Prints what the portal’s ticket tells a sub-app of the user’s last sign-in, as JSON: `account`, `signedInAt`',
    zh: '以 JSON 输出门户票据告诉子系统的该用户最近一次登录：`account`、`signedInAt`',
  },
  decide: {
    en: 'Lets the place decide: `SW_CERT_URL` is the address on its site, `SW_CERT_VERDICT` is `passed` or `rejected`. First opens a code, as a phone does; if another phone has opened it, fails or does nothing',
    zh: '使机构给出结果：`SW_CERT_URL` 为机构网站上的地址，`SW_CERT_VERDICT` 为 `passed` 或 `rejected`。`by` 为 `code` 时，先像手机一样打开二维码；已由另一部手机打开的，执行失败或什么也不做',
  },
  scan: {
    en: 'Opens a code, by its address `SW_CERT_URL`, as a phone does with the press there, and does no more. Without it, `code-once` does not run',
    zh: '像手机一样打开二维码：请求地址 `SW_CERT_URL`，并在页面上点按“打开”，此外什么也不做。没有它时，`code-once` 不运行',
  },
};

export const handoffFields: Fields<PlannedHandoff> = {
  method: {en: 'The method, as in the status', zh: '认证方式，与状态中的相同'},
  place: {en: 'The id of one of its places', zh: '该方式的一个机构'},
  by: {en: '`link` or `code`. Default: `link`', zh: '`link`（链接）或 `code`（扫码）。默认 `link`'},
  returnUrl: {
    en: 'One of the backend’s own pages. A link needs it',
    zh: '后台自己的页面之一。途径为链接时必填',
  },
  hosts: {
    en: 'The place’s own hosts, as in the page’s [`externalMethods`](external-methods.md#the-property). Only the banks that this package knows need none',
    zh: '机构自己的域名，与页面 [`externalMethods`](external-methods.zh-CN.md#属性) 中的相同。安装包认识的银行不需要填写',
  },
  testHosts: {
    en: 'Origins of the place’s test system, such as `https://test.bank.example`, if it is not on these hosts',
    zh: '机构测试系统的来源，例如 `https://test.bank.example`，不在上述域名下时填写',
  },
};
