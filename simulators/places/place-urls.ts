import type {Context} from 'hono';
import {wait} from '../wait.js';
import type {PlaceId, SingleWindow} from './agreement.js';
import {type BehaviourId, behaviours, isBehaviour} from './behaviours.js';
import {isBranch} from '../bank/branches.js';
import type {Case, Settling} from './settling.js';

/** The address for the user of a handoff, with the place’s number for it, and how this place behaves if that is said. */
export type AddressOf = (at: PlaceId, order: string, behaviour: BehaviourId | undefined) => string;

/** Somebody who has come to a place, by the address of a handoff. */
export interface Visit {
  readonly order: string;
  readonly behaviour: BehaviourId;
  /** Undefined: there is no such handoff to this place, or no longer. */
  readonly open: Case | undefined;
}

export interface Reception {
  readonly singleWindow: SingleWindow;
  readonly settling: Settling;
  /** How long a slow place takes for a page. */
  readonly slowMs: number;
  /** Whether another phone than the first, which has this token, opens a code. */
  readonly isAnother: (first: string | undefined, token: string | undefined) => boolean;
}

export const visitAt = async (c: Context, at: PlaceId, {singleWindow, slowMs}: Reception): Promise<Visit> => {
  const {order = '', demo} = c.req.query();
  const behaviour = isBehaviour(demo) ? demo : 'normal';
  if ('isSlow' in behaviours[behaviour]) await wait(slowMs, c.req.raw.signal);
  const found = await singleWindow.open(at, order);
  return {order, behaviour, open: found && {...found, ...at, order}};
};

export const again = (c: Context) => {
  const {pathname, search} = new URL(c.req.url);
  return c.redirect(pathname + search, 303);
};

/** The banks of this build have their own pages. */
export const pathOf = (at: PlaceId): string =>
  isBranch(at) ? `/${at.place}/certify` : `/${at.method}/${at.place}/certify`;
