import {Undecided} from '../answers.js';
import {isEditable, isNoOperation} from '../missing-operations.js';
import {headersOf, type Operation, operations} from '../../operations.js';
import type {Plan} from '../plan.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {finding} from '../say.js';

/* Which operations a backend offers, and to whom of the plan. */

/** The methods to which the operations under a path belong. */
const methodsAt = ({handoffs}: Plan): Readonly<Record<string, readonly string[]>> => ({
  'ic-card': ['ic-card'],
  'legal-rep': ['legal-rep'],
  handoffs: handoffs?.map(({method}) => method) ?? ['bank-ukey'],
  assistance: ['admin-assist'],
});

export interface Offered {
  readonly session: Session;
  readonly id: string;
  readonly operation: Operation;
}

export const reading = ({method}: Operation): boolean => method === 'GET';
export const changing = ({method}: Operation): boolean => method !== 'GET';
/** Whether the path has an id. A backend may check it before anything else. */
export const needsId = ({path}: Operation): boolean => path.includes('{id}');
export const needsSubject = (operation: Operation): boolean => headersOf(operation).includes('Sw-Subject');

/** A backend may be from before this operation, or do without it: then a page that is loaded again begins anew. */
const withoutTickets = async (session: Session): Promise<boolean> =>
  isNoOperation(await session.send('getTicket', {id: 'no-such-ticket'}));

/** For rules about that operation. */
export const expectTickets = async (session: Session): Promise<void> => {
  if (await withoutTickets(session)) throw new Undecided(finding('getTicket', 'no-operation'));
};

/** Whether a user may ask this: a method in the status, and the record if there is one. It may be changed elsewhere only. */
const askable = async (world: World, session: Session): Promise<(operation: Operation) => boolean> => {
  const {methods, profile} = await world.status(session);
  const shown = profile === undefined ? undefined : await session.send('getProfile');
  return (operation) => {
    const [, first = ''] = operation.path.split('/');
    if (first === 'profile') return shown !== undefined && (reading(operation) || isEditable(shown, operation));
    const wanted = methodsAt(world.plan)[first];
    return wanted === undefined || methods.some(({id, enabled}) => wanted.includes(id) && enabled);
  };
};

/**
 * The operations that the backend offers, each with a user who may ask it: `main`; for the administrator's help, the
 * account holder and the administrator of the plan. With `of`, only what this user may ask.
 */
export const offeredOperations = async (
  world: World,
  wants: (operation: Operation) => boolean,
  of?: Session,
): Promise<readonly Offered[]> => {
  const main = of ?? (await world.main());
  const {applicant, administrator} = world.plan.users;
  const mayMain = await askable(world, main);
  const whoAsks = async (operation: Operation): Promise<Session | undefined> => {
    if (operation.path.startsWith('/assistance/inbox')) return of ? undefined : administrator && world.administrator();
    if (mayMain(operation)) return main;
    return operation.path.startsWith('/assistance') && !of ? applicant && world.applicant() : undefined;
  };
  const found: Offered[] = [];
  for (const operation of operations.filter(wants)) {
    const session = await whoAsks(operation);
    if (session && operation.id === 'getTicket' && (await withoutTickets(session))) continue;
    if (session) found.push({session, id: operation.id, operation});
  }
  return found;
};
