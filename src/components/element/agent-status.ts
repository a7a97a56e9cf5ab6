import {toCertError} from '../../domain/errors.js';
import {logAgentCall} from '../../adapters/log-agent-call.js';
import type {Adapters} from '../../adapters/adapters.js';
import type {AgentStatus} from '../events/outcome-events.js';

/** The agent status that an error shows. Undefined if the error is about something else. */
export const statusOf = (error: unknown): AgentStatus | undefined => {
  const {code, details} = toCertError(error);
  const state = code === 'insecure-context' ? code : /^agent-(.+)$/.exec(code)?.[1];
  if (state === undefined) return undefined;
  const version = code === 'agent-too-old' ? details.foreignCode : undefined;
  return {state: state as AgentStatus['state'], version};
};

/** Checks whether the agent answers. Rejects with a `CertError` if the error is not about the agent. */
export const checkAgent = async (adapters: Adapters, signal: AbortSignal): Promise<AgentStatus> => {
  try {
    const agent = await adapters.agent();
    if (!agent.check) return {state: 'unknown', version: undefined};
    const answer = await logAgentCall(adapters, 'check', async (onCall) => agent.check?.({signal, onCall}));
    return {state: 'answering', version: answer?.version};
  } catch (error) {
    const status = statusOf(error);
    if (!status) throw toCertError(error);
    return status;
  }
};
