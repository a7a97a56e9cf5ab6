import {toCertError, type CertErrorCode} from '../domain/errors.js';
import type {Adapters} from '../adapters/wiring.js';
import {CertEvent} from './events.js';

type AgentTrouble = Extract<CertErrorCode, `agent-${string}`> extends `agent-${infer State}` ? State : never;

export interface AgentStatus {
  /** `unknown`: an agent of the host's own that cannot be asked. The rest are the `agent-…` codes without that word. */
  readonly state: 'answering' | 'unknown' | 'insecure-context' | AgentTrouble;
  readonly version: string | undefined;
}

/** What became known of the card agent. */
export class SwAgentStatusEvent extends CertEvent {
  readonly state: AgentStatus['state'];
  readonly version: string | undefined;
  constructor({state, version}: AgentStatus) {
    super('sw-agent-status');
    this.state = state;
    this.version = version;
  }
}

/** The status that an error tells of; undefined where it is about something else. */
export const statusOf = (error: unknown): AgentStatus | undefined => {
  const {code, details} = toCertError(error);
  const state = code === 'insecure-context' ? code : /^agent-(.+)$/.exec(code)?.[1];
  if (state === undefined) return undefined;
  const version = code === 'agent-too-old' ? details.foreignCode : undefined;
  return {state: state as AgentStatus['state'], version};
};

/** Asks the agent whether it is there. Rejects with a `CertError` where what went wrong was not about the agent. */
export const checkAgent = async (adapters: Adapters, signal: AbortSignal): Promise<AgentStatus> => {
  try {
    const agent = await adapters.agent();
    if (!agent.check) return {state: 'unknown', version: undefined};
    return {state: 'answering', version: (await agent.check({signal})).version};
  } catch (error) {
    const status = statusOf(error);
    if (!status) throw toCertError(error);
    return status;
  }
};
