import fc from 'fast-check';
import {readingCalls, sign} from '../adapters/eport-agent.harness.js';
import {answer, otherwise as some, type Act} from './acts.js';
import {knownError, wildDatum, wildError} from './wild.js';

/** How a connection ends that is asked for. */
export const closedDoors = {
  refuse: 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n',
  redirect: 'HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n',
  'bad key':
    'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: x\r\n\r\n',
  garbage: '\u0000\u0001<html>\r\n\r\n',
  'hang up': '',
};

type Door = keyof typeof closedDoors | 'open' | 'silent';

/** What it does all along: the doors in turn, some calls answered rightly, and then each its own way. */
export interface Behaviour {
  readonly doors: readonly Door[];
  readonly greeting: readonly Act[];
  readonly honest: number;
  readonly reactions: readonly (readonly Act[])[];
  /** How it reacts to signature calls, in turn, before the above is asked: they are far apart. */
  readonly signing: readonly (readonly Act[])[];
}

const data = fc.oneof(fc.array(wildDatum, {maxLength: 3}), fc.array(wildDatum, {minLength: 1, maxLength: 1}));
const methods = fc.constantFrom(...readingCalls, sign, 'ver', '', '__proto__');

/** Does not answer the call, and should do no harm. */
const noise: fc.Arbitrary<Act> = fc.oneof(
  answer({shift: fc.constantFrom(-1, 1, 2, 0.5, 1e9), data}),
  answer({shift: fc.constant(0), method: methods, data}),
  ...(['early', 'flood', 'ping'] as const).map(some),
);

const hostile: fc.Arbitrary<Act> = fc.oneof(
  {weight: 6, arbitrary: answer({data})},
  {weight: 6, arbitrary: answer({error: fc.array(wildError, {maxLength: 3})})},
  {weight: 4, arbitrary: answer({data: fc.constantFrom<unknown[]>(['1'], [1], ['1.0'], [{toString: 1, valueOf: 1}])})},
  {weight: 3, arbitrary: answer({error: fc.array(knownError, {minLength: 1, maxLength: 2})})},
  {weight: 4, arbitrary: some('patch')},
  ...(['pollute', 'nest', 'enlarge', 'text', 'cut', 'bytes', 'fragments', 'late', 'half frame'] as const).map(some),
  ...(['below', 'close', 'terminate'] as const).map(some),
  noise,
);

const few = (acts: fc.Arbitrary<Act>) =>
  fc.oneof({weight: 3, arbitrary: fc.constant<Act[]>([])}, {weight: 1, arbitrary: fc.array(acts, {maxLength: 3})});

const reaction: fc.Arbitrary<Act[]> = fc
  .tuple(
    few(noise),
    fc.oneof({weight: 1, arbitrary: answer()}, {weight: 2, arbitrary: hostile}),
    few(fc.oneof(noise, hostile)),
  )
  .map(([before, act, after]) => [...before, act, ...after]);

const door: fc.Arbitrary<Door> = fc.oneof(
  {weight: 24, arbitrary: fc.constant('open' as const)},
  {weight: 1, arbitrary: fc.constantFrom(...(Object.keys(closedDoors) as Door[]), 'silent')},
);

/** Most of it right for some time, since what is hostile at once is given up at once. */
export const behaviour = (calls: number, reactions: number, signatures = 0): fc.Arbitrary<Behaviour> =>
  fc.record({
    doors: fc.array(door, {minLength: 1, maxLength: 2}),
    greeting: few(fc.oneof({weight: 4, arbitrary: noise}, {weight: 1, arbitrary: hostile})),
    honest: fc.nat({max: calls}),
    reactions: fc.array(reaction, {minLength: 1, maxLength: reactions}),
    signing: fc.array(reaction, {maxLength: signatures}),
  });
