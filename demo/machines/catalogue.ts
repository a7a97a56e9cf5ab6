import type {PathId} from '../../src/domain/ids.js';
import {
  adminAssistMachine,
  adminRequestsMachine,
  handoffMachine,
  certificationMachine,
  icCardMachine,
  legalRepMachine,
  personCheckMachine,
  profileMachine,
  pollingMachine,
} from '../../src/machines/index.js';
import type {Charted} from './chart.js';

/** Every machine of the library, under the stem of its files in `src/machines`. */
export const machines = {
  certification: certificationMachine,
  profile: profileMachine,
  'ic-card': icCardMachine,
  'legal-rep': legalRepMachine,
  'person-check': personCheckMachine,
  handoff: handoffMachine,
  polling: pollingMachine,
  'admin-assist': adminAssistMachine,
  'admin-requests': adminRequestsMachine,
} as const satisfies Readonly<Record<string, Charted> & Record<Exclude<PathId, 'bank-ukey'>, Charted>>;

export type MachineName = keyof typeof machines;

export const machineNames = Object.keys(machines) as readonly MachineName[];

export const isMachineName = (name: string | null | undefined): name is MachineName =>
  machineNames.some((each) => each === name);

/** The page's titles. */
export const machineTitles: Readonly<Record<MachineName, string>> = {
  certification: '整个认证过程',
  profile: '用户信息',
  'ic-card': 'IC卡认证',
  'legal-rep': '法人身份认证',
  'person-check': '核验一个人（法人身份认证之内）',
  handoff: '在别处完成的认证（银行UKEY）',
  polling: '等待结果（银行、管理员）',
  'admin-assist': '管理员协助认证（申请人）',
  'admin-requests': '协助申请（管理员）',
};

/** The ports that last as long as their state, and give no answer. */
export const lastingPorts: readonly string[] = ['forgetPin', 'forgetCode', 'watchPage'];
