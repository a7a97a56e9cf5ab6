import type {Status} from '../../src/domain/schemas.js';
import {type Answer, broken, Undecided} from './answers.js';
import type {Link} from './link.js';
import {finding} from './say.js';

/* A result that the backend does not have yet. The status or the same request tells it later. */

/** Seconds that a result is waited for, in all. */
const longestWait = 120;
/** The same for what has happened at a place, until the backend has heard of it. */
const longestForPlace = 20;

const methodOf: Readonly<Record<string, string>> = {
  verifyCard: 'ic-card',
  checkIdCard: 'legal-rep',
  checkBankCard: 'legal-rep',
};

interface Flags {
  readonly pending?: unknown;
  readonly open?: unknown;
  readonly checkAfter?: unknown;
  readonly scanned?: unknown;
}

const flagsOf = ({status, body}: Answer): Flags => (status === 200 ? (Object(body) as Flags) : {});

export interface Asking {
  readonly link: Link;
  /** Id in the path. */
  readonly id: string | undefined;
  readonly status: () => Promise<Answer>;
  /** Asks an operation again, by the same id. */
  readonly again: (operation: string) => Promise<Answer>;
}

/** Seconds until a status that never says `pending` is believed that the request was refused. */
const longestUnsaid = 10;

const giveUp = ({link}: Asking, operation: string): never => {
  link.givenUp.add(operation);
  throw new Undecided(finding(operation, 'still-pending', longestWait));
};

/** Asks until `isOver`, at these distances in seconds. Undefined: time is up. */
export const poll = async <Told>(
  {link}: Pick<Asking, 'link'>,
  seconds: number,
  distance: (round: number) => number,
  ask: () => Promise<Told>,
  isOver: (told: Told, waited: number) => boolean,
): Promise<Told | undefined> => {
  let waited = 0;
  for (let round = 0; waited < seconds; round += 1) {
    const next = Math.min(distance(round), seconds - waited);
    await link.pause(next);
    waited += next;
    const answer = await ask();
    if (isOver(answer, waited)) return answer;
  }
  return undefined;
};

export const growing = (round: number): number => Math.min(0.5 * 2 ** round, 10);

/** The certification of an outcome that is not the backend's, but made of what the status says later. */
export const toldByStatus = 'told-by-the-status';

/** What the widget would be told if the result had been there at once: the status has all of it. */
const passedOf = (answer: Answer, status: Status, method: string): Answer => {
  const found = status.methods.find(({id}) => id === method);
  const body = {
    passed: true,
    subject: status.subject,
    certificationId: toldByStatus,
    method,
    enterpriseName: status.enterprise?.name ?? '—',
    effective: status.nextLevel ? 'next-sign-in' : 'now',
    level: status.nextLevel ?? status.level,
    ...(found?.via !== undefined && {via: found.via}),
    ...(found?.verifiedAt !== undefined && {verifiedAt: found.verifiedAt}),
  };
  return {...answer, body, isLate: true};
};

/** By the status: a page that is opened later asks nothing else. */
const fromStatus = async (answer: Answer, method: string, asking: Asking): Promise<Answer> => {
  const {operation} = answer;
  const least = Number(flagsOf(answer).checkAfter ?? 0);
  const stateIn = ({body}: Answer) => (body as Status).methods.find(({id}) => id === method)?.state;
  const states = new Set<string | undefined>();
  const decided = await poll(asking, longestWait, growing, asking.status, (status, waited) => {
    const state = stateIn(status);
    states.add(state);
    const isRefused = state === 'not-certified' && waited >= (states.has('pending') ? least : longestUnsaid + least);
    return state === 'certified' || isRefused;
  });
  if (!decided) return giveUp(asking, operation);
  if (stateIn(decided) === 'certified') {
    if (states.has('not-certified'))
      broken(finding('getStatus.methods', 'uncertified-while-pending', method, operation));
    return passedOf(answer, decided.body as Status, method);
  }
  throw new Undecided(finding(operation, 'refused-later'));
};

/** Whether the backend has still to hear what has happened at the place of a handoff. */
const isUnheard = (answer: Answer, {decided, scanned}: Link, id: string): boolean => {
  const {open, scanned: isScanned} = flagsOf(answer);
  return open === true && (decided.has(id) || (scanned.has(id) && isScanned !== true));
};

/** The answer itself, or the one that is told later in its place. */
export const decided = async (answer: Answer, asking: Asking): Promise<Answer> => {
  const {operation} = answer;
  const {pending, checkAfter} = flagsOf(answer);
  const {link, id = ''} = asking;
  if (pending === true) {
    if (link.givenUp.has(operation)) return giveUp(asking, operation);
    const method = methodOf[operation];
    if (method !== undefined) return fromStatus(answer, method, asking);
    const asked = operation === 'sendAssistanceCode' ? 'getAssistance' : operation;
    const distance = Math.max(1, Number(checkAfter) || 0);
    const again = () => asking.again(asked);
    const isOver = (each: Answer) => flagsOf(each).pending !== true && (asked === operation || !flagsOf(each).open);
    return (await poll(asking, longestWait, () => distance, again, isOver)) ?? giveUp(asking, operation);
  }
  if (operation === 'getHandoff' && isUnheard(answer, link, id)) {
    const again = () => asking.again(operation);
    const isOver = (each: Answer) => !isUnheard(each, link, id);
    const later = await poll(asking, longestForPlace, growing, again, isOver);
    return later ? decided(later, asking) : answer;
  }
  return answer;
};
