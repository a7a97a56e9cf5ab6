import type {Context, Next} from 'hono';
import type {Backend} from './backend/index.js';
import type {Session} from './backend/store.js';
import type {Fault, Hand} from './backend/faults.js';
import type {SimulatedAgent} from './card-agent/simulated-agent.js';
import type {Scenario} from './scenarios.js';

/** The card agent of the stage, with a card in its reader. */
export interface StageAgent extends Pick<SimulatedAgent, 'settings' | 'set' | 'resetTries' | 'lockCard'> {
  readonly url: string;
  silentUrl(): Promise<string>;
}

export type Stage = ReturnType<typeof createStage>;

/**
 * Sets scenarios. The desk is common to all users; a fault in the backend applies to one session. Without an agent, only what
 * the backend and the places do.
 */
export const createStage = (agent?: StageAgent) => {
  const deskAtStart = agent?.settings;
  const faults = new Map<string, {readonly fault: Fault; readonly hand: Omit<Hand, 'goOn'>}>();
  const scenes = new Map<string, Scenario>();
  let areCardsRevoked = false;

  return {
    /** Sets the scenario, and returns the agent's address for the page. Without a scenario nothing changes. */
    set: async (scenario: Scenario | undefined, session: Session, backend: Backend): Promise<string> => {
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
    /** Whether the authority has revoked the cards, for whoever uses one. */
    areCardsRevoked: (): boolean => areCardsRevoked,
    sceneOf: ({id}: Session): Scenario | undefined => scenes.get(id),
    /** The scenario's response instead of the backend's, or its changes to the backend's response. */
    intercept: async (c: Context, session: Session, path: string, goOn: Next): Promise<Response | undefined> => {
      const set = faults.get(session.id);
      return set?.fault(c, path, {...set.hand, goOn});
    },
  };
};
