import {randomUUID} from 'node:crypto';
import {
  type AssistanceRequest,
  assistanceCodeSchema,
  assistanceRequestSchema,
  inboxAnsweredSchema,
  type Inbox,
  type InboxRequest,
  inboxSchema,
} from '../../../src/domain/assistance.schemas.js';
import {type Answer, broken, expect, isLimit, Undecided, waitIn} from '../answers.js';
import type {Need} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {finding} from '../say.js';

/* What the rules about an administrator's help do. */

export const needs: readonly Need[] = ['changes', 'assistance'];

/** Seconds that a run waits at most until an account may ask again. */
const longestPause = 120;

export const ask = (world: World, session: Session, enterprise?: string): Promise<Answer> =>
  session.send('requestAssistance', {body: world.assistanceInput(enterprise)});

/** At once: the kit would wait, and ask again, where a gateway says 429. */
export const askAtOnce = async (world: World, session: Session, enterprise?: string): Promise<Answer> => {
  const send = () => session.send('requestAssistance', {body: world.assistanceInput(enterprise), asIs: true});
  const answer = await send();
  if (answer.status !== 401) return answer;
  // A usual request renews a session that has ended.
  await world.status(session);
  return send();
};

/** Another user than the one who asks for help. */
export const another = async (world: World, {subject}: Session): Promise<Session> => {
  const main = await world.main();
  if (main.subject === subject)
    throw new Undecided(finding('requestAssistance', 'same-account', 'users.applicant', 'users.main'));
  return main;
};

/** A request, who asks, and who may answer. */
export interface Opened extends AssistanceRequest {
  readonly session: Session;
  readonly administrator: Session;
}

/** A new request of the account that asks. Its users are made as they were before: requests are few. */
export const open = async (world: World, enterprise?: string): Promise<Opened> => {
  const session = await world.applicant();
  await world.reset(session);
  const request = expect.answer(await ask(world, session, enterprise), assistanceRequestSchema);
  return {...request, session, administrator: await world.administrator()};
};

/** A further request on the same day. Waits if the one before was a moment ago. */
export const answerToNext = async (world: World, session: Session, enterprise?: string): Promise<Answer> => {
  const answer = await ask(world, session, enterprise);
  const wait = waitIn(answer);
  if (!isLimit(answer) || wait === undefined || wait > longestPause) return answer;
  await world.link.pause(wait + 1);
  return ask(world, session, enterprise);
};

export const askAgain = async (world: World, session: Session, enterprise?: string): Promise<AssistanceRequest> =>
  expect.answer(await answerToNext(world, session, enterprise), assistanceRequestSchema);

export const stateOf = (session: Session, id: string): Promise<Answer> => session.send('getAssistance', {id});

export const readInbox = async (administrator: Session): Promise<Inbox> =>
  expect.answer(await administrator.send('getInbox'), inboxSchema);

export const find = async (administrator: Session, id: string): Promise<InboxRequest | undefined> =>
  (await readInbox(administrator)).requests.find((each) => each.id === id);

export const inInbox = async (administrator: Session, id: string): Promise<InboxRequest> =>
  (await find(administrator, id)) ?? broken(finding('getInbox', 'not-in-inbox'));

/** With a fresh step-up. */
export const confirm = async (world: World, administrator: Session, id: string, number: string): Promise<Answer> =>
  administrator.send('confirmAssistance', {id, body: {number, stepUp: await world.stepUp(administrator)}});

export const confirmRightly = async (world: World, {administrator, id, number}: Opened): Promise<void> => {
  expect.answer(await confirm(world, administrator, id, number), inboxAnsweredSchema);
};

export const decline = async (
  world: World,
  administrator: Session,
  id: string,
  send: 'send' | 'sendTwice' = 'send',
): Promise<Answer> =>
  administrator[send]('declineAssistance', {
    id,
    body: {reason: '不认识申请人', stepUp: await world.stepUp(administrator)},
  });

export const orderCode = async (world: World, administrator: Session, id: string): Promise<Answer> =>
  administrator.send('createAssistanceCode', {id, body: {stepUp: await world.stepUp(administrator)}});

type Numbered = Pick<AssistanceRequest, 'id' | 'number'>;

/** Whatever this user answers to the request, it is refused. */
export const expectNotTaken = async (
  world: World,
  user: Session,
  {id, number}: Numbered,
  ...codes: readonly string[]
): Promise<void> => {
  expect.refused(await confirm(world, user, id, number), ...codes);
  expect.refused(await orderCode(world, user, id), ...codes);
  expect.refused(await decline(world, user, id), ...codes);
};

export const makeCode = async (world: World, administrator: Session, id: string): Promise<string> =>
  expect.answer(await orderCode(world, administrator, id), assistanceCodeSchema).code;

interface KeyedCode {
  readonly code: string;
  /** Whether the same key still tells it. */
  readonly isTold: () => Promise<boolean>;
}

/** Makes a code by a key that tells it again, as long as it is valid. */
export const makeKeyedCode = async (world: World, administrator: Session, id: string): Promise<KeyedCode> => {
  const sent = {id, key: randomUUID(), body: {stepUp: await world.stepUp(administrator)}};
  const made = await administrator.send('createAssistanceCode', sent);
  const {code} = expect.answer(made, assistanceCodeSchema);
  const again = () => administrator.send('createAssistanceCode', sent);
  expect.same(made, await again(), 'key-while-valid');
  return {code, isTold: async () => (await again()).text.includes(code)};
};

export const sendCode = (session: Session, id: string, code: string): Promise<Answer> =>
  session.send('sendAssistanceCode', {id, body: {code}});

export const otherCode = (code: string): string => `${code.slice(0, 7)}${code.endsWith('0') ? '1' : '0'}`;

export const confirmWrongly = async (world: World, session: Session, {id, number}: Numbered): Promise<void> => {
  const answer = await confirm(world, await world.administrator(), id, otherNumber(number));
  expect.refused(answer, 'assistance-number-incorrect');
  expect.refused(await stateOf(session, id), 'assistance-number-incorrect');
};

export const otherNumber = (number: string): string => (number === '47' ? '74' : '47');

/** Another way to name the enterprise that is asked: its name in place of its code, or the reverse. */
export const otherWording = async (world: World): Promise<string | undefined> => {
  const {enterprise} = await world.status(await world.administrator());
  return enterprise?.uscc === world.plan.helpingEnterprise ? enterprise?.name : enterprise?.uscc;
};
