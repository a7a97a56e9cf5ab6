/** Who can sign in to the demo. Everyone and everything here is made up; the credit codes were never assigned. */
export interface DemoUser {
  readonly id: string;
  readonly name: string;
  /** What the widget is given to tell one person from another: says nothing about either. */
  readonly subject: string;
  readonly enterprise: {readonly name: string; readonly uscc: string};
  /** False for accounts that were registered in the Single Window itself: they need no certification. */
  readonly applicable: boolean;
  /** Certified by card before the demo began. */
  readonly certifiedAt?: string;
  /** Why the card method is off, where it is. */
  readonly cardMethodOff?: string;
  /** What this user is there to show. */
  readonly shows: string;
}

const pudong = {name: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G'};
const beijing = {name: '北京样例进出口有限公司', uscc: '91100000PDY00001XY'};

export const demoUsers: readonly DemoUser[] = [
  {
    id: 'zhangsan',
    name: '张三',
    subject: 'sub-5hQ2nWcX8u',
    enterprise: pudong,
    applicable: true,
    shows: '尚未认证；读卡器中的卡属于本企业',
  },
  {
    id: 'lisi',
    name: '李四',
    subject: 'sub-Vt0kR7mYbE',
    enterprise: beijing,
    applicable: true,
    shows: '另一家企业：同一张卡会被拒绝',
  },
  {
    id: 'wangwu',
    name: '王五',
    subject: 'sub-9aJdL3sGxP',
    enterprise: pudong,
    applicable: false,
    shows: '在单一窗口注册的账号，无需认证',
  },
  {
    id: 'zhaoliu',
    name: '赵六',
    subject: 'sub-Ze6wUf1iCo',
    enterprise: pudong,
    applicable: true,
    certifiedAt: '2025-03-18T02:30:00.000Z',
    shows: '已通过 IC 卡认证',
  },
  {
    id: 'sunqi',
    name: '孙七',
    subject: 'sub-M4yTq8rBhN',
    enterprise: pudong,
    applicable: true,
    cardMethodOff: 'IC 卡认证正在维护，请稍后再来。',
    shows: 'IC 卡认证暂时关闭',
  },
];

export const defaultUserId = 'zhangsan';

export const findUser = (id: string): DemoUser | undefined => demoUsers.find((user) => user.id === id);
