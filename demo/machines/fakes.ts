import type {CertBackend, InboxBackend} from '../../src/adapters/backend.js';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import {BackendClock} from '../../src/domain/time.js';
import {CertError} from '../../src/domain/errors.js';
import type {RefusalCode} from '../../src/domain/refusals.js';
import {
  fakeAgent,
  fakeBackend,
  fakeHandoff,
  fakeInboxBackend,
  fakeOutcome,
  fakePending,
  fakeReading,
  fakeRefused,
  fakeSmsCode,
  fakeStatus,
} from '../../src/fakes.js';
import {demoNotices} from '../../simulators/consent.js';
import {methodIds} from '../../src/domain/ids.js';
import type {World} from './world.js';

/*
 * The outside without the demo's servers: the fakes that hosts get for their tests, in a few situations. Nothing leaves
 * the process or the page.
 */

type Operation = keyof CertBackend | keyof InboxBackend;
type Ask = (input: unknown, options: unknown) => Promise<unknown>;
/** What happens to a request. `time` counts the requests of this operation from one. */
type Between = (operation: Operation, time: number, goOn: () => Promise<unknown>) => Promise<unknown>;

interface FakeScenario {
  readonly id: string;
  readonly title: string;
  readonly between?: Between;
  readonly agent?: () => CardAgent;
  readonly needsConsent?: true;
}

const reads: readonly Operation[] = [
  ...(['getStatus', 'getProfile', 'getTicket', 'getInbox', 'getHandoff', 'getAssistance'] as const),
];

/** How the backend refuses each operation that it may refuse. */
const refusals: Readonly<Partial<Record<Operation, RefusalCode>>> = {
  updateEnterprise: 'enterprise-mismatch',
  updateAccount: 'id-number-taken',
  createCardChallenge: 'method-disabled',
  verifyCard: 'card-revoked',
  checkEnterprise: 'enterprise-mismatch',
  getTicket: 'ticket-expired',
  checkIdCard: 'person-mismatch',
  sendSmsCode: 'sms-not-sent',
  checkBankCard: 'sms-incorrect',
  createHandoff: 'place-unavailable',
  getHandoff: 'handoff-rejected',
  requestAssistance: 'limit-reached',
  getAssistance: 'assistance-declined',
  sendAssistanceCode: 'assistance-code-incorrect',
  confirmAssistance: 'assistance-number-incorrect',
  declineAssistance: 'assistance-withdrawn',
  createAssistanceCode: 'limit-reached',
};

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const failWith = (code: ConstructorParameters<typeof CertError>[0]) => Promise.reject(new CertError(code));

const reading = (changes: Parameters<typeof fakeReading>[0]) => () =>
  fakeAgent({readCard: () => Promise.resolve(fakeReading(changes))});

/** The first PIN is wrong, the next one right. */
const wrongPinOnce = (): CardAgent => {
  const right = fakeAgent();
  let tries = 0;
  return {
    ...right,
    sign: (text, pin, options) => {
      if (tries++ > 0) return right.sign(text, pin, options);
      pin.discard();
      return Promise.reject(new CertError('pin-incorrect'));
    },
  };
};

const failing = (port: 'readCard' | 'sign', code: ConstructorParameters<typeof CertError>[0]) => () => ({
  ...fakeAgent(),
  [port]: () => failWith(code),
});

export const fakeScenarios: readonly FakeScenario[] = [
  {id: 'normal', title: '一切正常'},
  {id: 'consent', title: '法人身份认证须先同意告知', needsConsent: true},
  {
    id: 'network-once',
    title: '每个请求第一次都没有网络',
    between: (operation, time, goOn) => (operation !== 'getStatus' && time === 1 ? failWith('network') : goOn()),
  },
  {
    id: 'backend-down',
    title: '后台不可用（提交时）',
    between: (operation, _, goOn) => (reads.includes(operation) ? goOn() : failWith('backend')),
  },
  {
    id: 'backend-slow',
    title: '后台缓慢（每次 4 秒）',
    between: async (_, __, goOn) => {
      await later(4_000);
      return goOn();
    },
  },
  {
    id: 'signed-out',
    title: '登录已失效（提交时）',
    between: (operation, _, goOn) => (reads.includes(operation) ? goOn() : failWith('unauthenticated')),
  },
  {
    id: 'conflict',
    title: '登记的信息已被他人修改（一次）',
    between: (operation, time, goOn) =>
      time === 1 && ['updateEnterprise', 'updateAccount', 'checkEnterprise'].includes(operation)
        ? failWith('conflict')
        : goOn(),
  },
  {
    id: 'refused',
    title: '后台拒绝每个请求（一次）',
    between: (operation, time, goOn) => {
      const code = refusals[operation];
      return code !== undefined && time === 1 ? Promise.resolve(fakeRefused(code)) : goOn();
    },
  },
  {
    id: 'pending',
    title: '结果待定，随后通过',
    between: (operation, time, goOn) =>
      ['verifyCard', 'getHandoff', 'getAssistance', 'checkBankCard'].includes(operation) && time === 1
        ? Promise.resolve(fakePending(1))
        : goOn(),
  },
  {
    id: 'confirmed',
    title: '管理员已同意',
    between: (operation, _, goOn) =>
      operation === 'getAssistance'
        ? Promise.resolve(fakeOutcome({method: 'admin-assist', level: {id: 'medium', rank: 2, label: '中'}}))
        : goOn(),
  },
  {id: 'agent-absent', title: '客户端控件没有应答', agent: failing('readCard', 'agent-not-answering')},
  {id: 'no-card', title: '读卡器中没有卡', agent: failing('readCard', 'card-missing')},
  {id: 'card-expired', title: '卡已过期', agent: reading({daysLeft: -3})},
  {id: 'other-enterprise', title: '另一家企业的卡', agent: reading({enterpriseName: '广州样例物流有限公司'})},
  {id: 'card-locked', title: '卡的密码已锁死', agent: failing('sign', 'pin-locked')},
  {id: 'pin-incorrect', title: '密码错误（一次）', agent: wrongPinOnce},
];

export const findFakeScenario = (id: string): FakeScenario | undefined => fakeScenarios.find((each) => each.id === id);

/** Every operation of this backend goes through `between`. */
const through = <B extends object>(backend: B, between: Between | undefined): B => {
  if (!between) return backend;
  const times = new Map<string, number>();
  return Object.fromEntries(
    Object.entries(backend as Record<string, Ask>).map(([name, ask]) => [
      name,
      (input: unknown, options: unknown) => {
        const time = (times.get(name) ?? 0) + 1;
        times.set(name, time);
        return between(name as Operation, time, () => ask(input, options));
      },
    ]),
  ) as B;
};

const status = () =>
  fakeStatus({
    profile: 'complete',
    methods: methodIds.map((id) => ({id, state: 'not-certified' as const, enabled: true})),
  });

/** The fakes in one of these situations. Each run needs its own, because some situations change after a request. */
export const fakeWorld = (scenario = 'normal', origin = 'https://portal.example'): World => {
  const {between, agent = fakeAgent, needsConsent = false} = findFakeScenario(scenario) ?? {};
  const clock = new BackendClock();
  const usual = fakeBackend();
  let timesAsked = 0;
  const backend = fakeBackend({
    // The first time the user is still at the bank.
    getHandoff: (...asked) =>
      timesAsked++ === 0
        ? Promise.resolve({...fakeHandoff(), open: true, method: 'bank-ukey', place: 'ccb', by: 'link'})
        : usual.getHandoff(...asked),
    getStatus: () => Promise.resolve(status()),
    // A user of the page does not want to wait a minute for another code.
    sendSmsCode: () => Promise.resolve(fakeSmsCode({retryAfter: 3})),
  });
  const card = agent();
  return {
    adapters: {
      backend: through(backend, between),
      agent: () => Promise.resolve(card),
      clock,
      origin,
      humanCheck: () => Promise.resolve('fake-human'),
      ...(needsConsent && {consent: demoNotices}),
    },
    inbox: {backend: through(fakeInboxBackend(), between), clock, stepUp: () => Promise.resolve('fake-step-up')},
  };
};
