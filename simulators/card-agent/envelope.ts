import type {AgentFailure} from './answers.js';

/** A call's arguments, as the client sent them. */
export type CallArgs = Readonly<Record<string, unknown>>;

export interface AgentRequest {
  readonly id: number;
  readonly method: string;
  readonly args: CallArgs;
}

export type Answer = {readonly data: readonly unknown[]} | {readonly failure: AgentFailure};

type Address = Pick<AgentRequest, 'id' | 'method'>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The agent accepts an id as text and answers with the number. synthetic: how it treats anything else. */
const readId = (id: unknown): number => {
  const number = typeof id === 'string' ? Number(id) : id;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * `swc_postdata` has its arguments as a JSON text. synthetic: that any other call may do so, and that anything else
 * counts as no arguments.
 */
const readArgs = (args: unknown): CallArgs => {
  const found = typeof args === 'string' ? parse(args) : args;
  return isRecord(found) ? found : {};
};

/** Returns undefined for a text that is not a call. */
export const readRequest = (text: string): AgentRequest | undefined => {
  const message = parse(text);
  if (!isRecord(message) || typeof message['_method'] !== 'string') return undefined;
  const {_id, _method, args} = message;
  return {id: readId(_id), method: _method, args: readArgs(args)};
};

/** `_status` is always 00. Only `Result` tells success. */
export const writeMessage = (
  {id, method}: Address,
  Result: boolean,
  Data: readonly unknown[],
  Err: readonly string[] = [],
): string => JSON.stringify({_id: id, _method: method, _status: '00', _args: {Result, Data, Error: Err}});

export const writeAnswer = (to: Address, answer: Answer): string =>
  'failure' in answer ? writeMessage(to, false, [], answer.failure.pair) : writeMessage(to, true, answer.data);

/** The message that the agent sends when a connection opens. synthetic: `_args`, whose content is not known. */
export const greeting = writeMessage({id: 0, method: 'open'}, true, []);

/** The address of the answer to an unreadable message. synthetic: the real agent may send no answer. */
export const nobody: Address = {id: 0, method: ''};
