import {
  assistanceRequestSchema,
  assistanceWithdrawnSchema,
  inboxAnsweredSchema,
  openAssistanceSchema,
} from '../../../src/domain/assistance.schemas.js';
import {
  type Answer,
  expectAnswer,
  expectNear,
  expectProblem,
  expectRefused,
  expectSame,
  expectThat,
  isLimit,
  isOfFirewall,
  refusalOf,
  told,
  Undecided,
  waitIn,
} from '../answers.js';
import type {Rule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {
  another,
  ask,
  askAtOnce,
  confirm,
  decline,
  find,
  inInbox,
  makeCode,
  needs,
  open,
  orderCode,
  otherWording,
  sendCode,
  stateOf,
} from './assistance-steps.js';
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
  (id) => /^[a-z]+(?=[-_.~])/i.exec(id)?.[0] ?? '',
  (id) => (/^\d+$/.test(id) ? 'digits' : ''),
];

/** Whether the trait does not divide the ids: it is another one in each group, or the same in both. */
const tellsApart = (trait: (id: string) => string, known: readonly string[], unknown: readonly string[]): boolean => {
  const [one, other] = [new Set(known.map(trait)), new Set(unknown.map(trait))];
  return one.size > 1 || other.size > 1 || [...one].join() === [...other].join();
};

/** An account of an enterprise may be told that it names another one: whether that one exists, it does not learn. */
const askUnknown = async (world: World, session: Session): Promise<Answer> => {
  const {enterprise} = await world.status(session);
  const answer = await ask(world, session, unknownName);
  if (enterprise && refusalOf(answer)?.code === 'enterprise-mismatch')
    throw new Undecided('requestAssistance: users.applicant may ask its own enterprise alone');
  return answer;
};

/** An answer in a few words that do not depend on its id, its number and its time. */
const brief = (answer: Answer): string =>
  isLimit(answer) ? 'a limit' : answer.status === 200 && !refusalOf(answer) ? 'an answer' : told(answer);

/** What follows a request. */
const followUps = async (
  world: World,
  session: Session,
  id: string,
  enterprise?: string,
): Promise<Readonly<Record<string, string>>> => {
  const next = await askAtOnce(world, session, enterprise);
  return {
    'the next request': brief(next),
    'the request': brief(await stateOf(session, id)),
    'a code': brief(await sendCode(session, id, '00000000')),
    'a withdrawal': brief(await session.send('withdrawAssistance', {id})),
    'the withdrawn request': brief(await stateOf(session, id)),
  };
};

export const assistance: readonly Rule[] = [
  {
    id: 'assistance-opens',
    chapter: 'assistance',
    says: 'A request has the subject of the session and a number of two digits, and ends within half an hour.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      expectThat(request.subject === session.subject, 'requestAssistance.subject: not the session’s');
      const left = await world.msUntil(session, request.expiresAt);
      expectThat(left > 0 && left <= longestMs, 'requestAssistance.expiresAt: not within half an hour');
      const {number, expiresAt} = expectAnswer(await stateOf(session, request.id), openAssistanceSchema);
      expectThat(number === request.number, 'getAssistance.number: another number than at first');
      expectNear(expiresAt, request.expiresAt, 'getAssistance.expiresAt: another end than at first');
    },
  },
  {
    id: 'personal-account',
    chapter: 'assistance',
    says: 'The status of a personal account has no enterprise, and its record lacks none.',
    needs,
    check: async (world) => {
      const session = await world.applicant();
      await world.reset(session);
      const {enterprise: recorded, account} = await readProfile(session);
      if (recorded.uscc.onRecord || recorded.enterpriseName.onRecord)
        throw new Undecided('getProfile: users.applicant is no personal account');
      const {enterprise, profile} = await world.status(session);
      expectThat(enterprise === undefined, 'getStatus.enterprise: a personal account has none');
      const {display: validTo} = account.validTo;
      const isExpired = validTo !== '00000000' && validTo < new Date().toISOString().slice(0, 10).replaceAll('-', '');
      const isKnown = Object.values(account).every(({onRecord, issue}) => onRecord && !issue);
      const isWhole = isKnown && !isExpired;
      expectThat(!isWhole || profile !== 'incomplete', 'getStatus.profile: incomplete without an enterprise');
    },
  },
  {
    id: 'assistance-replays',
    chapter: 'assistance',
    says: 'The same key asks for help, confirms, declines, withdraws and tries a code once: the answer is the same again.',
    needs,
    check: async (world) => {
      const session = await world.applicant();
      await world.reset(session);
      const asked = await session.sendTwice('requestAssistance', {body: world.assistanceQuestion()});
      const {id, number} = expectAnswer(asked, assistanceRequestSchema);
      const administrator = await world.administrator();
      const body = {number, stepUp: await world.stepUp(administrator)};
      expectAnswer(await administrator.sendTwice('confirmAssistance', {id, body}), inboxAnsweredSchema);
      const {request} = await open(world);
      const keyless = {id: request.id, headers: {'idempotency-key': null}};
      expectProblem(await session.send('withdrawAssistance', keyless), [400]);
      const typed = {id: request.id, body: {code: '00000000'}};
      expectRefused(await session.sendTwice('sendAssistanceCode', typed), 'assistance-code-incorrect');
      const declined = {id: request.id, body: {reason: '不认识申请人'}};
      expectAnswer(await administrator.sendTwice('declineAssistance', declined), inboxAnsweredSchema);
      const last = await open(world);
      const withdrawn = await last.session.sendTwice('withdrawAssistance', {id: last.request.id});
      expectAnswer(withdrawn, assistanceWithdrawnSchema);
    },
  },
  {
    id: 'assistance-pauses',
    chapter: 'assistance',
    says: 'Between two requests there is a pause, `limit-reached` with `retryAfter`; after an administrator’s answer nobody has to wait.',
    needs: [...needs, 'reset'],
    check: async (world) => {
      const withdrawn = await open(world);
      await withdrawn.session.send('withdrawAssistance', {id: withdrawn.request.id});
      expectThat(isLimit(await askAtOnce(world, withdrawn.session)), 'requestAssistance: no pause after a withdrawal');
      const {session, request} = await open(world);
      const early = await askAtOnce(world, session);
      expectThat(isLimit(early), 'requestAssistance: no pause after a request');
      const pause = waitIn(early) ?? 0;
      expectThat(pause > 0, 'requestAssistance: the pause has no retryAfter');
      expectAnswer(await decline(world, await world.administrator(), request.id), inboxAnsweredSchema);
      const later = await ask(world, session);
      // A longer wait is the limit of a day.
      if (isLimit(later) && (waitIn(later) ?? 0) > pause) throw new Undecided('requestAssistance: one request a day');
      expectThat(!isLimit(later), 'requestAssistance: has to wait after an administrator’s answer');
    },
  },
  {
    id: 'number-drawn',
    chapter: 'assistance',
    says: 'The number of each request is drawn anew.',
    needs: [...needs, 'reset'],
    check: async (world) => {
      const drawn = new Set<string>();
      for (let times = 0; times < 12; times += 1) drawn.add((await open(world)).request.number);
      // Of 90 numbers, twelve draws give eleven different ones, as a rule.
      expectThat(drawn.size > 5, 'requestAssistance.number: the same numbers again and again');
    },
  },
  {
    id: 'assistance-for-any-enterprise',
    chapter: 'assistance',
    says: 'The answer is the same whether or not the enterprise exists, and so are those to what follows: to another request, a code and a withdrawal.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const known = await followUps(world, session, request.id);
      await world.reset(session);
      const answer = await askUnknown(world, session);
      const unknown = expectAnswer(answer, assistanceRequestSchema);
      const shape = (value: object): string => Object.keys(value).sort().join();
      expectThat(shape(unknown) === shape(request), 'requestAssistance: other fields for an unknown enterprise');
      expectAnswer(await stateOf(session, unknown.id), openAssistanceSchema);
      const others = await followUps(world, session, unknown.id, unknownName);
      for (const [what, answered] of Object.entries(known))
        expectThat(
          answered === others[what],
          `requestAssistance: for an unknown enterprise, ${what} has another answer`,
        );
    },
  },
  {
    id: 'assistance-for-the-named',
    chapter: 'assistance',
    says: 'A part of a name or a code, a wildcard and a piece of SQL find no enterprise, and are answered as usual.',
    needs: [...needs, 'reset'],
    check: async (world) => {
      const administrator = await world.administrator();
      const {name = '', uscc = ''} = (await world.status(administrator)).enterprise ?? {};
      const half = (text: string): string => text.slice(0, Math.ceil(text.length / 2));
      const texts = [half(name), name.slice(1), half(uscc), uscc.slice(1), `${half(name)}%`, ...notNames];
      for (const text of texts.filter((each) => each !== '')) {
        const session = await world.applicant();
        await world.reset(session);
        const answer = await ask(world, session, text);
        if (refusalOf(answer)?.code === 'enterprise-mismatch' || isOfFirewall(answer)) continue;
        const {id} = expectAnswer(answer, assistanceRequestSchema);
        expectThat((await find(administrator, id)) === undefined, 'getInbox: has a request that does not name it');
      }
    },
  },
  {
    id: 'assistance-tells-no-enterprise',
    chapter: 'assistance',
    says: 'Neither the id of a request nor the name in its status tells whether the enterprise exists.',
    needs: [...needs, 'reset'],
    check: async (world) => {
      const ids: string[][] = [[], []];
      for (const text of [undefined, unknownName, await otherWording(world), unknownName, undefined, unknownName]) {
        const session = await world.applicant();
        await world.reset(session);
        const asked = text === unknownName ? await askUnknown(world, session) : await ask(world, session, text);
        const request = expectAnswer(asked, assistanceRequestSchema);
        const {enterprise} = expectAnswer(await stateOf(session, request.id), openAssistanceSchema);
        const typed = text ?? world.plan.helpingEnterprise;
        expectThat(enterprise === typed, 'getAssistance.enterprise: not the text that was typed');
        ids[text === unknownName ? 1 : 0]?.push(request.id);
      }
      const [known = [], unknown = []] = ids;
      expectThat(new Set(ids.flat()).size === 6, 'requestAssistance.id: the same for two requests');
      for (const trait of idTraits)
        expectThat(tellsApart(trait, known, unknown), 'requestAssistance.id: tells whether the enterprise exists');
    },
  },
  {
    id: 'assistance-of-the-user',
    chapter: 'assistance',
    says: 'Another user’s request is `assistance-expired`, as one that there is not.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const other = await another(world, session);
      const answer = await stateOf(other, request.id);
      expectRefused(answer, 'assistance-expired');
      const none = await stateOf(other, 'no-such-request');
      if (none.status !== 400) expectSame(answer, none, 'another user’s request, none');
    },
  },
  {
    id: 'assistance-one-open',
    chapter: 'assistance',
    says: 'An account has one open request: the next one withdraws it, whether the enterprise is named by its code or its name, or does not exist.',
    needs,
    check: async (world) => {
      const former = (await open(world)).request;
      const {session, request} = await open(world, await otherWording(world));
      expectRefused(await stateOf(session, former.id), 'assistance-expired');
      const administrator = await world.administrator();
      expectThat((await find(administrator, former.id)) === undefined, 'getInbox: has two requests of one account');
      await inInbox(administrator, request.id);
      await world.reset(session);
      // An account of an enterprise may be allowed to name its own alone.
      if ((await world.status(session)).enterprise) return;
      const unknown = await askUnknown(world, session);
      expectThat((await find(administrator, request.id)) === undefined, 'getInbox: has a request before the last one');
      await open(world);
      const {id} = expectAnswer(unknown, assistanceRequestSchema);
      expectRefused(await stateOf(session, id), 'assistance-expired');
    },
  },
  {
    id: 'assistance-withdrawn',
    chapter: 'assistance',
    says: 'A withdrawn request is `ended` and gone for both sides, and the answer has the subject of the session.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const {id, number} = request;
      const administrator = await world.administrator();
      const {subject, state} = expectAnswer(await session.send('withdrawAssistance', {id}), assistanceWithdrawnSchema);
      expectThat(subject === session.subject, 'withdrawAssistance.subject: not the session’s');
      expectThat(state === 'ended', 'withdrawAssistance.state: not ended');
      expectRefused(await stateOf(session, id), 'assistance-expired');
      expectThat((await find(administrator, id)) === undefined, 'getInbox: still has the withdrawn request');
      expectRefused(await confirm(world, administrator, id, number), 'assistance-withdrawn');
      expectRefused(await orderCode(world, administrator, id), 'assistance-withdrawn');
      expectRefused(await decline(world, administrator, id), 'assistance-withdrawn');
    },
  },
  {
    id: 'assistance-withdrawn-by-its-user',
    chapter: 'assistance',
    says: 'Another user cannot withdraw a request, and is answered `ended`, with the own subject, as is who withdraws one that there is not.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const other = await another(world, session);
      for (const id of [request.id, 'no-such-request']) {
        const {subject, state} = expectAnswer(await other.send('withdrawAssistance', {id}), assistanceWithdrawnSchema);
        expectThat(subject === other.subject, 'withdrawAssistance.subject: not the session’s');
        expectThat(state === 'ended', 'withdrawAssistance.state: not ended');
      }
      expectAnswer(await stateOf(session, request.id), openAssistanceSchema);
    },
  },
  {
    id: 'assistance-declined',
    chapter: 'assistance',
    says: 'A declined request is `assistance-declined`, with the reason as `message`, also after a withdrawal, which is answered `decided`.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      expectAnswer(await decline(world, await world.administrator(), request.id), inboxAnsweredSchema);
      const {state} = expectAnswer(
        await session.send('withdrawAssistance', {id: request.id}),
        assistanceWithdrawnSchema,
      );
      expectThat(state === 'decided', 'withdrawAssistance.state: not decided, after an administrator had');
      const {message} = expectRefused(await stateOf(session, request.id), 'assistance-declined');
      expectThat(message === '不认识申请人', 'getAssistance: the refusal has not the reason as message');
    },
  },
  {
    id: 'assistance-of-the-holder',
    chapter: 'assistance',
    says: 'Where the account gets another holder, an open request is `record-changed`, and neither its number nor its code confirms it.',
    needs: [...needs, 'other-holder-name'],
    check: async (world) => {
      const {session, request} = await open(world);
      const code = await makeCode(world, await world.administrator(), request.id);
      await withOtherHolder(world, session, async () => {
        expectRefused(await stateOf(session, request.id), 'record-changed');
        expectRefused(await sendCode(session, request.id, code));
        expectRefused(await confirm(world, await world.administrator(), request.id, request.number));
      });
      await world.reset(session);
    },
  },
  {
    id: 'assistance-of-the-number',
    chapter: 'assistance',
    says: 'Where the account holder gets another ID number, an open request is `record-changed`.',
    needs: [...needs, 'reset'],
    check: async (world) => {
      const {session, request} = await open(world);
      await withOtherNumber(world, session, async () => {
        expectRefused(await stateOf(session, request.id), 'record-changed');
      });
    },
  },
];
