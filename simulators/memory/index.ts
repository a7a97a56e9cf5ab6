import {EportAgent} from '../../src/adapters/eport-agent.js';
import {HttpBackend, HttpInboxBackend} from '../../src/adapters/http-backend.js';
import {noNetworkRules} from '../../src/adapters/local-network.js';
import {placeIn} from '../../src/domain/places.js';
import type {MemoryBackend, MemoryBackendOptions} from '../../src/memory-backend.types.js';
import {apiPath} from '../backend/index.js';
import {demoSubAppSecrets} from '../backend/levels.js';
import {demoSmsCode} from '../backend/sms-codes.js';
import type {Session} from '../backend/store.js';
import {defaultUserId, demoUsers, findUser} from '../backend/users.js';
import {simulateAgent} from '../card-agent/simulated-agent.js';
import {demoNotices} from '../consent.js';
import {makeCa, openCa} from '../pki/demo-ca.js';
import type {PlaceId, Verdict} from '../places/agreement.js';
import {type BehaviourId, behaviours} from '../places/behaviours.js';
import {kindIn, kindsOf, type SimulatedKind} from '../places/kinds.js';
import type {AddressOf} from '../places/place-urls.js';
import {createSettling} from '../places/settling.js';
import {findScenario, scenarios} from '../scenarios.js';
import {createStage} from '../stage.js';
import {createStagedBackend} from '../staged-backend.js';
import {memoryFetch} from './fetch.js';
import {socketTo} from './socket.js';

/** Somebody who has come to a place. */
export interface PlaceVisit extends PlaceId {
  /** The place’s number for the handoff. */
  readonly order: string;
  readonly behaviour?: BehaviourId | undefined;
}

export interface MemoryOptions extends MemoryBackendOptions {
  /** Where the places are. Default: their real hosts, for a test that follows no link. False: no place is available. */
  readonly addressOf?: AddressOf | false;
  readonly lateMs?: number;
}

export interface Memory extends MemoryBackend {
  /** The name of whoever is signed in, and of their enterprise. */
  readonly current: {readonly id: string; readonly name: string; readonly enterprise: string} | undefined;
  /** Somebody at a page of their own: another session of the same backend. Throws for an unknown id. */
  beside(user: string): Pick<MemoryBackend, 'backend' | 'inbox' | 'stepUp'>;
  /** Resolves with the place's way back, if it offers one. Throws if the handoff is not open. */
  decideAt(visit: PlaceVisit, verdict?: Verdict): Promise<string | undefined>;
}

interface SignedIn {
  readonly token: string;
  readonly session: Session;
}

const idsOf = (rows: readonly {readonly id: string}[]): string => `There are: ${rows.map(({id}) => id).join(', ')}.`;
const pageOrigin = (): string => ('location' in globalThis ? location.origin : 'http://localhost:8100');

const atThePlace =
  (kinds: readonly SimulatedKind[]): AddressOf =>
  ({method, place}, order) => {
    const [host = ''] = placeIn(kindIn(kinds, method)?.places ?? [], place)?.hosts ?? [];
    return `https://${host.replace('*', 'www')}/certify?order=${order}`;
  };

/** The demo's backend, agent and places, in this page or process. */
export const createMemory = async (options: MemoryOptions = {}): Promise<Memory> => {
  const {origin = pageOrigin(), now = Date.now, lateMs = 20_000, externalMethods} = options;
  const {addressOf = atThePlace(kindsOf(externalMethods))} = options;
  const ca = openCa(makeCa());
  const agent = simulateAgent({ca});
  const urls = {agent: 'ws://agent.invalid', silent: 'ws://silent.invalid'};
  const stage = createStage(Object.assign(agent, {url: urls.agent, silentUrl: () => Promise.resolve(urls.silent)}));
  let agentUrl = urls.agent;
  let visit: PlaceVisit | undefined;
  const {backend, placeKeyOf} = createStagedBackend({
    ca: ca.certificate,
    origins: () => [origin],
    // A host's own pages, whatever they are.
    isReturnPage: () => true,
    stage,
    now,
    externalMethods,
    addressOf:
      addressOf &&
      ((at, order, behaviour) => {
        visit = {...at, order, behaviour};
        return addressOf(at, order, behaviour);
      }),
  });
  const settling = createSettling({singleWindow: backend.singleWindow, keyOf: placeKeyOf, now, lateMs});
  let signedIn: SignedIn | undefined;
  const server = {baseUrl: `https://memory.invalid${apiPath}`, fetch: memoryFetch(backend.app, origin)};
  const adaptersOf = (own: () => SignedIn | undefined) => {
    const http = {...server, token: () => own()?.token ?? ''};
    return {
      backend: new HttpBackend(http),
      inbox: new HttpInboxBackend(http),
      stepUp: () => Promise.resolve(`demo-step-up-${own()?.session.user ?? ''}-${crypto.randomUUID()}`),
    };
  };

  const begin = (user: string): SignedIn => {
    if (!findUser(user)) throw new Error(`No test user has the id ${user}. ${idsOf(demoUsers)}`);
    return backend.sessions.signIn(user);
  };
  const signIn = (user: string): void => {
    signedIn = begin(user);
  };
  const setScenario = async (id: string): Promise<void> => {
    const scenario = findScenario(id);
    if (!scenario) throw new Error(`No scenario has the id ${id}. ${idsOf(scenarios)}`);
    if (!signedIn) throw new Error('A scenario is for whoever is signed in.');
    agentUrl = await stage.set(scenario, signedIn.session, backend);
  };
  const decideAt = async (at: PlaceVisit, verdict?: Verdict): Promise<string | undefined> => {
    const placeCase = await backend.singleWindow.open(at, at.order);
    if (!placeCase) throw new Error('No such handoff is open.');
    const behaviour = behaviours[at.behaviour ?? 'normal'];
    await settling.settle({...placeCase, ...at}, behaviour, verdict ?? behaviour.verdict);
    return (await settling.find(at, at.order))?.wayBack;
  };

  const lastVisit = (): PlaceVisit => {
    if (visit) return visit;
    throw new Error('No handoff was created yet: the widget creates one when a place is chosen.');
  };

  signIn(options.user ?? defaultUserId);
  await setScenario(options.scenario ?? 'normal');
  return {
    origin,
    ...adaptersOf(() => signedIn),
    beside: (user) => {
      const own = begin(user);
      return adaptersOf(() => own);
    },
    agent: new EportAgent({
      urls: [urls.agent],
      WebSocket: socketTo(agent, () => agentUrl === urls.agent),
      network: noNetworkRules,
    }),
    consent: demoNotices,
    humanCheck: () => Promise.resolve(`demo-human-${crypto.randomUUID()}`),
    pin: agent.settings.pin,
    smsCode: demoSmsCode,
    signIn,
    signOut: () => {
      if (signedIn) backend.sessions.end(signedIn.session);
      signedIn = undefined;
    },
    setScenario,
    subApp: {
      ...server,
      secret: demoSubAppSecrets[0],
      ticket: () => {
        if (!signedIn) throw new Error('Nobody is signed in.');
        const {user: account, at} = signedIn.session;
        return {account, signedInAt: new Date(at).toISOString()};
      },
    },
    decideAt,
    decide: async (verdict) => {
      await decideAt(lastVisit(), verdict);
    },
    scan: async () => {
      const {order, ...at} = lastVisit();
      if (!(await backend.singleWindow.scan(at, order)))
        throw new Error('No such code is open, or it was opened before.');
    },
    get current() {
      const user = signedIn && backend.currentUser(signedIn.session.user, signedIn.session);
      return user && {id: user.id, name: user.name, enterprise: user.enterprise.name};
    },
  };
};

export const createMemoryBackend: (options: MemoryBackendOptions) => Promise<MemoryBackend> = createMemory;
