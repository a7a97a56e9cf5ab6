import {
  type AssistanceRequest,
  assistanceCodeSchema,
  assistanceRequestSchema,
  assistanceWithdrawnSchema,
  type InboxRequest,
  inboxAnsweredSchema,
  inboxSchema,
  openAssistanceSchema,
} from '../../../src/domain/assistance.schemas.js';
import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {type Answer, broken, expectAnswer, expectRefused, expectSame, expectThat} from '../answers.js';
import {isReadable} from '../masks.js';
import type {Need, Rule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {readProfile} from './record.js';

/* An administrator helps: the side of the account that asks, and the side of the administrator. */

const needs: readonly Need[] = ['changes', 'assistance'];

const longestMs = 24 * 3_600_000;

const ask = (world: World, session: Session, enterprise?: string): Promise<Answer> =>
  session.send('requestAssistance', {body: world.assistanceQuestion(enterprise)});

/** A new request of the account that asks. Its users are made as they were before: requests are few. */
const open = async (world: World): Promise<{readonly session: Session; readonly request: AssistanceRequest}> => {
  const session = await world.applicant();
  await world.reset(session);
  return {session, request: expectAnswer(await ask(world, session), assistanceRequestSchema)};
};

const stateOf = (session: Session, id: string): Promise<Answer> => session.send('getAssistance', {id});

const find = async (administrator: Session, id: string): Promise<InboxRequest | undefined> =>
  expectAnswer(await administrator.send('getInbox'), inboxSchema).requests.find((each) => each.id === id);

const inInbox = async (administrator: Session, id: string): Promise<InboxRequest> =>
  (await find(administrator, id)) ?? broken('getInbox: the request is not there');

/** With a fresh step-up. */
const confirm = async (world: World, administrator: Session, id: string, number: string): Promise<Answer> =>
  administrator.send('confirmAssistance', {id, body: {number, stepUp: await world.stepUp(administrator)}});

const decline = async (world: World, administrator: Session, id: string): Promise<Answer> =>
  administrator.send('declineAssistance', {
    id,
    body: {reason: '不认识申请人', stepUp: await world.stepUp(administrator)},
  });

const makeCode = async (world: World, administrator: Session, id: string): Promise<string> => {
  const body = {stepUp: await world.stepUp(administrator)};
  return expectAnswer(await administrator.send('createAssistanceCode', {id, body}), assistanceCodeSchema).code;
};

const sendCode = (session: Session, id: string, code: string): Promise<Answer> =>
  session.send('sendAssistanceCode', {id, body: {code}});

const otherCode = (code: string): string => `${code.slice(0, 7)}${code.endsWith('0') ? '1' : '0'}`;

export const assistance: readonly Rule[] = [
  {
    id: 'assistance-opens',
    chapter: 'assistance',
    says: 'A request has the subject of the session and a number of two digits, and ends within a day.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      expectThat(request.subject === session.subject, 'requestAssistance.subject: not the session’s');
      const {now = new Date().toISOString()} = await world.status(session);
      const left = Date.parse(request.expiresAt) - Date.parse(now);
      expectThat(left > 0 && left <= longestMs, 'requestAssistance.expiresAt: not within a day');
      const {number} = expectAnswer(await stateOf(session, request.id), openAssistanceSchema);
      expectThat(number === request.number, 'getAssistance.number: another number than at first');
    },
  },
  {
    id: 'assistance-for-any-enterprise',
    chapter: 'assistance',
    says: 'The answer is the same whether or not the enterprise exists.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      await world.reset(session);
      const answer = await ask(world, session, '没有登记的样例有限公司');
      const unknown = expectAnswer(answer, assistanceRequestSchema);
      const shape = (value: object): string => Object.keys(value).sort().join();
      expectThat(shape(unknown) === shape(request), 'requestAssistance: other fields for an unknown enterprise');
      expectAnswer(await stateOf(session, unknown.id), openAssistanceSchema);
    },
  },
  {
    id: 'assistance-of-the-user',
    chapter: 'assistance',
    says: 'Another user’s request is `assistance-expired`, as one that there is not.',
    needs,
    check: async (world) => {
      const {request} = await open(world);
      const other = await world.main();
      const answer = await stateOf(other, request.id);
      expectRefused(answer, 'assistance-expired');
      expectSame(answer, await stateOf(other, 'no-such-request'), 'another user’s request, none');
    },
  },
  {
    id: 'inbox-of-administrators',
    chapter: 'assistance',
    says: 'Only an administrator has an inbox, and only an administrator can answer.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      expectRefused(await session.send('getInbox'), 'not-applicable');
      expectRefused(await confirm(world, session, request.id, request.number), 'not-applicable');
      expectAnswer(await stateOf(session, request.id), openAssistanceSchema);
    },
  },
  {
    id: 'inbox-fits',
    chapter: 'assistance',
    says: 'The inbox tells who asks, masked, and three numbers, of which one is the right one.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const {name, mobile, numbers} = await inInbox(await world.administrator(), request.id);
      const {account} = await readProfile(session);
      const isNameClear = account.holderName.onRecord && name.includes(account.holderName.display);
      expectThat(!isNameClear && !isReadable(mobile), 'getInbox: name or mobile is not masked');
      expectThat(new Set(numbers).size === 3, 'getInbox.numbers: expected three that differ');
      expectThat(numbers.includes(request.number), 'getInbox.numbers: the right one is not among them');
    },
  },
  {
    id: 'numbers-stay',
    chapter: 'assistance',
    says: 'The three numbers and their order are drawn once: drawn anew, they would give the right one away.',
    needs,
    check: async (world) => {
      const {request} = await open(world);
      const administrator = await world.administrator();
      const {numbers} = await inInbox(administrator, request.id);
      const again = await inInbox(administrator, request.id);
      expectThat(numbers.join() === again.numbers.join(), 'getInbox.numbers: other numbers the second time');
    },
  },
  {
    id: 'step-up-required',
    chapter: 'assistance',
    says: 'To confirm, an administrator proves who they are: else `step-up-required`, and the request stays open.',
    needs: [...needs, 'step-up'],
    check: async (world) => {
      const {session, request} = await open(world);
      const administrator = await world.administrator();
      const {id, number} = request;
      for (const stepUp of [undefined, 'made-up'])
        expectRefused(await administrator.send('confirmAssistance', {id, body: {number, stepUp}}), 'step-up-required');
      expectRefused(await administrator.send('createAssistanceCode', {id, body: {}}), 'step-up-required');
      expectAnswer(await stateOf(session, id), openAssistanceSchema);
    },
  },
  {
    id: 'step-up-once',
    chapter: 'assistance',
    says: 'The result of a step-up works once.',
    needs: [...needs, 'step-up'],
    check: async (world) => {
      const {request} = await open(world);
      const administrator = await world.administrator();
      const body = {stepUp: await world.stepUp(administrator)};
      const {id} = request;
      expectAnswer(await administrator.send('createAssistanceCode', {id, body}), assistanceCodeSchema);
      expectRefused(await administrator.send('createAssistanceCode', {id, body}), 'step-up-required');
    },
  },
  {
    id: 'assistance-confirmed',
    chapter: 'assistance',
    says: 'The right number certifies the account from its next sign-in on.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const administrator = await world.administrator();
      const {answer} = expectAnswer(
        await confirm(world, administrator, request.id, request.number),
        inboxAnsweredSchema,
      );
      expectThat(answer === 'confirmed', 'confirmAssistance.answer: expected confirmed');
      const {method, effective, subject} = expectAnswer(await stateOf(session, request.id), passedSchema);
      expectThat(method === 'admin-assist', 'getAssistance.method: expected admin-assist');
      expectThat(effective === 'next-sign-in', 'getAssistance.effective: expected next-sign-in');
      expectThat(subject === session.subject, 'getAssistance.subject: not the session’s');
      expectThat((await find(administrator, request.id)) === undefined, 'getInbox: still has the answered request');
    },
  },
  {
    id: 'assistance-in-force',
    chapter: 'assistance',
    says: 'At the next sign-in the account belongs to the enterprise and is certified.',
    needs: [...needs, 'sign-in'],
    check: async (world) => {
      const {session, request} = await open(world);
      expectAnswer(await confirm(world, await world.administrator(), request.id, request.number), inboxAnsweredSchema);
      const {methods} = await world.status(await world.again(session));
      const found = methods.find(({id}) => id === 'admin-assist');
      expectThat(found?.state === 'certified', 'getStatus.methods: admin-assist is not certified at the next sign-in');
    },
  },
  {
    id: 'wrong-number-ends',
    chapter: 'assistance',
    says: 'A wrong number ends the request, and both sides are told.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const administrator = await world.administrator();
      const {numbers} = await inInbox(administrator, request.id);
      const wrong = numbers.find((each) => each !== request.number) ?? '';
      expectRefused(await confirm(world, administrator, request.id, wrong), 'assistance-number-incorrect');
      expectRefused(await stateOf(session, request.id), 'assistance-number-incorrect');
      expectRefused(await confirm(world, administrator, request.id, request.number));
    },
  },
  {
    id: 'assistance-declined',
    chapter: 'assistance',
    says: 'A declined request is `assistance-declined`, with the reason as `message`.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      expectAnswer(await decline(world, await world.administrator(), request.id), inboxAnsweredSchema);
      const {message} = expectRefused(await stateOf(session, request.id), 'assistance-declined');
      expectThat(message === '不认识申请人', 'getAssistance: the refusal has not the reason as message');
    },
  },
  {
    id: 'assistance-withdrawn',
    chapter: 'assistance',
    says: 'A withdrawn request is gone for both sides, and the answer has the subject of the session.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const {id, number} = request;
      const administrator = await world.administrator();
      const {subject} = expectAnswer(await session.send('withdrawAssistance', {id}), assistanceWithdrawnSchema);
      expectThat(subject === session.subject, 'withdrawAssistance.subject: not the session’s');
      expectRefused(await stateOf(session, id), 'assistance-expired');
      expectThat((await find(administrator, id)) === undefined, 'getInbox: still has the withdrawn request');
      expectRefused(await confirm(world, administrator, id, number), 'assistance-withdrawn');
    },
  },
  {
    id: 'assistance-withdrawn-by-its-user',
    chapter: 'assistance',
    says: 'Another user cannot withdraw a request.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      await (await world.main()).send('withdrawAssistance', {id: request.id});
      expectAnswer(await stateOf(session, request.id), openAssistanceSchema);
    },
  },
  {
    id: 'nobody-confirms-themselves',
    chapter: 'assistance',
    says: 'An administrator’s own request is in their inbox neither to see nor to answer.',
    needs,
    check: async (world) => {
      const administrator = await world.administrator();
      await world.reset(administrator);
      const {id, number} = expectAnswer(await ask(world, administrator), assistanceRequestSchema);
      expectThat((await find(administrator, id)) === undefined, 'getInbox: has the administrator’s own request');
      expectRefused(await confirm(world, administrator, id, number));
      await administrator.send('withdrawAssistance', {id});
    },
  },
  {
    id: 'two-administrators',
    chapter: 'assistance',
    says: 'Of two administrators one answers; the other is told `assistance-answered`.',
    needs: [...needs, 'second-administrator'],
    check: async (world) => {
      const {request} = await open(world);
      const {id, number} = request;
      const [first, second] = [await world.administrator(), await world.secondAdministrator()];
      await inInbox(second, id);
      expectAnswer(await confirm(world, first, id, number), inboxAnsweredSchema);
      expectRefused(await confirm(world, second, id, number), 'assistance-answered');
      expectRefused(await decline(world, second, id), 'assistance-answered');
    },
  },
  {
    id: 'assistance-code-passes',
    chapter: 'assistance',
    says: 'A code that the administrator made certifies the account.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const code = await makeCode(world, await world.administrator(), request.id);
      const {method} = expectAnswer(await sendCode(session, request.id, code), passedSchema);
      expectThat(method === 'admin-assist', 'sendAssistanceCode.method: expected admin-assist');
    },
  },
  {
    id: 'assistance-code-wrong',
    chapter: 'assistance',
    says: 'A wrong code is `assistance-code-incorrect`, with fewer `triesLeft` each time; after the last the right one fails, too.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const code = await makeCode(world, await world.administrator(), request.id);
      let left = Infinity;
      while (left > 0) {
        const answer = await sendCode(session, request.id, otherCode(code));
        const {triesLeft} = expectRefused(answer, 'assistance-code-incorrect');
        expectThat(triesLeft !== undefined && triesLeft < left, 'sendAssistanceCode: triesLeft does not fall');
        left = triesLeft ?? 0;
      }
      expectRefused(await sendCode(session, request.id, code));
    },
  },
  {
    id: 'assistance-code-of-the-request',
    chapter: 'assistance',
    says: 'A code belongs to one request: it certifies nobody by another one, and nothing before a code was made.',
    needs,
    check: async (world) => {
      const {request: former} = await open(world);
      const code = await makeCode(world, await world.administrator(), former.id);
      const {session, request} = await open(world);
      expectRefused(await sendCode(session, request.id, code));
      expectAnswer(await stateOf(session, request.id), openAssistanceSchema);
    },
  },
];
