import type {Context, Next} from 'hono';
import type {Backend} from './backend/index.js';
import type {Session} from './backend/store.js';
import type {Fault, Hand} from './backend/faults.js';
import type {BehaviourId} from './places/behaviours.js';
import type {SimulatedAgent} from './card-agent/simulated-agent.js';
import type {Scenario} from './scenarios.js';

/** The card agent of the stage, with a card in its reader. */
export interface StageAgent extends Pick<SimulatedAgent, 'settings' | 'set' | 'resetTries' | 'lockCard'> {
  readonly url: string;
  silentUrl(): Promise<string>;
}

/** Sets scenarios. The desk is common to all users; a fault in the backend applies to one session. */
export interface Stage {
  /** Sets the scenario, and returns the agent's address for the page. Without a scenario nothing changes. */
  set(scenario: Scenario | undefined, session: Session, backend: Backend): Promise<string>;
  /** Whether the authority has revoked the cards, for whoever uses one. */
  areCardsRevoked(): boolean;
  needsHumanCheck(session: Session): boolean;
  smsLifetimeMs(session: Session): number | undefined;
  handoffLifetimeMs(session: Session): number | undefined;
  behaviour(session: Session): BehaviourId | undefined;
  /** The scenario's response instead of the backend's, or its changes to the backend's response. */
  intercept(c: Context, session: Session, path: string, goOn: Next): Promise<Response | undefined>;
}

/** Without an agent, only what the backend and the places do. */
export const createStage = (agent?: StageAgent): Stage => {
  const deskAtStart = agent?.settings;
  const faults = new Map<string, {readonly fault: Fault; readonly hand: Omit<Hand, 'goOn'>}>();
  const scenes = new Map<string, Scenario>();
  let areCardsRevoked = false;

  return {
    set: async (scenario, session, backend) => {
      if (!scenario) return agent?.url ?? '';
      if (agent) {
        agent.set({...deskAtStart, ...scenario.desk});
        agent.resetTries();
        if (scenario.cardLocked) agent.lockCard();
      }
      areCardsRevoked = scenario.cardRevoked ?? false;
      faults.delete(session.id);
      scenes.set(session.id, scenario);
      if (scenario.fault) {
        const seen = new Set<string>();
        const hand = {
          isFirst: (what: string) => {
            const isFirst = !seen.has(what);
            seen.add(what);
            return isFirst;
          },
          endSession: () => backend.sessions.end(session),
          changeAsAdministrator: () => backend.changeAsAdministrator(session.user),
          done: () => void faults.delete(session.id),
        };
        faults.set(session.id, {fault: scenario.fault, hand});
      }
      backend.forget(session.user, 'tries');
      if (scenario.forgetChanges) backend.forget(session.user, 'changes');
      if (scenario.forgetCertification) backend.forget(session.user, 'certification');
      if (scenario.certification) backend.certifyUntil(session.user, scenario.certification);
      return (scenario.agentAbsent ? await agent?.silentUrl() : agent?.url) ?? '';
    },
    areCardsRevoked: () => areCardsRevoked,
    needsHumanCheck: ({id}) => scenes.get(id)?.humanCheck ?? false,
    smsLifetimeMs: ({id}) => scenes.get(id)?.smsLifetimeMs,
    handoffLifetimeMs: ({id}) => scenes.get(id)?.handoffLifetimeMs,
    behaviour: ({id}) => scenes.get(id)?.behaviour,
    intercept: async (c, session, path, goOn) => {
      const set = faults.get(session.id);
      return set?.fault(c, path, {...set.hand, goOn});
    },
  };
};
