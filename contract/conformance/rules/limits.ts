import {randomUUID} from 'node:crypto';
import {cardChallengeSchema} from '../../../src/domain/ic-card.schemas.js';
import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {
  type Answer,
  broken,
  expect,
  isLimit,
  LimitReached,
  longestMoment,
  received,
  Undecided,
  waitIn,
} from '../answers.js';
import {type Rule, rulesIn, type UnnamedRule} from '../rule.js';
import {finding, say} from '../say.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {atOnce, crowd} from './concurrent.js';
import {confirm, decline, open, orderCode, otherNumber} from './assistance-steps.js';
import {unknownCard} from './card.js';

/* Limits. They run last, each on a user of its own. */

const person = {name: '张三', idType: 'resident-id', idNumber: '110105199001150013'};
const idCard = {ticket: 'no-such-ticket', whose: 'legal-rep', person, validFrom: '20200310', validTo: '20400310'};
const smsOrder = {
  ticket: 'no-such-ticket',
  whose: 'legal-rep',
  person,
  bankCard: '6222020000000007',
  mobile: '13900000999',
};
const smsClaim = {ticket: 'no-such-ticket', whose: 'legal-rep', smsId: 'no-such-code', smsCode: '000000'};

/** Asks until there is a limit, and returns the refusal. A 429 is a limit, too. */
const untilLimit = async ({mostRequests}: World, ask: () => Promise<Answer>): Promise<Answer> => {
  let last = say('none');
  for (let asked = 0; asked < mostRequests; asked += 1) {
    const answer = await ask();
    if (isLimit(answer)) return answer;
    last = say('at', answer.operation, received(answer));
  }
  return broken(say('all', say('no-limit', mostRequests), say('last-answer', last)));
};

/** Seconds that a rule waits in all for limits of a moment. */
const longestMoments = 360;

/** Whether a limit is over soon: one of a moment, which may count all users of an address, or that of a day, near its end. */
const isOfAMoment = (answer: Answer): boolean => isLimit(answer) && (waitIn(answer) ?? Infinity) <= longestMoment;

/** Asks, and again after each limit of a moment. */
const patient = ({link}: World): ((ask: () => Promise<Answer>) => Promise<Answer>) => {
  let waited = 0;
  return async (ask) => {
    for (;;) {
      const answer = await ask();
      if (!isOfAMoment(answer)) return answer;
      const seconds = Math.max(0, waitIn(answer) ?? 0) + 1;
      waited += seconds;
      if (waited > longestMoments) throw new Undecided(finding(answer.operation, 'moments-too-long'));
      await link.pause(seconds);
    }
  };
};

/** How many tries there are until the limit, of so many at most. */
const triesUntilLimit = async (most: number, ask: () => Promise<Answer>): Promise<number> => {
  let tried = 0;
  while (tried < most && !isLimit(await ask())) tried += 1;
  return tried;
};

/** Whether it was decided, and not kept back by a limit, by another request or by a gateway. */
const isDecided = (answer: Answer): boolean => [200, 400].includes(answer.status) && !isLimit(answer);

/** A limit is the user's, and not the session's. Whether one of a moment is over meanwhile, nobody knows. */
const expectNotLifted = async (
  world: World,
  session: Session,
  limit: Answer,
  ask: (session: Session) => Promise<Answer>,
): Promise<void> => {
  if (isOfAMoment(limit)) return;
  const answer = await ask(await world.again(session));
  expect.that(isLimit(answer), answer.operation, 'limit-lifted');
};

/** In seconds. */
const day = 86_400;

/** Tries that a rule leaves: enough for a path with one limit for all of its steps. */
const fewLeft = 5;

const limited = (
  en: string,
  zh: string,
  index: number,
  ask: (world: World, session: Session) => Promise<Answer>,
  needs: Rule['needs'] = [],
): UnnamedRule => ({
  en,
  zh,
  needs: ['changes', ...needs],
  limited: index,
  check: async (world) => {
    const session = await world.limited(index);
    if (needs.includes('reset')) await world.reset(session);
    const answer = await untilLimit(world, () => ask(world, session));
    const wait = waitIn(answer) ?? 0;
    expect.that(wait > 0, answer.operation, 'limit-without-wait');
    expect.that(wait <= day, answer.operation, 'wait-of-over-a-day');
    if (world.plan.users.limits?.[index]?.command === undefined) return;
    await expectNotLifted(world, session, answer, (later) => ask(world, later));
  },
});

export const limits = rulesIn('limits', ['changes'], {
  'limit-challenges': limited('Challenges have a limit.', '挑战值有次数限制。', 0, (_, session) =>
    session.send('createCardChallenge'),
  ),
  'limit-cards': limited('Tries with a card have a limit.', '用卡尝试有次数限制。', 1, (_, session) =>
    session.send('verifyCard', {body: unknownCard}),
  ),
  'limit-of-a-day': {
    en: 'A limit is for a day, and for all servers together: one for a minute, or one of each server, is not enough.',
    zh: '次数限制按天计算，各台服务器合计：只限制每分钟的次数，或由每台服务器各自计数，都不够。',
    limited: 1,
    check: async (world) => {
      const session = await world.limited(1);
      const [ask, patiently] = [() => session.send('verifyCard', {body: unknownCard}), patient(world)];
      await untilLimit(world, () => patiently(ask));
      const decided = (await atOnce(ask)).filter(isDecided).length;
      expect.that(decided === 0, 'verifyCard', 'tries-after-limit', decided);
    },
  },
  'limit-malformed': limited('Tries that do not fit count, too.', '内容不符合约定的请求也计入次数。', 2, (_, session) =>
    session.send('verifyCard', {body: {challengeId: 7}}),
  ),
  'limit-enterprises': limited(
    'Checks of an enterprise have a limit.',
    '核验企业有次数限制。',
    3,
    (world, session) => world.checkEnterprise(session, {legalRepName: '没有此人'}),
    ['legal-rep'],
  ),
  'limit-id-cards': limited('Checks of an ID card have a limit.', '核验身份证有次数限制。', 4, (_, session) =>
    session.send('checkIdCard', {body: idCard}),
  ),
  'limit-malformed-data': limited(
    'Checks of an ID card that do not fit count, too.',
    '请求体不合格的核验身份证也计入次数。',
    4,
    (_, session) => session.send('checkIdCard', {body: {ticket: 7}}),
    // The account has used its tries up in the rule before.
    ['legal-rep', 'reset'],
  ),
  'limit-sms-orders': limited(
    'Orders of an SMS have a limit, also those that are refused.',
    '发送短信有次数限制，被拒绝的也计入。',
    5,
    (_, session) => session.send('sendSmsCode', {body: smsOrder}),
  ),
  'limit-sms-codes': limited('Tries with an SMS code have a limit.', '输入短信验证码有次数限制。', 6, (_, session) =>
    session.send('checkBankCard', {body: smsClaim}),
  ),
  'limit-changes': limited('Changes of the record have a limit.', '修改登记信息有次数限制。', 7, (world, session) =>
    world.save(session, {idType: 'no-such-type'}),
  ),
  // Where both parts of the record have one limit, the rule before has reached it.
  'limit-changes-of-the-enterprise': limited(
    'Changes of the enterprise have a limit, too.',
    '修改企业信息也有次数限制。',
    7,
    (world, session) => world.save(session, {enterpriseName: 7}, 'updateEnterprise'),
  ),
  'limit-handoffs': limited(
    'Handoffs have a limit.',
    '前往机构有次数限制。',
    8,
    (world, session) => session.send('createHandoff', {body: world.handoffOrder()}),
    ['handoff'],
  ),
  'limit-assistance': limited(
    'Requests for an administrator’s help have a limit.',
    '申请管理员协助有次数限制。',
    9,
    (world, session) => session.send('requestAssistance', {body: world.assistanceInput()}),
    ['assistance'],
  ),
  'limit-inbox': {
    en: 'What an administrator can do has a limit, too: codes, confirmations and refusals.',
    zh: '管理员的操作也有次数限制：生成协助码、确认和拒绝。',
    needs: ['changes', 'assistance', 'reset'],
    check: async (world) => {
      const {administrator, id, number} = await open(world);
      for (const answer of [
        () => orderCode(world, administrator, id),
        () => confirm(world, administrator, id, otherNumber(number)),
        () => decline(world, administrator, id),
      ])
        try {
          await untilLimit(world, answer);
        } finally {
          await world.reset(administrator);
        }
    },
  },
  'limit-of-a-user': {
    en: 'Where one user’s limit is reached, another user goes on.',
    zh: '一个用户用完次数，不影响别的用户。',
    limited: 0,
    check: async (world) => {
      const [main, session] = [await world.main(), await world.limited(0)];
      // The rules before may have used the day up.
      await world.reset(main);
      await untilLimit(world, () => session.send('createCardChallenge'));
      expect.answer(await patient(world)(() => main.send('createCardChallenge')), cardChallengeSchema);
    },
  },
  'limit-outlives-a-session': {
    en: 'A limit is the user’s: a new sign-in does not lift it.',
    zh: '次数按用户计算：重新登录不恢复次数。',
    needs: ['changes', 'sign-in'],
    limited: 0,
    check: async (world) => {
      const session = await world.limited(0);
      const limit = await untilLimit(world, () => session.send('createCardChallenge'));
      await expectNotLifted(world, session, limit, (later) => later.send('createCardChallenge'));
    },
  },
  'limit-outlives-a-success': {
    en: 'A check that passes gives no tries back.',
    zh: '核验通过不恢复次数。',
    needs: ['changes', 'legal-rep', 'holder', 'reset'],
    check: async (world, session) => {
      const patiently = patient(world);
      const check = (body: object) => patiently(() => session.send('checkIdCard', {body}));
      const tries = (most: number) => triesUntilLimit(most, () => check(idCard));
      await world.reset(session);
      const most = await tries(world.mostRequests);
      await world.reset(session);
      expect.that(most < world.mostRequests, 'checkIdCard', 'no-limit', most);
      await tries(most - fewLeft);
      try {
        const {ticket} = await world.holderTicket(session);
        expect.answer(await check(world.holderCard(ticket)), passedSchema);
      } catch (error) {
        // Such as that of the enterprise, or of the representative: it is not this user's.
        if (error instanceof LimitReached && error.wait > longestMoment)
          throw new Undecided(finding(error.operation, 'limit-left-by-reset'));
        throw error;
      }
      const left = await tries(most);
      await world.reset(session);
      // Where what passes is no try.
      expect.that(left <= fewLeft, 'checkIdCard', 'tries-given-back');
    },
  },
  'limit-after-stored-answers': {
    en: 'A stored answer comes before the limit.',
    zh: '先查已保存的响应，再检查次数。',
    needs: ['changes', 'reset'],
    limited: 9,
    check: async (world) => {
      const [session, key] = [await world.limited(9), randomUUID()];
      const patiently = patient(world);
      const ask = () => patiently(() => session.send('createCardChallenge', {key}));
      await world.reset(session);
      const first = await ask();
      expect.answer(first, cardChallengeSchema);
      await untilLimit(world, () => session.send('createCardChallenge'));
      expect.same(first, await ask(), 'key-after-limit');
    },
  },
  'flood-evicts-nobody': {
    en: 'Many challenges of one user do not push out another user’s.',
    zh: '一个用户申请大量挑战值，不会使别人的挑战值失效。',
    needs: ['changes', 'card', 'reset'],
    limited: 0,
    check: async (world) => {
      const [session, flooding] = [await world.main(), await world.limited(0)];
      await world.reset(flooding);
      const challenge = await world.challenge(session);
      // Side by side: one after the other, behind a slow gateway, the challenge would be over before.
      for (let asked = 0; asked < world.mostRequests; asked += crowd)
        if ((await atOnce(() => flooding.send('createCardChallenge'))).some(isLimit)) break;
      const body = await world.cards.prove(challenge);
      expect.answer(await patient(world)(() => session.send('verifyCard', {body})), passedSchema);
    },
  },
  // The last one: tries may count for the enterprise, too, and its other users need some.
  'limit-at-once': {
    en: 'Tries at the same time are counted one by one: no more are decided than are left.',
    zh: '同时到达的请求逐个计入次数：受理的不超过剩余的次数。',
    needs: ['changes', 'reset'],
    limited: 1,
    check: async (world) => {
      const session = await world.limited(1);
      const [ask, patiently] = [() => session.send('verifyCard', {body: unknownCard}), patient(world)];
      const tries = (most: number) => triesUntilLimit(most, () => patiently(ask));
      await world.reset(session);
      const most = await tries(world.mostRequests);
      // The rule about the limit itself says so.
      if (most === world.mostRequests) return;
      await world.reset(session);
      await tries(most - fewLeft);
      const decided = (await atOnce(ask)).filter(isDecided).length;
      await world.reset(session);
      // Some count in more than one place, and so not to one.
      expect.that(decided <= 2 * fewLeft, 'verifyCard', 'tries-at-once', decided, fewLeft);
    },
  },
});
