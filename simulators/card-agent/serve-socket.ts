import {wait} from '../wait.js';
import {blockRefused, notUnderstood} from './answers.js';
import {blockMark, type BlockOutcome, BlockReader} from './blocks.js';
import type {Wire} from './deliver.js';
import {type AgentRequest, nobody, readRequest, writeAnswer, writeMessage} from './envelope.js';

/** Executes one call and sends its answer. It must not fail. */
export type CallHandler = (request: AgentRequest, wire: Wire) => Promise<void>;

/** synthetic: the ids. The agent cannot know the call's own id before it has the whole text. */
const writeNextBlock = ({Result, guid, next, kind}: Exclude<BlockOutcome, {kind: 'refuse'}>, id: number): string =>
  writeMessage({id: 0, method: '_nextBlock'}, Result, [{guid, next, finish: kind === 'finish', id}]);

/** One connection, over whatever it runs. */
export interface AgentSocket extends Pick<Wire, 'send' | 'end' | 'cut'> {
  readonly onClose: (take: () => void) => void;
  /** Undefined stands for a message that is no text. */
  readonly onMessage: (take: (text: string | undefined) => void) => void;
}

const makeWire = ({send, end, cut, onClose}: AgentSocket): Wire => {
  const ended = new AbortController();
  onClose(() => ended.abort());
  return {send, end, cut, wait: (ms) => wait(ms, ended.signal), held: []};
};

/** Sends the greetings, then answers the calls of one connection one after the other, in their order. */
export const serveSocket = (socket: AgentSocket, greetings: readonly string[], handle: CallHandler): void => {
  const wire = makeWire(socket);
  const blocks = new BlockReader();
  let queue = Promise.resolve();

  const answer = async (request: AgentRequest | undefined): Promise<void> => {
    if (request) await handle(request, wire);
    else wire.send(writeAnswer(nobody, {failure: notUnderstood()}));
  };

  const receive = async (text: string): Promise<void> => {
    if (!text.startsWith(blockMark)) return answer(readRequest(text));
    const outcome = blocks.accept(text);
    if (outcome.kind === 'refuse') {
      wire.send(writeAnswer(nobody, {failure: blockRefused()}));
      return;
    }
    const request = outcome.kind === 'finish' ? readRequest(outcome.text) : undefined;
    wire.send(writeNextBlock(outcome, request?.id ?? 0));
    if (outcome.kind === 'finish') await answer(request);
  };

  socket.onMessage((text) => {
    queue = queue.then(() => (text === undefined ? answer(undefined) : receive(text)));
  });

  for (const greeting of greetings) wire.send(greeting);
};
