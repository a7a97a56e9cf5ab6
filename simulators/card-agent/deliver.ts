import {type AgentRequest, type Answer, writeAnswer} from './envelope.js';
import {deliveryKinds, type FaultBoard} from './faults.js';

export interface Wire {
  readonly send: (text: string) => void;
  /** Ends the connection after everything was sent. */
  readonly end: () => void;
  /** Cuts the connection without a close frame. */
  readonly cut: () => void;
  /** Waits until the time is up or the connection has ended. */
  wait(ms: number): Promise<void>;
  readonly held: string[];
}

const megabyte = 1024 * 1024;

export const deliver = async (wire: Wire, {id, method}: AgentRequest, answer: Answer, board: FaultBoard) => {
  const slow = board.find(['slow'], method);
  slow?.spend();
  if (slow) await wire.wait(slow.fault.ms);

  const text = writeAnswer({id, method}, answer);
  const overdue = wire.held.splice(0);
  const found = board.find(deliveryKinds, method);
  found?.spend();
  switch (found?.fault.kind) {
    case undefined:
      wire.send(text);
      break;
    case 'hang-answer':
      break;
    case 'garbage':
      wire.send('<html><body>502 Bad Gateway</body></html>');
      break;
    case 'half-frame':
      wire.send(text.slice(0, text.length / 2));
      wire.end();
      break;
    case 'drop':
      wire.cut();
      break;
    case 'wrong-id':
      // The id of the client's next call.
      wire.send(writeAnswer({id: id + 1, method}, answer));
      break;
    case 'wrong-method':
      wire.send(writeAnswer({id, method: method === 'ver' ? 'ra_Is903Reader' : 'ver'}, answer));
      break;
    case 'duplicate':
      wire.send(text);
      wire.send(text);
      break;
    case 'late':
      wire.held.push(text);
      break;
    case 'oversized':
      wire.send(writeAnswer({id, method}, {data: ['A'.repeat(found.fault.bytes ?? 4 * megabyte)]}));
      break;
  }
  for (const late of overdue) wire.send(late);
};
