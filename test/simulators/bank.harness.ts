import {
  type PlaceId,
  type PlaceResult,
  type Receipt,
  type SignedResult,
  signResult,
} from '../../simulators/places/agreement.js';
import {createSites, type SiteOptions} from '../../simulators/places/site.js';
import type {BackendHarness} from './backend.harness.js';
import type {Ask} from './bank-visitor.js';
import {externalMethods, placeKeys} from './places.js';
import type {Answer, Client} from './client.js';

export const ccb = {method: 'bank-ukey', place: 'ccb'};

/** By a code. A link to it is possible, too. */
export const licence = {method: 'e-licence', place: 'licence-app', by: 'code', returnUrl: undefined};
export const handoffPath = (id: string): string => `/handoffs/${id}`;

export const handoffOf = (by: Client, changes: object = {}): Promise<Answer> =>
  by.post('/handoffs', {...ccb, by: 'link', returnUrl: `${by.url}/certification?view=bank-ukey`, ...changes});

/** The sites of the places, without a port, for each test of a `describe`. */
export const useSites = (backend: BackendHarness, options?: Pick<SiteOptions, 'slowMs' | 'lateMs'>): Ask => {
  let sites: ReturnType<typeof createSites>;
  beforeEach(() => {
    const {inside, clock} = backend;
    const {singleWindow} = inside;
    const keyOf = placeKeys.privateKeyOf;
    sites = createSites({singleWindow, keyOf, externalMethods, now: () => clock.now, ...options});
  });
  afterEach(() => sites.close());
  return (url, init) => sites.app.request(url, init);
};

/** A place, as far as it talks to the Single Window. */
export class Bank {
  constructor(readonly backend: BackendHarness) {}

  result(handoff: string, changes: Partial<PlaceResult> = {}): PlaceResult {
    const at = new Date(this.backend.clock.now).toISOString();
    return {handoff, ...ccb, uscc: '91310000PDY000028G', verdict: 'passed', at, ...changes};
  }

  /** What the bank is told about the handoff of this address. */
  caseAt({url}: Pick<Answer, 'url'>) {
    return this.backend.inside.singleWindow.open(ccb, new URL(url).searchParams.get('order') ?? '');
  }

  sign(result: PlaceResult, by: PlaceId = result): SignedResult {
    return signResult(result, placeKeys.privateKeyOf(by));
  }

  report(handoff: string, changes?: Partial<PlaceResult>): Promise<Receipt> {
    return this.backend.inside.singleWindow.report(this.sign(this.result(handoff, changes)));
  }

  async certify(by: Client, at: PlaceId = ccb): Promise<Answer> {
    const {method, place} = at;
    const {id} = await handoffOf(by, at);
    await this.report(id, {method, place});
    return by.get(handoffPath(id));
  }
}
