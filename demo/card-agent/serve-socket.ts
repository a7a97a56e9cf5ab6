import {setTimeout as wait} from 'node:timers/promises';
import type {WebSocket} from 'ws';
import {blockRefused, notUnderstood} from './answers.js';
import {blockMark, type BlockOutcome, BlockReader} from './blocks.js';
import type {Wire} from './deliver.js';
import {type AgentRequest, greeting, nobody, readRequest, writeAnswer, writeMessage} from './envelope.js';

/** Executes one call and sends its answer. It must not fail. */
export type CallHandler = (request: AgentRequest, wire: Wire) => Promise<void>;

/** synthetic: the ids. The agent cannot know the call's own id before it has the whole text. */
const writeNextBlock = ({Result, guid, next, kind}: Exclude<BlockOutcome, {kind: 'refuse'}>, id: number): string =>
  writeMessage({id: 0, method: '_nextBlock'}, Result, [{guid, next, finish: kind === 'finish', id}]);

const makeWire = (socket: WebSocket): Wire => {
  const ended = new AbortController();
  socket.on('close', () => ended.abort());
  return {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    end: () => socket.close(),
    cut: () => socket.terminate(),
    wait: (ms) => wait(ms, undefined, {signal: ended.signal}).catch(() => undefined),
    held: [],
  };
};

/** Sends the greeting, then answers the calls of one connection one after the other, in their order. */
export const serveSocket = (socket: WebSocket, handle: CallHandler): void => {
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

  // Malformed frames and texts over the size limit end the connection. Without a listener, they would end the process.
  socket.on('error', () => socket.terminate());

  // ws passes a Buffer as long as its binaryType is not changed.
  socket.on('message', (data, isBinary) => {
    queue = queue.then(() => (isBinary ? answer(undefined) : receive((data as Buffer).toString())));
  });

  wire.send(greeting);
};
