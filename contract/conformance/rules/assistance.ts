import {
  assistanceRequestSchema,
  assistanceWithdrawnSchema,
  inboxAnsweredSchema,
  openAssistanceSchema,
} from '../../../src/domain/assistance.schemas.js';
import {type Answer, expect, isLimit, isOfFirewall, refusalOf, received, Undecided, waitIn} from '../answers.js';
import {rulesIn} from '../rule.js';
import {finding, type PlainCode, say} from '../say.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import * as help from './assistance-steps.js';
import {withOtherHolder, withOtherNumber} from './changes.js';
import {readProfile} from './record.js';

/* An administrator helps: the account that asks. */

/** Half an hour, and what lies between two clocks. */
const longestMs = 31 * 60_000;
const unknownName = '没有登记的样例有限公司';
/** Texts that a search with wildcards, or a statement put together from texts, would take for something else. */
const notNames = ['%', '*', "' OR '1'='1", "x' OR 1=1 -- ", '" OR ""="'];

/** What the ids of known enterprises may have in common, and those of unknown ones not. */
const idTraits: readonly ((id: string) => string)[] = [
  ({length}) => String(length),
  (id) => (/^\d+$/.test(id) ? 'digits' : ''),
];

/** The characters of an id by their places, up to the longest that an id may have. */
const placesOfId = Array.from({length: 200}, (_, at) => (id: string) => id[at] ?? '');

/** Whether the trait does not divide the ids: it is another one in each group, or the same in both. */
const tellsApart = (trait: (id: string) => string, known: readonly string[], unknown: readonly string[]): boolean => {
  const [one, other] = [new Set(known.map(trait)), new Set(unknown.map(trait))];
  return one.size > 1 || other.size > 1 || [...one].join() === [...other].join();
};

/** An account of an enterprise may be told that it names another one: whether that one exists, it does not learn. */
const askUnknown = async (world: World, session: Session): Promise<Answer> => {
  const {enterprise} = await world.status(session);
  const answer = await help.ask(world, session, unknownName);
  if (enterprise && refusalOf(answer)?.code === 'enterprise-mismatch')
    throw new Undecided(finding('requestAssistance', 'asks-its-own', 'users.applicant'));
  return answer;
};

/** An answer in a few words that do not depend on its id, its number and its time. */
const brief = (answer: Answer): string =>
  isLimit(answer)
    ? 'a limit'
    : answer.status === 200 && !refusalOf(answer)
      ? 'an answer'
      : JSON.stringify(received(answer));

const followUps = async (
  world: World,
  session: Session,
  id: string,
  enterprise?: string,
): Promise<readonly (readonly [PlainCode, string])[]> => {
  const next = await help.askAtOnce(world, session, enterprise);
  return [
    ['next-request', brief(next)],
    ['the-request', brief(await help.stateOf(session, id))],
    ['a-code', brief(await help.sendCode(session, id, '00000000'))],
    ['a-withdrawal', brief(await session.send('withdrawAssistance', {id}))],
    ['withdrawn-request', brief(await help.stateOf(session, id))],
  ];
};

export const assistance = rulesIn('assistance', help.needs, {
  'assistance-opens': {
    en: 'A request has the subject of the session and a number of two digits, and ends within half an hour.',
    zh: '申请带有会话的 `subject` 和两位数字，半小时之内结束。',
    check: async (world) => {
      const {session, id, ...request} = await help.open(world);
      expect.that(request.subject === session.subject, 'requestAssistance.subject', 'not-the-sessions');
      const left = await world.msUntil(session, request.expiresAt);
      expect.that(left > 0 && left <= longestMs, 'requestAssistance.expiresAt', 'not-in-30-minutes');
      const {number, expiresAt} = expect.answer(await help.stateOf(session, id), openAssistanceSchema);
      expect.that(number === request.number, 'getAssistance.number', 'not-at-first');
      expect.near(expiresAt, request.expiresAt, 'getAssistance.expiresAt', 'other-end-than-first');
    },
  },
  'personal-account': {
    en: 'The status of a personal account has no enterprise, and its record lacks none.',
    zh: '个人账号的状态中没有企业，登记信息也不因此不完整。',
    check: async (world) => {
      const session = await world.applicant();
      await world.reset(session);
      const {enterprise: recorded, account} = await readProfile(session);
      if (recorded.uscc.onRecord || recorded.enterpriseName.onRecord)
        throw new Undecided(finding('getProfile', 'no-personal-account', 'users.applicant'));
      const {enterprise, profile} = await world.status(session);
      expect.that(enterprise === undefined, 'getStatus.enterprise', 'enterprise-of-a-person');
      const {display: validTo} = account.validTo;
      const isExpired = validTo !== '00000000' && validTo < new Date().toISOString().slice(0, 10).replaceAll('-', '');
      const isKnown = Object.values(account).every(({onRecord, issue}) => onRecord && !issue);
      const isWhole = isKnown && !isExpired;
      expect.that(!isWhole || profile !== 'incomplete', 'getStatus.profile', 'incomplete-without-enterprise');
    },
  },
  'assistance-replays': {
    en: 'The same key asks for help, confirms, declines, withdraws and tries a code once: the answer is the same again.',
    zh: '同一个键只申请、确认、拒绝、撤回、核对协助码一次：再次得到同样的响应。',
    check: async (world) => {
      const session = await world.applicant();
      await world.reset(session);
      const asked = await session.sendTwice('requestAssistance', {body: world.assistanceInput()});
      const {id, number} = expect.answer(asked, assistanceRequestSchema);
      const administrator = await world.administrator();
      const body = {number, stepUp: await world.stepUp(administrator)};
      expect.answer(await administrator.sendTwice('confirmAssistance', {id, body}), inboxAnsweredSchema);
      const {id: next} = await help.open(world);
      const keyless = {id: next, headers: {'idempotency-key': null}};
      expect.problem(await session.send('withdrawAssistance', keyless), [400]);
      const typed = {id: next, body: {code: '00000000'}};
      expect.refused(await session.sendTwice('sendAssistanceCode', typed), 'assistance-code-incorrect');
      expect.answer(await help.decline(world, administrator, next, 'sendTwice'), inboxAnsweredSchema);
      const {id: last} = await help.open(world);
      const withdrawn = await session.sendTwice('withdrawAssistance', {id: last});
      expect.answer(withdrawn, assistanceWithdrawnSchema);
    },
  },
  'assistance-pauses': {
    en: 'Between two requests there is a pause, `limit-reached` with `retryAfter`; after an administrator’s answer nobody has to wait.',
    zh: '两次申请之间须等待：`limit-reached` 和 `retryAfter`；管理员处理之后不必等待。',
    needs: [...help.needs, 'reset'],
    check: async (world) => {
      const {session, administrator, id: withdrawn} = await help.open(world);
      await session.send('withdrawAssistance', {id: withdrawn});
      expect.that(isLimit(await help.askAtOnce(world, session)), 'requestAssistance', 'no-pause-after-withdrawal');
      const {id} = await help.open(world);
      const early = await help.askAtOnce(world, session);
      expect.that(isLimit(early), 'requestAssistance', 'no-pause-after-request');
      const pause = waitIn(early) ?? 0;
      expect.that(pause > 0, 'requestAssistance', 'pause-without-wait');
      expect.answer(await help.decline(world, administrator, id), inboxAnsweredSchema);
      const later = await help.ask(world, session);
      // A longer wait is the limit of a day.
      if (isLimit(later) && (waitIn(later) ?? 0) > pause)
        throw new Undecided(finding('requestAssistance', 'one-a-day'));
      expect.that(!isLimit(later), 'requestAssistance', 'pause-after-answer');
    },
  },
  'number-drawn': {
    en: 'The number of each request is drawn anew.',
    zh: '每个申请的数字都重新抽取。',
    needs: [...help.needs, 'reset'],
    check: async (world) => {
      const drawn = new Set<string>();
      for (let times = 0; times < 12; times += 1) drawn.add((await help.open(world)).number);
      // Of 90 numbers, twelve draws give eleven different ones, as a rule.
      expect.that(drawn.size > 5, 'requestAssistance.number', 'numbers-repeat');
    },
  },
  'assistance-for-any-enterprise': {
    en: 'The answer is the same whether or not the enterprise exists, and so are those to what follows: to another request, a code and a withdrawal.',
    zh: '企业是否存在，响应都相同；此后再次申请、填写协助码、撤回，响应也相同。',
    check: async (world) => {
      const {session, administrator: _, ...request} = await help.open(world);
      const known = await followUps(world, session, request.id);
      await world.reset(session);
      const answer = await askUnknown(world, session);
      const unknown = expect.answer(answer, assistanceRequestSchema);
      const shape = (value: object): string => Object.keys(value).sort().join();
      expect.that(shape(unknown) === shape(request), 'requestAssistance', 'other-fields');
      expect.answer(await help.stateOf(session, unknown.id), openAssistanceSchema);
      const others = await followUps(world, session, unknown.id, unknownName);
      for (const [at, [what, answered]] of known.entries())
        expect.that(answered === others[at]?.[1], 'requestAssistance', 'other-answer', say(what));
    },
  },
  'assistance-for-the-named': {
    en: 'A part of a name or a code, a wildcard and a piece of SQL find no enterprise, and are answered as usual.',
    zh: '半个名称或代码、通配符和一段 SQL 都不对应任何企业，响应照常。',
    needs: [...help.needs, 'reset'],
    check: async (world) => {
      const administrator = await world.administrator();
      const {name = '', uscc = ''} = (await world.status(administrator)).enterprise ?? {};
      const half = (text: string): string => text.slice(0, Math.ceil(text.length / 2));
      const texts = [half(name), name.slice(1), half(uscc), uscc.slice(1), `${half(name)}%`, ...notNames];
      for (const text of texts.filter((each) => each !== '')) {
        const session = await world.applicant();
        await world.reset(session);
        const answer = await help.ask(world, session, text);
        if (refusalOf(answer)?.code === 'enterprise-mismatch' || isOfFirewall(answer)) continue;
        const {id} = expect.answer(answer, assistanceRequestSchema);
        expect.that((await help.find(administrator, id)) === undefined, 'getInbox', 'request-of-others');
      }
    },
  },
  'assistance-tells-no-enterprise': {
    en: 'Neither the id of a request nor the name in its status tells whether the enterprise exists.',
    zh: '申请的编号和状态中的企业名称，都不透露企业是否存在。',
    needs: [...help.needs, 'reset'],
    check: async (world) => {
      const ids: string[][] = [[], []];
      // Of each kind as many as it takes, for two groups of random ids not to differ by chance.
      const other = await help.otherWording(world);
      for (const text of [undefined, other, undefined, other, undefined].flatMap((each) => [each, unknownName])) {
        const session = await world.applicant();
        await world.reset(session);
        const asked = text === unknownName ? await askUnknown(world, session) : await help.ask(world, session, text);
        const request = expect.answer(asked, assistanceRequestSchema);
        const {enterprise} = expect.answer(await help.stateOf(session, request.id), openAssistanceSchema);
        const typed = text ?? world.plan.helpingEnterprise;
        expect.that(enterprise === typed, 'getAssistance.enterprise', 'not-as-typed');
        ids[text === unknownName ? 1 : 0]?.push(request.id);
      }
      const [known = [], unknown = []] = ids;
      expect.that(new Set(ids.flat()).size === 10, 'requestAssistance.id', 'same-for-requests');
      for (const trait of [...idTraits, ...placesOfId])
        expect.that(tellsApart(trait, known, unknown), 'requestAssistance.id', 'tells-enterprise');
    },
  },
  'assistance-of-the-user': {
    en: 'Another user’s request is `assistance-expired`, as one that there is not.',
    zh: '别的用户的申请与不存在的申请一样，返回 `assistance-expired`。',
    check: async (world) => {
      const {session, id} = await help.open(world);
      const other = await help.another(world, session);
      const answer = await help.stateOf(other, id);
      expect.refused(answer, 'assistance-expired');
      const none = await help.stateOf(other, 'no-such-request');
      if (none.status !== 400) expect.same(answer, none, 'theirs-and-none');
    },
  },
  'assistance-one-open': {
    en: 'An account has one open request: the next one withdraws it, whether the enterprise is named by its code or its name, or does not exist.',
    zh: '一个账号只有一个未处理的申请，新的申请使以前的撤回；企业写代码或名称都可以，不存在的企业也一样。',
    check: async (world) => {
      const [session, administrator] = [await world.applicant(), await world.administrator()];
      // An account of an enterprise may be allowed to name its own alone.
      const others = (await world.status(session)).enterprise ? [] : [[undefined, unknownName], [unknownName]];
      for (const [words, later] of [[undefined, await help.otherWording(world)], ...others]) {
        const former = await help.open(world, words);
        // No reset: it may withdraw what is open, and here the backend has to.
        const answer = await help.answerToNext(world, session, later);
        if (isLimit(answer)) throw new Undecided(finding('requestAssistance', 'few-a-day'));
        const {id} = expect.answer(answer, assistanceRequestSchema);
        expect.refused(await help.stateOf(session, former.id), 'assistance-expired');
        expect.that((await help.find(administrator, former.id)) === undefined, 'getInbox', 'two-of-one-account');
        if (later !== unknownName) await help.inInbox(administrator, id);
      }
    },
  },
  'assistance-withdrawn': {
    en: 'A withdrawn request is `ended` and gone for both sides, and the answer has the subject of the session.',
    zh: '撤回的申请为 `ended`，对双方都不再存在，响应带有会话的 `subject`。',
    check: async (world) => {
      const {session, administrator, id, number} = await help.open(world);
      const {subject, state} = expect.answer(await session.send('withdrawAssistance', {id}), assistanceWithdrawnSchema);
      expect.that(subject === session.subject, 'withdrawAssistance.subject', 'not-the-sessions');
      expect.that(state === 'ended', 'withdrawAssistance.state', 'not', 'ended');
      expect.refused(await help.stateOf(session, id), 'assistance-expired');
      expect.that((await help.find(administrator, id)) === undefined, 'getInbox', 'request-withdrawn');
      await help.expectNotTaken(world, administrator, {id, number}, 'assistance-withdrawn');
    },
  },
  'assistance-withdrawn-by-its-user': {
    en: 'Another user cannot withdraw a request, and is answered `ended`, with the own subject, as is who withdraws one that there is not.',
    zh: '别的用户不能撤回申请，其得到的响应为 `ended`，带有其本人的 `subject`；撤回不存在的申请时也相同。',
    check: async (world) => {
      const {session, id: asked} = await help.open(world);
      const other = await help.another(world, session);
      for (const id of [asked, 'no-such-request']) {
        const {subject, state} = expect.answer(await other.send('withdrawAssistance', {id}), assistanceWithdrawnSchema);
        expect.that(subject === other.subject, 'withdrawAssistance.subject', 'not-the-sessions');
        expect.that(state === 'ended', 'withdrawAssistance.state', 'not', 'ended');
      }
      expect.answer(await help.stateOf(session, asked), openAssistanceSchema);
    },
  },
  'assistance-declined': {
    en: 'A declined request is `assistance-declined`, with the reason as `message`, also after a withdrawal, which is answered `decided`.',
    zh: '被拒绝的申请返回 `assistance-declined`，`message` 为理由；之后再撤回的，响应为 `decided`，结果不变。',
    check: async (world) => {
      const {session, administrator, id} = await help.open(world);
      expect.answer(await help.decline(world, administrator, id), inboxAnsweredSchema);
      const withdrawn = await session.send('withdrawAssistance', {id});
      const {message} = expect.refused(await help.stateOf(session, id), 'assistance-declined');
      const {state} = expect.answer(withdrawn, assistanceWithdrawnSchema);
      expect.that(state === 'decided', 'withdrawAssistance.state', 'undecided-after-administrator');
      expect.that(message === '不认识申请人', 'getAssistance', 'reason-untold');
    },
  },
  'assistance-of-the-holder': {
    en: 'Where the account gets another holder, an open request is `record-changed`, and neither its number nor its code confirms it.',
    zh: '其间账号换了归属人，未处理的申请返回 `record-changed`，用数字和协助码都不能确认。',
    needs: [...help.needs, 'other-holder-name'],
    check: async (world) => {
      const {session, administrator, id, number} = await help.open(world);
      const code = await help.makeCode(world, administrator, id);
      await withOtherHolder(world, session, async () => {
        expect.refused(await help.stateOf(session, id), 'record-changed');
        expect.refused(await help.sendCode(session, id, code));
        expect.refused(await help.confirm(world, administrator, id, number));
      });
      await world.reset(session);
    },
  },
  'assistance-of-the-number': {
    en: 'Where the account holder gets another ID number, an open request is `record-changed`.',
    zh: '其间账号归属人的证件号码改变，未处理的申请返回 `record-changed`。',
    needs: [...help.needs, 'reset'],
    check: async (world) => {
      const {session, id} = await help.open(world);
      await withOtherNumber(world, session, async () => {
        expect.refused(await help.stateOf(session, id), 'record-changed');
      });
    },
  },
});
