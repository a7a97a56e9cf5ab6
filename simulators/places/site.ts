import {Hono} from 'hono';
import {html} from 'hono/html';
import {addBankPages, readStyles} from '../bank/bank-pages.js';
import {branches, isBranch} from '../bank/branches.js';
import type {PlaceId, SingleWindow} from './agreement.js';
import {addConfirmPages} from './confirm-pages.js';
import {frame} from './page-layout.js';
import {kindsOf, type SimulatedMethod} from './kinds.js';
import {answer} from './pages.js';
import {type AddressOf, pathOf, type Reception} from './place-urls.js';
import {createSettling} from './settling.js';

export interface SiteOptions extends Partial<Pick<Reception, 'isAnother'>> {
  readonly singleWindow: SingleWindow;
  readonly keyOf: (at: PlaceId) => Uint8Array;
  readonly externalMethods?: readonly SimulatedMethod[] | undefined;
  readonly now?: () => number;
  /** How long a slow place takes for a page, and a late one for a result. */
  readonly slowMs?: number;
  readonly lateMs?: number;
}

/** The address for the user of a handoff, at the places' origin, with the place’s number for it. */
export const addressAt =
  (origin: string): AddressOf =>
  (at, order, behaviour) =>
    `${origin}${pathOf(at)}?order=${order}${behaviour ? `&demo=${behaviour}` : ''}`;

/** The sites of all places, on another origin than the portal's. */
export const createSites = (options: SiteOptions) => {
  const {singleWindow, keyOf, externalMethods, now = Date.now, slowMs = 4_000, lateMs = 20_000} = options;
  const {isAnother = (first, token) => first !== token} = options;
  const settling = createSettling({singleWindow, keyOf, now, lateMs});
  const app = new Hono();
  const kinds = kindsOf(externalMethods);
  const reception = {singleWindow, settling, slowMs, isAnother};
  for (const branch of branches) addBankPages(app, reception, branch);
  for (const kind of kinds) {
    const others = kind.places.filter(({id: place}) => !isBranch({method: kind.id, place}));
    for (const place of others) addConfirmPages(app, reception, kind, place);
  }

  app.get('/bank.css', async (c) => c.body(await readStyles(), 200, {'content-type': 'text/css'}));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/', (c) => {
    const names = kinds.flatMap(({places}) => places.map(({name}) => name['zh-CN']));
    const list = html`<p>请从单一窗口的认证方式进入。这里有：${names.join('、')}。</p>`;
    return answer(c, frame('模拟机构', 'none', '企业实名认证', list));
  });

  return {app, close: () => settling.close()};
};
