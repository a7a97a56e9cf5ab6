import {EportAgent} from '../../src/adapters/eport-agent.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {HttpInboxBackend} from '../../src/adapters/http-inbox.js';
import {noNetworkRules} from '../../src/adapters/local-network.js';
import {bankOf} from '../../src/domain/places.js';
import type {MemoryBackend, MemoryBackendOptions} from '../../src/memory-backend.types.js';
import {apiPath} from '../backend/index.js';
import {demoSmsCode} from '../backend/sms-codes.js';
import type {Log, Session} from '../backend/store.js';
import {defaultUserId, demoUsers, findUser} from '../backend/users.js';
import type {Verdict} from '../bank/agreement.js';
import {type BehaviourId, behaviours} from '../bank/behaviours.js';
import {createSettling} from '../bank/settling.js';
import {simulateAgent} from '../card-agent/simulated-agent.js';
import {demoNotices} from '../consent.js';
import {makeCa, openCa} from '../pki/demo-ca.js';
import {findScenario, scenarios} from '../scenarios.js';
import {createStage} from '../stage.js';
import {type AddressOf, createStagedBackend} from '../staged-backend.js';
import {memoryFetch} from './fetch.js';
import {socketTo} from './socket.js';

/** Somebody who has come to a bank. */
export interface BankVisit {
  readonly bank: string;
  /** The bank’s number for the handoff. */
  readonly order: string;
  readonly behaviour?: BehaviourId | undefined;
}

export interface MemoryOptions extends MemoryBackendOptions {
  /** Where the banks are. Default: their real hosts, for a test that follows no link. False: no bank is available. */
  readonly addressOf?: AddressOf | false;
  readonly lateMs?: number;
}

export interface Memory extends MemoryBackend {
  /** The name of whoever is signed in, and of their enterprise. */
  readonly current: {readonly id: string; readonly name: string; readonly enterprise: string} | undefined;
  /** Resolves with the bank's way back, if it offers one. Throws if the handoff is not open. */
  decide(visit: BankVisit, verdict?: Verdict): Promise<string | undefined>;
}

const nothingKept: Log<never> = {
  read: () => [],
  startWith: () => undefined,
  append: () => undefined,
  kept: () => Promise.resolve(),
  close: () => undefined,
};

const idsOf = (rows: readonly {readonly id: string}[]): string => `There are: ${rows.map(({id}) => id).join(', ')}.`;

const pageOrigin = (): string => ('location' in globalThis ? location.origin : 'http://localhost:8100');

const atTheBank: AddressOf = (bank, order) => `https://${bankOf(bank)?.hosts[0] ?? ''}/certify?order=${order}`;

/** The demo's backend, agent and banks, in this page or process. */
export const createMemory = async (options: MemoryOptions = {}): Promise<Memory> => {
  const {origin = pageOrigin(), now = Date.now, addressOf = atTheBank, lateMs = 20_000} = options;
  const ca = openCa(makeCa());
  const agent = simulateAgent({ca});
  const urls = {agent: 'ws://agent.invalid', silent: 'ws://silent.invalid'};
  const stage = createStage(Object.assign(agent, {url: urls.agent, silentUrl: () => Promise.resolve(urls.silent)}));
  let agentUrl = urls.agent;
  let visit: BankVisit | undefined;
  const {backend, bankKeyOf} = createStagedBackend({
    journal: nothingKept,
    ca: ca.certificate,
    origins: () => [origin],
    // A host's own pages, whatever they are.
    isReturnPage: () => true,
    stage,
    now,
    addressOf:
      addressOf &&
      ((bank, order, behaviour) => {
        visit = {bank, order, behaviour};
        return addressOf(bank, order, behaviour);
      }),
  });
  const settling = createSettling({singleWindow: backend.singleWindow, keyOf: bankKeyOf, now, lateMs});
  let signedIn: {readonly token: string; readonly session: Session} | undefined;
  const http = {
    baseUrl: `https://memory.invalid${apiPath}`,
    token: () => signedIn?.token ?? '',
    fetch: memoryFetch(backend.app, origin),
  };

  const signIn = (user: string): void => {
    if (!findUser(user)) throw new Error(`No test user has the id ${user}. ${idsOf(demoUsers)}`);
    signedIn = backend.sessions.signIn(user);
  };
  const setScenario = async (id: string): Promise<void> => {
    const scenario = findScenario(id);
    if (!scenario) throw new Error(`No scenario has the id ${id}. ${idsOf(scenarios)}`);
    if (!signedIn) throw new Error('A scenario is for whoever is signed in.');
    agentUrl = await stage.set(scenario, signedIn.session, backend);
  };
  const decide = async (at: BankVisit, verdict?: Verdict): Promise<string | undefined> => {
    const bankCase = await backend.singleWindow.open(at.bank, at.order);
    if (!bankCase) throw new Error('No such handoff is open.');
    const behaviour = behaviours[at.behaviour ?? 'normal'];
    await settling.settle({...bankCase, ...at}, behaviour, verdict ?? behaviour.verdict);
    return (await settling.find(at.bank, at.order))?.wayBack;
  };

  signIn(options.user ?? defaultUserId);
  await setScenario(options.scenario ?? 'normal');
  return {
    origin,
    backend: new HttpBackend(http),
    inbox: new HttpInboxBackend(http),
    agent: new EportAgent({
      urls: [urls.agent],
      WebSocket: socketTo(agent, () => agentUrl === urls.agent),
      network: noNetworkRules,
    }),
    consent: demoNotices,
    humanCheck: () => Promise.resolve(`demo-human-${crypto.randomUUID()}`),
    stepUp: () => Promise.resolve(`demo-step-up-${signedIn?.session.user ?? ''}-${crypto.randomUUID()}`),
    pin: agent.settings.pin,
    smsCode: demoSmsCode,
    signIn,
    signOut: () => {
      if (signedIn) backend.sessions.end(signedIn.session);
      signedIn = undefined;
    },
    setScenario,
    decide,
    decideAtBank: async (verdict) => {
      if (!visit) throw new Error('No handoff was created yet: the widget creates one when a bank is chosen.');
      await decide(visit, verdict);
    },
    get current() {
      const user = signedIn && backend.currentUser(signedIn.session.user, signedIn.session);
      return user && {id: user.id, name: user.name, enterprise: user.enterprise.name};
    },
  };
};

export const createMemoryBackend: (options: MemoryBackendOptions) => Promise<MemoryBackend> = createMemory;
