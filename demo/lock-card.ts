import {once} from 'node:events';
import {WebSocket} from 'ws';
import type {RunningCardAgent} from './card-agent/agent.js';

const patienceMs = 2_000;

/** Locks the simulated card as on a real desk: with wrong PINs until no try is left. */
export const lockCard = async (agent: RunningCardAgent): Promise<void> => {
  const socket = new WebSocket(agent.url);
  const signal = AbortSignal.timeout(patienceMs);
  await once(socket, 'open', {signal});
  const wrongPin = agent.settings.pin === '00000000' ? '11111111' : '00000000';
  for (let id = 1; (agent.triesLeft ?? 0) > 0; id += 1) {
    const call = {_method: 'cus-sec_SpcVerifyPINAll', _id: id, args: {passwd: wrongPin}};
    const before = agent.triesLeft;
    socket.send(JSON.stringify(call));
    // The greeting is a message too, so wait until a try was counted.
    while (agent.triesLeft === before) await once(socket, 'message', {signal});
  }
  socket.close();
};
