/**
 * What 100,000 users ask of a backend while they wait, by the real waiting machine on virtual time: `npm run load`. It
 * writes the table of `docs/backend.md` and `docs/backend.zh-CN.md`. `--check` writes nothing and fails if one is stale.
 */
import {setImmediate} from 'node:timers/promises';
import {createActor, fromPromise} from 'xstate';
import {CertError} from '../src/domain/errors.js';
import {pollingMachine} from '../src/machines/polling.machine.js';
import type {PollAnswer, Polled} from '../src/machines/polling.setup.js';
import {fillDoc, tableOf} from './filled-doc.js';

const users = 100_000;
/** So many machines run, each for a hundred users. */
const machines = 1_000;
const share = users / machines;
const stepMs = 100;
const minute = 60;

/** A server: what it answers to a request at a second of the simulation. Undefined: nothing is decided yet. */
type Server = (second: number) => 429 | 503 | undefined;

interface Situation {
  readonly words: {readonly en: string; readonly zh: string};
  /** All begin to wait within so many seconds. */
  readonly within: number;
  /** Seconds of the simulation that are counted. */
  readonly from: number;
  readonly until: number;
  readonly server?: () => Server;
  /** Of all users, so many wait. */
  readonly part?: number;
}

/** Lets so many requests of a second through, and refuses the others. */
const gateway = (limit: number): Server => {
  let second = 0;
  let passed = 0;
  return (now) => {
    if (Math.floor(now) !== second) passed = 0;
    second = Math.floor(now);
    passed += share;
    return passed > limit ? 429 : undefined;
  };
};

const situations: readonly Situation[] = [
  {
    words: {en: '5 % of them wait for a bank or an administrator', zh: '其中 5% 在等待银行或管理员'},
    within: 5 * minute,
    from: 10 * minute,
    until: 14 * minute,
    part: 0.05,
  },
  {words: {en: 'all of them wait', zh: '全部在等待'}, within: 5 * minute, from: 10 * minute, until: 14 * minute},
  {
    words: {en: 'all of them begin to wait within one minute: during it', zh: '一分钟内全部开始等待：这一分钟内'},
    within: minute,
    from: 0,
    until: minute,
  },
  {
    words: {
      en: 'all wait, and for five minutes each got a 503: in the first minute after that',
      zh: '全部在等待，且五分钟内每次都收到 503：恢复后的第一分钟内',
    },
    within: 5 * minute,
    from: 15 * minute,
    until: 16 * minute,
    server: () => (second) => (second >= 10 * minute && second < 15 * minute ? 503 : undefined),
  },
  {
    words: {
      en: 'all wait, and a gateway lets 1,000 per second through and answers 429 to the others',
      zh: '全部在等待，网关每秒放行 1,000 次，其余返回 429',
    },
    within: 5 * minute,
    from: 10 * minute,
    until: 14 * minute,
    server: () => gateway(1_000),
  },
];

/** Numbers between 0 and 1, the same in each run (Park and Miller's generator). */
const createRandom = (): (() => number) => {
  let seed = 20_261_128;
  return () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
};

/** XState's own simulated clock sorts all timers at each, which takes minutes for so many. */
class VirtualClock {
  #now = 0;
  /** By the step in which they are due. */
  readonly #due = new Map<number, Set<() => void>>();

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, ms: number): {readonly run: () => void; readonly at: number} {
    const at = Math.ceil((this.#now + ms) / stepMs);
    const timers = this.#due.get(at) ?? new Set();
    this.#due.set(at, timers.add(run));
    return {run, at};
  }

  clearTimeout({run, at}: {readonly run: () => void; readonly at: number}): void {
    this.#due.get(at)?.delete(run);
  }

  step(): void {
    this.#now += stepMs;
    const at = this.#now / stepMs;
    for (const run of this.#due.get(at) ?? []) run();
    this.#due.delete(at);
  }
}

/** Requests per second, on average and in the ten seconds that have most. */
interface Load {
  readonly average: number;
  readonly most: number;
}

const simulate = async (situation: Situation, asked: number | undefined): Promise<Load> => {
  const {within, from, until, server = () => () => undefined, part = 1} = situation;
  const clock = new VirtualClock();
  const begin = 1_800_000_000_000;
  const answer = server();
  const random = (Math.random = createRandom());
  Date.now = () => begin + clock.now();
  const requests = new Array<number>(until).fill(0);
  const machine = pollingMachine().provide({
    actors: {
      ask: fromPromise<PollAnswer, Polled>(async () => {
        const now = clock.now() / 1_000;
        requests[Math.floor(now)] = (requests[Math.floor(now)] ?? 0) + share * part;
        const status = answer(now);
        const wish = asked === undefined ? {} : {retryAfter: asked};
        if (status) throw new CertError('backend', {status, ...wish});
        return {open: true, ...(asked !== undefined && {checkAfter: asked})};
      }),
    },
  });
  const starts = Array.from({length: machines}, () => random() * within * 1_000).sort((one, other) => one - other);
  const actors = [];
  while (clock.now() < until * 1_000) {
    while (starts[0] !== undefined && starts[0] <= clock.now()) {
      starts.shift();
      actors.push(createActor(machine, {clock, input: {id: 'handoff-1', endsAt: begin + 86_400_000}}).start());
    }
    // What was answered is heard before the time goes on.
    await setImmediate();
    clock.step();
  }
  for (const actor of actors) actor.stop();
  const counted = requests.slice(from, until);
  const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
  const tens = counted.map((_, at) => sum(counted.slice(at, at + 10)) / 10);
  return {average: sum(counted) / counted.length, most: Math.max(...tens)};
};

/** Two digits say enough: the draws differ by a hundredth. */
const rounded = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en');

const languages = [
  {
    file: 'backend.md',
    key: 'en',
    head: [
      '100,000 users have the page open',
      'requests per second (most in any ten seconds)',
      'where `checkAfter` or `Retry-After` is 120',
    ],
    opens: 'all open it within ten minutes: a status each',
  },
  {
    file: 'backend.zh-CN.md',
    key: 'zh',
    head: ['100,000 名用户打开页面', '每秒请求数（最多的十秒）', '`checkAfter` 或 `Retry-After` 为 120 时'],
    opens: '十分钟内全部打开：各查询一次状态',
  },
] as const;

const cell = ({average, most}: Load, between: readonly [string, string]): string =>
  `${rounded(average)}${between[0]}${rounded(most)}${between[1]}`;

const loads: {readonly words: Situation['words']; readonly of: readonly Load[]}[] = [];
for (const situation of situations)
  loads.push({words: situation.words, of: [await simulate(situation, undefined), await simulate(situation, 120)]});

for (const {file, key, head, opens} of languages) {
  const between = key === 'en' ? ([' (', ')'] as const) : (['（', '）'] as const);
  const rows = loads.map(({words, of}) => [words[key], ...of.map((load) => cell(load, between))]);
  const table = tableOf([head, [opens, rounded(users / 600), ''], ...rows], 1);
  if (key === 'en') console.log(table);
  await fillDoc(file, {load: table});
}
