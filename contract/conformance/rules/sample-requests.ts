import {hasBody} from '../../../src/adapters/operations.js';
import type {Answer} from '../answers.js';
import type {Sent, Session} from '../session.js';
import type {World} from '../world.js';
import {unknownCard} from './card.js';
import {type Offered, offeredOperations} from './offered-operations.js';

/* A request for each operation with a body. */

export interface SampleRequest extends Offered {
  /** A body that fits. Most are refused, and what passes changes nothing that stays. */
  readonly body: object;
  /** Asks with another body, in another way, or from elsewhere. */
  readonly ask: (sent?: Sent, by?: Session) => Promise<Answer>;
}

const bodyOf = (world: World, {id, operation}: Offered): object => {
  const {legalRep, handoffs} = world.plan;
  const usual = operation.bodyExample ?? {};
  const bodies: Readonly<Record<string, object>> = {
    verifyCard: {...unknownCard, ...world.consent('ic-card')},
    // The registry does not have it, and the ID card has expired.
    updateEnterprise: {enterpriseName: '没有登记的样例有限公司'},
    updateAccount: {holderName: '张三', validTo: '20200310'},
    checkEnterprise: legalRep ? world.enterpriseClaim({legalRepName: '没有此人'}) : usual,
    createHandoff: handoffs ? world.handoffOrder() : usual,
    requestAssistance: world.assistanceInput('没有登记的样例有限公司'),
  };
  return bodies[id] ?? usual;
};

/** `of`: only those of this user. Those with an id in the path are about one that there is not. */
export const sampleRequests = async (world: World, of?: Session): Promise<readonly SampleRequest[]> => {
  // There may be few requests for help in a day, and the rules about them need all of these.
  const isSpared = (id: string): boolean => id === 'requestAssistance' && !world.hooks.reset;
  const found = await offeredOperations(world, ({id, method}) => hasBody(method) && !isSpared(id), of);
  for (const session of new Set(found.map((each) => each.session))) await world.hooks.reset?.(session.user);
  return found.map((each) => {
    const {session, id, operation} = each;
    const body = bodyOf(world, each);
    const ask: SampleRequest['ask'] = async (sent = {}, by = session) => {
      const version = operation.version === 'If-Match' ? {ifMatch: await world.ifMatch(session)} : {};
      return by.send(id, {body, ...version, ...sent});
    };
    return {...each, body, ask};
  });
};
