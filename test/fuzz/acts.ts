import type {Socket} from 'node:net';
import fc from 'fast-check';
import type {WebSocket} from 'ws';
import {goodAnswer, readingCalls, success, type PollAnswer} from '../adapters/eport-agent.harness.js';
import {jsonWith, pollution, wildText} from './wild.js';

export interface Line {
  readonly socket: WebSocket;
  /** Answers that wait for the next call. */
  readonly held: string[];
  /** Nothing that is sent from now on can be read as a frame. */
  mute: boolean;
}

/** A call, the frame that answers it, and the line that it came by. */
interface Heard {
  readonly call: PollAnswer;
  readonly right: string;
  readonly line: Line;
}

/** One kind of an act: what it is given, and what it does. A text is sent as a frame. */
interface Kind<Given> {
  readonly given: {readonly [Name in keyof Given]: fc.Arbitrary<Given[Name]>};
  readonly perform: (given: Given, heard: Heard) => string | void;
}

const kind = <Given extends object>(given: Kind<Given>['given'], perform: Kind<Given>['perform']): Kind<Given> => ({
  given,
  perform,
});

/** A frame of an answer's form, to this call or another, with what is right where nothing else is given. */
interface Answer {
  readonly shift?: number;
  readonly method?: string;
  readonly data?: readonly unknown[];
  readonly error?: readonly unknown[];
}

type Envelope = Record<string, unknown> & {_args: Record<string, unknown>};

const places = <P extends string>(...names: P[]): fc.Arbitrary<P> => fc.constantFrom(...names);

const bytes = fc.uint8Array({minLength: 1, maxLength: 40});

const afterFirstBrace = (text: string, added: string): string => text.replace('{', `{${added},`);

/** The socket that the frames go by. */
const below = (socket: WebSocket): Socket => (socket as unknown as {_socket: Socket})._socket;

/** Says nothing more in a frame that never ends: whatever follows would be read as its content. */
const halfFrame = Buffer.from([0x81, 0x7e, 0x0f, 0xff, 0x7b]);

const answerTo = ({call, right}: Pick<Heard, 'call' | 'right'>, {shift = 0, method, data, error}: Answer): string => {
  const {_args, ...more} = JSON.parse(right) as Envelope;
  return JSON.stringify({
    ...more,
    _id: call._id + shift,
    _method: method ?? call._method,
    _args: error ? {Result: false, Data: [], Error: error} : {..._args, ...(data && {Data: data})},
  });
};

const kinds = {
  answer: kind<Answer>({}, (given, heard) => answerTo(heard, given)),
  patch: kind(
    {
      part: places('_id', '_method', '_status', '_args', 'Result', 'Data', 'Error', '__proto__', 'constructor'),
      value: jsonWith('Result', 'Data', 'Error', 'length'),
      drop: fc.boolean(),
    },
    ({part, value: given, drop}, {right}) => {
      const envelope = JSON.parse(right) as Envelope;
      const target = ['Result', 'Data', 'Error'].includes(part) ? envelope._args : envelope;
      const value = drop ? undefined : given;
      // Takes `__proto__` for a name like any other.
      Object.defineProperty(target, part, {value, enumerable: true, configurable: true, writable: true});
      return JSON.stringify(envelope);
    },
  ),
  pollute: kind({text: pollution, place: places('top', 'args', 'data')}, ({text, place}, {right}) => {
    if (place === 'top') return afterFirstBrace(right, text);
    return place === 'args'
      ? right.replace('"_args":{', `"_args":{${text},`)
      : right.replace('"Data":[', `"Data":[{${text}},`);
  }),
  nest: kind(
    {
      depth: fc.constantFrom(1, 1_000, 9_000, 100_000),
      place: places('top', 'data', 'error', 'extra'),
      close: fc.boolean(),
    },
    ({depth, place, close}, {right}) => {
      const text = '['.repeat(depth) + (close ? ']'.repeat(depth) : '');
      if (place === 'top') return text;
      if (place === 'data') return right.replace(/"Data":\[.*\],"Error"/, () => `"Data":[${text}],"Error"`);
      if (place === 'error') return right.replace('"Error":[]', `"Error":[${text}]`).replace('true', 'false');
      return afterFirstBrace(right, `"extra":${text}`);
    },
  ),
  enlarge: kind(
    {length: fc.constantFrom(5_000, 200_000, 262_144, 1_000_000), place: places('data', 'extra', 'blank')},
    ({length, place}, {right}) => {
      const filling = 'x'.repeat(length);
      if (place === 'data') return right.replace('"Data":[', `"Data":["${filling}",`).replace(',]', ']');
      return place === 'extra' ? afterFirstBrace(right, `"extra":"${filling}"`) : right + ' '.repeat(length);
    },
  ),
  text: kind(
    {text: fc.oneof(wildText, fc.json(), places('', 'null', '[]', '{}', '<!doctype html>'))},
    ({text}) => text,
  ),
  cut: kind({percent: fc.integer({min: 0, max: 99})}, ({percent}, {right}) =>
    right.slice(0, Math.floor((right.length * percent) / 100)),
  ),
  bytes: kind(
    {bytes: fc.oneof(bytes, fc.constant('right answer' as const))},
    ({bytes: sent}, {right, line: {socket}}) => {
      socket.send(sent === 'right answer' ? Buffer.from(right) : sent, {binary: true});
    },
  ),
  fragments: kind({pieces: fc.integer({min: 2, max: 9})}, ({pieces}, {right, line: {socket}}) => {
    const size = Math.ceil(right.length / pieces);
    for (let at = 0; at < right.length; at += size)
      socket.send(right.slice(at, at + size), {fin: at + size >= right.length});
  }),
  /** The right answer, when the next call comes. */
  late: kind({}, (_, {right, line}) => void line.held.push(right)),
  /** What would be right for the next calls, before they are asked. */
  early: kind({count: fc.integer({min: 1, max: 4})}, ({count}, {call: {_id, _method}, line}) => {
    const next = readingCalls.indexOf(_method) + 1;
    for (const [index, method] of readingCalls.slice(next, next + count).entries())
      line.socket.send(goodAnswer({_id: _id + 1 + index, _method: method, args: {}}));
  }),
  flood: kind({count: fc.integer({min: 1, max: 60}), right: fc.boolean()}, ({count, right: isRight}, heard) => {
    const frame = isRight ? heard.right : answerTo(heard, {shift: -heard.call._id});
    for (let left = count; left > 0; left -= 1) heard.line.socket.send(frame);
  }),
  ping: kind({}, (_, {line}) => line.socket.ping()),
  'half frame': kind({}, (_, {line}) => {
    line.mute = true;
    below(line.socket).write(halfFrame);
  }),
  below: kind({bytes}, ({bytes: sent}, {line}) => void below(line.socket).end(sent)),
  close: kind(
    {
      code: fc.oneof(
        fc.constantFrom(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013),
        fc.integer({min: 3000, max: 4999}),
      ),
      reason: fc.string({maxLength: 30}),
    },
    ({code, reason}, {line: {socket, mute}}) => {
      // Within a half frame a goodbye is no goodbye.
      if (!mute) socket.close(code, reason);
    },
  ),
  terminate: kind({}, (_, {line}) => line.socket.terminate()),
};

/** What something in the card agent's place does, as data: it can be printed, made smaller and done again. */
export type Act = {readonly do: keyof typeof kinds} & Readonly<Record<string, unknown>>;

const actOf = (name: Act['do'], given: object = kinds[name].given): fc.Arbitrary<Act> =>
  fc.record({do: fc.constant(name), ...given}) as fc.Arbitrary<Act>;

export const answer = (parts: {readonly [Name in keyof Answer]?: fc.Arbitrary<unknown>} = {}): fc.Arbitrary<Act> =>
  actOf('answer', parts);

/** Some of what is hostile, and in no other act. */
export const otherwise = (name: Exclude<Act['do'], 'answer'>): fc.Arbitrary<Act> => actOf(name);

export const isOpen = (socket: WebSocket): boolean => socket.readyState === socket.OPEN;

export const perform = ({do: name, ...given}: Act, call: PollAnswer, line: Line): void => {
  if (!isOpen(line.socket)) return;
  const right = call._method === 'ver' ? success(call, '1.5.24') : goodAnswer(call);
  const frame = (kinds[name] as Kind<object>).perform(given, {call, right, line});
  if (typeof frame === 'string') line.socket.send(frame);
};
