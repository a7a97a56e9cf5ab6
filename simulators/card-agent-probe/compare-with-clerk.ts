import {createActor, waitFor} from 'xstate';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {wire} from '../../src/adapters/ic-card.wiring.js';
import {BackendClock} from '../../src/domain/time.js';
import {toCertError} from '../../src/domain/errors.js';
import {Secret} from '../../src/domain/secret.js';
import {fakeBackend} from '../../src/fakes.js';
import {Replay} from '../card-agent/replay.js';
import {simulateAgent} from '../card-agent/simulated-agent.js';
import {socketTo} from '../memory/socket.js';
import {makeCa, openCa} from '../pki/demo-ca.js';
import type {Frame, Recording, Sight, Step} from './recording.js';

/** What the widget says of a step: a code, with the tries that it would show, or that it goes on. */
export interface Said {
  readonly code: string;
  readonly triesLeft?: number | undefined;
}

/** The codes that fit what a clerk saw. Undefined: there is nothing to compare with. */
const fitting: Readonly<Record<Sight, readonly string[] | undefined>> = {
  'as-usual': ['ok'],
  'not-running': ['agent-not-answering'],
  'old-version': ['agent-too-old'],
  busy: ['agent-busy'],
  'no-card': ['card-missing'],
  'card-out': ['card-removed', 'card-missing'],
  'other-card': ['card-changed'],
  'not-readable': ['card-unreadable'],
  'reader-903': ['reader-unsupported'],
  expired: ['card-expired'],
  'pin-wrong': ['pin-incorrect'],
  'pin-locked': ['pin-locked'],
  waits: ['agent-timeout', 'pin-unknown-answer'],
  closed: ['agent-lost', 'agent-not-answering', 'pin-unknown-answer'],
  'other-error': ['agent-protocol', 'agent-lost', 'card-unreadable', 'pin-unknown-answer'],
  unknown: undefined,
};

/** Runs with a time that passes only when told: then every time limit is over. */
const withoutWaiting = async <T>(run: (passTime: () => void) => Promise<T>): Promise<T> => {
  const {setTimeout, clearTimeout} = globalThis;
  const pending = new Map<number, () => void>();
  let last = 0;
  Object.assign(globalThis, {
    setTimeout: (act: () => void) => (pending.set(++last, act), last),
    clearTimeout: (id: number) => pending.delete(id),
  });
  try {
    return await run(() => {
      const due = [...pending.values()];
      pending.clear();
      for (const act of due) act();
    });
  } finally {
    Object.assign(globalThis, {setTimeout, clearTimeout});
  }
};

const url = 'ws://127.0.0.1:1';
const subject = 'subject-1';
const ok: Said = {code: 'ok'};

/** The widget's own client and machine, on this agent. */
const widgetOn = (agent: EportAgent) => {
  const clock = new BackendClock();
  clock.heard(new Date().toISOString());
  const adapters = {backend: fakeBackend(), agent: async () => agent, clock, origin: 'https://swapp.example.cn'};
  const actor = createActor(wire(adapters, subject), {input: {pressed: true}});
  const settled = async (): Promise<Said> => {
    const {context, status} = await waitFor(actor, (snapshot) => !snapshot.hasTag('busy'));
    const {problem} = context;
    return status === 'done' || !problem ? ok : {code: problem.code, triesLeft: problem.details.triesLeft};
  };
  return {
    check: () =>
      agent.check({signal: new AbortController().signal}).then(
        () => ok,
        (error: unknown): Said => ({code: toCertError(error).code}),
      ),
    read: () => {
      actor.start();
      return settled();
    },
    sign: () => {
      actor.send({type: 'pinEntered', pin: new Secret('********')});
      return settled();
    },
    stop: () => actor.stop(),
  };
};

/** What the widget says of each step. Nobody waits: time passes where the recorded agent was silent. */
export const readAsWidget = ({steps}: Recording, minVersion?: string): Promise<Said[]> =>
  withoutWaiting(async (passTime) => {
    // Later, when the client waits.
    const onSilence = (): void => void setImmediate(passTime);
    const replay = new Replay({steps}, {isTimed: false, hasOwnCard: false, onSilence});
    const agent = simulateAgent({ca: openCa(makeCa()), replay});
    const widget = widgetOn(new EportAgent({urls: [url], minVersion, WebSocket: socketTo(agent, () => true)}));
    const said: Said[] = [];
    for (const {step} of steps) said.push(await widget[step]());
    widget.stop();
    return said;
  });

export interface Row {
  readonly step: Step['step'];
  readonly agent: string;
  readonly said: Said;
  readonly saw: Sight;
  /** Undefined: not compared, because the person could not tell, or stopped. */
  readonly same: boolean | undefined;
}

/** The last that the agent said before the card was closed. */
const agentSaid = (frames: readonly Frame[]): string => {
  const isClosing = (frame: Frame) =>
    'message' in frame && frame.from === 'probe' && String(frame.message['_method']).endsWith('SpcClearEnv');
  const closing = frames.findIndex(isClosing);
  const last = (closing === -1 ? frames : frames.slice(0, closing)).at(-1);
  if (!last) return '';
  if ('event' in last) return [last.event, last.reason].filter(Boolean).join(' ');
  if ('text' in last) return last.text;
  const args = last.message['_args'] as {Result?: unknown; Error?: unknown} | undefined;
  return args?.Result === true ? 'ok' : JSON.stringify(args?.Error ?? last.message);
};

export const compare = async (recording: Recording, minVersion?: string): Promise<Row[]> => {
  const said = await readAsWidget(recording, minVersion);
  return recording.steps.map(({step, ended, saw, frames}, index) => {
    const each = said[index] ?? ok;
    const same = ended === 'stopped' ? undefined : fitting[saw]?.includes(each.code);
    return {step, agent: agentSaid(frames), said: each, saw, same};
  });
};
