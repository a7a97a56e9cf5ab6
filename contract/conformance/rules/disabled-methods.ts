import {type CardChallenge, cardChallengeSchema} from '../../../src/domain/ic-card.schemas.js';
import type {Status} from '../../../src/domain/schemas.js';
import {type Answer, expect, Undecided} from '../answers.js';
import {claimsOf} from '../certify.js';
import {rulesIn} from '../rule.js';
import {finding} from '../say.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';

/* What the status says is off. */

type Ask = () => Promise<void>;

const isOn = ({applicable, methods}: Status, method: string): boolean =>
  applicable && methods.some(({id, enabled}) => id === method && enabled);

/** Refused, or a failure that is the client's fault: also 404, where there is no such operation for this user. */
const expectOff = async (asked: Promise<Answer>): Promise<void> => {
  const answer = await asked.catch((error: unknown) => {
    if (error instanceof Undecided) return undefined;
    throw error;
  });
  if (answer && ![404, 405].includes(answer.status)) expect.no(answer);
};

/** Also of a method that is off, a challenge may be given: what is refused is the verification. */
const challengeToProve = async (session: Session): Promise<CardChallenge> => {
  const {success, data} = cardChallengeSchema().safeParse((await session.send('createCardChallenge')).body);
  // Without an enterprise there is nothing that a card could prove.
  if (!success || data.uscc === '') throw new Undecided(finding('createCardChallenge', 'nothing-to-prove'));
  return data;
};

const asksOfMethods = (world: World, session: Session, status: Status, known: ReadonlySet<string>): readonly Ask[] =>
  claimsOf(world, challengeToProve)
    .filter(([id]) => known.has(id) && !isOn(status, id))
    // Whoever may not be helped may be answered as everybody is, as long as nobody sees the request.
    .filter(([id]) => id !== 'admin-assist' || !status.applicable || status.methods.some((each) => each.id === id))
    .map(([, claim]) => async () => {
      await expectOff(claim(session));
    });

/** The places of a status that are off: each one of a method that is on, and the first one of a method that is not. */
const asksOfPlaces = (world: World, session: Session, {methods}: Status): readonly Ask[] => {
  const {handoffs = []} = world.plan;
  return methods.flatMap(({id: method, enabled, places = []}) => {
    const disabledMethods = enabled ? places.filter((each) => !each.enabled) : places.slice(0, 1);
    const entry = handoffs.find((each) => each.method === method);
    // The way may be checked before method and place: of a method that the plan does not name, it is not known.
    const expectNotOpened = entry ? expect.refused : expect.refusedOr400;
    return disabledMethods.map(({id: place}) => async () => {
      const body = world.handoffOrder({}, {...(entry ?? handoffs[0]), method, place});
      expectNotOpened(await session.send('createHandoff', {body}));
    });
  });
};

export const off = rulesIn('doors', ['changes'], {
  'off-is-refused': {
    en: 'What the status says is off for a user, or does not list, certifies nobody: a place, a method, and each method of an account that needs none.',
    zh: '状态中说明对某个用户关闭或没有列出的机构和方式，不使该用户通过认证；无需认证的账号，所有方式都是如此。',
    check: async (world) => {
      const everybody: {readonly session: Session; readonly status: Status}[] = [];
      for (const session of await world.everybody()) everybody.push({session, status: await world.status(session)});
      const {handoffs = []} = world.plan;
      const listed = everybody.flatMap(({status}) => status.methods.map(({id}) => id));
      const known = new Set([...listed, ...handoffs.map(({method}) => method)]);
      const asks = everybody.flatMap(({session, status}) => [
        ...asksOfMethods(world, session, status, known),
        ...(handoffs.length > 0 && status.applicable ? asksOfPlaces(world, session, status) : []),
      ]);
      if (asks.length === 0) throw new Undecided(finding('getStatus.methods', 'nothing-off'));
      for (const ask of asks) await ask();
    },
  },
});
