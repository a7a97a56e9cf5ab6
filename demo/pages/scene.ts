import type {AnyStateMachine, StateValueFrom} from 'xstate';
import type {CertBackend, InboxBackend} from '../../src/adapters/backend.js';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import type {AdminRequests} from '../../src/components/element/admin-requests.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {TopState} from '../../src/components/lit/actor-controller.js';
import {CertError, type CertErrorCode, type CertErrorDetails} from '../../src/domain/errors.js';
import type {ExternalMethod} from '../../src/domain/external-methods.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {MethodStatus} from '../../src/domain/schemas.js';
import {
  fakeAgent,
  type FakeAgentAnswers,
  fakeBackend,
  fakeInboxBackend,
  fakeProfile,
  type FakeProfileChanges,
  fakeRefused,
  fakeStatus,
} from '../../src/fakes.js';
import type {ScreenId} from './screens.js';

interface Named {
  readonly title: string;
  /** Its screen, if it is another one than that of its machine's state. */
  readonly screen?: ScreenId;
}

/** One state of one screen, rendered with fakes: their responses, and the user's actions to reach the state. */
export interface Scene extends Named {
  readonly backend?: CertBackend;
  readonly agent?: CardAgent;
  /** Methods that the host brings. */
  readonly externalMethods?: readonly ExternalMethod[];
  readonly go?: (cert: RealnameCert) => Promise<unknown>;
}

export type Scenes = Readonly<Record<string, Scene>>;

/** One state of the administrator's element. */
export interface InboxScene extends Named {
  readonly inbox: InboxBackend;
  readonly go?: (element: AdminRequests) => Promise<unknown>;
}

/** Each state of a machine has its scenes: the compiler insists that none is left out. */
export type ScenesOf<Machine extends AnyStateMachine, S = Scenes> = Record<TopState<StateValueFrom<Machine>>, S>;

/** The fakes' methods, and one more. */
export const methodsWith = (id: string, more: Partial<MethodStatus> = {}): MethodStatus[] => [
  ...fakeStatus().methods,
  {id, state: 'not-certified', enabled: true, ...more},
];

/** A user who may use one more method. */
export const mayUse = (...method: Parameters<typeof methodsWith>): Pick<CertBackend, 'getStatus'> => ({
  getStatus: async () => fakeStatus({methods: methodsWith(...method)}),
});

/** What is on record, where it is not the fakes' complete record. */
export const onRecord = (changes: FakeProfileChanges): Pick<CertBackend, 'getProfile'> => ({
  getProfile: async () => fakeProfile(changes),
});

/** The request fails. */
export const fails = (code: CertErrorCode, details?: CertErrorDetails) => () =>
  Promise.reject(new CertError(code, details));

/** The backend refuses. */
export const refuses = (code: string, more?: Omit<Refusal, 'code'>) => async () => fakeRefused(code, more);

/**
 * Answers as usual until one of `turns` was asked, and once as `then` after that. If the scene is shown again, it starts
 * anew.
 */
const turning = <Backend extends object>(usual: Backend, turns: object, then: Partial<Backend>): Backend => {
  let isTurned = false;
  const answersOf =
    (name: string) =>
    (...asked: readonly unknown[]) => {
      const now = isTurned && name in then ? then : usual;
      isTurned = now === usual && (isTurned || name in turns);
      return (now as Readonly<Record<string, (...asked: readonly unknown[]) => unknown>>)[name]?.(...asked);
    };
  return Object.fromEntries(Object.keys(usual).map((name) => [name, answersOf(name)])) as Backend;
};

/**
 * Scenes of a path, by what its backend usually answers otherwise than the fakes. Each has the user's way there, its own
 * answers, and what comes in place of the usual ones once its own were asked.
 */
export const scenesWith =
  (usual: Partial<CertBackend> = {}) =>
  (
    title: string,
    go: Scene['go'],
    answers: Partial<CertBackend> & FakeAgentAnswers = {},
    then: Partial<CertBackend> = {},
  ): Scene => ({
    title,
    backend: turning(fakeBackend({...usual, ...answers}), answers, then),
    agent: fakeAgent(answers),
    ...(go && {go}),
  });

/** The same in the administrator's element. */
export const inboxScene = (
  title: string,
  go: InboxScene['go'],
  answers: Partial<InboxBackend> = {},
  then: Partial<InboxBackend> = {},
): InboxScene => ({
  title,
  inbox: turning(fakeInboxBackend(answers), answers, then),
  ...(go && {go}),
});
