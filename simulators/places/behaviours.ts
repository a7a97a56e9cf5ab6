import type {Verdict} from './agreement.js';

/** How a place treats a visitor. A reviewer chooses it on the place's page, or by a scenario. */
export interface Behaviour {
  readonly title: string;
  readonly verdict: Verdict;
  readonly isSlow?: true;
  /** First reports that the decision is pending. */
  readonly isLate?: true;
  readonly isTwice?: true;
  /** The received result differs from the signed one. */
  readonly isTampered?: true;
  /** Shows no link back, or a link that names another handoff. */
  readonly wayBack?: 'none' | 'foreign';
}

export const behaviours = {
  normal: {title: '一切正常', verdict: 'passed'},
  rejected: {title: '认证不通过', verdict: 'rejected'},
  cancelled: {title: '在页面上取消', verdict: 'cancelled'},
  slow: {title: '页面缓慢（每页 4 秒）', verdict: 'passed', isSlow: true},
  pending: {title: '先受理，20 秒后通过', verdict: 'passed', isLate: true},
  twice: {title: '送来两次结果（第二次应被拒绝）', verdict: 'passed', isTwice: true},
  foreign: {title: '返回地址中是另一次认证的编号（应不起作用）', verdict: 'passed', wayBack: 'foreign'},
  tampered: {title: '结果在途中被篡改（应被拒绝，须取消后重来）', verdict: 'rejected', isTampered: true},
  'no-return': {title: '页面不提供返回（须自行回到单一窗口）', verdict: 'passed', wayBack: 'none'},
} as const satisfies Record<string, Behaviour>;

export type BehaviourId = keyof typeof behaviours;

export const behaviourIds = Object.keys(behaviours) as readonly BehaviourId[];
export const isBehaviour = (id: string | undefined): id is BehaviourId => behaviourIds.some((each) => each === id);
