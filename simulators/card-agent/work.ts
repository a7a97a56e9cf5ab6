import {
  AgentFailure,
  busy,
  cardRemoved,
  internalError,
  noCard,
  unknownAfterPin,
  unknownError,
  unknownMethod,
  unreadable,
} from './answers.js';
import type {ReaderState} from './reader-state.js';
import type {AgentRequest, Answer} from './envelope.js';
import {type FaultBoard, type FoundFault, workKinds} from './faults.js';
import {agentMethods, signingMethods} from './methods.js';

type Work = () => readonly unknown[];
type WorkKind = (typeof workKinds)[number];

const pinNames = ['passwd', 'userpin', 'oldPin', 'userPWD', 'unlockPWD'];
const carriesPin = ({args}: AgentRequest): boolean => pinNames.some((name) => typeof args[name] === 'string');

const applies = (request: AgentRequest) => (kind: WorkKind) => {
  if (kind === 'card-swapped' || kind === 'pull-out-mid-sign') return signingMethods.has(request.method);
  return kind !== 'pin-unknown' || carriesPin(request);
};

const withFault = (desk: ReaderState, {fault, spend}: FoundFault<WorkKind>, run: Work): readonly unknown[] => {
  // A call that needs no card succeeds and does not count.
  const fail = (failure: () => AgentFailure) => () => {
    spend();
    return failure();
  };
  switch (fault.kind) {
    case 'no-reader':
      return desk.withTrouble('reader', fail(noCard), run);
    case 'no-card':
      return desk.withTrouble('card', fail(noCard), run);
    case 'unreadable':
      return desk.withTrouble('card', fail(unreadable), run);
    case 'pull-out-mid-sign': {
      // If the call itself fails, for example with a wrong PIN, this line is not reached.
      run();
      desk.removeCard();
      throw fail(cardRemoved)();
    }
    default:
      spend();
  }
  switch (fault.kind) {
    case 'busy':
      throw busy();
    case 'unknown-error':
      throw unknownError(fault.text, fault.code);
    case 'card-swapped':
      desk.swapCard();
      return run();
    case 'pin-unknown':
      try {
        run();
      } catch (error) {
        if (!(error instanceof AgentFailure)) throw error;
      }
      throw unknownAfterPin();
    case 'pull-out': {
      const wasOpen = desk.isCardOpen;
      desk.removeCard();
      return wasOpen ? desk.withTrouble('card', cardRemoved, run) : run();
    }
  }
};

/** Executes one call. Never throws. */
export const doCall = (desk: ReaderState, board: FaultBoard, request: AgentRequest): Answer => {
  try {
    const method = agentMethods.get(request.method);
    if (!method) throw unknownMethod();
    const run = () => method(desk, request.args);
    const found = board.find(workKinds, request.method, applies(request));
    return {data: found ? withFault(desk, found, run) : run()};
  } catch (error) {
    // Our own errors are not passed on, because their messages may quote the client's input.
    return {failure: error instanceof AgentFailure ? error : internalError()};
  }
};
