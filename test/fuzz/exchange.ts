import fc from 'fast-check';
import {readingCalls, sign} from '../adapters/eport-agent.harness.js';
import {knownError, pollution, wildDatum, wildError, wildText, jsonWith} from './wild.js';

/*
 * What something in the card agent's place does, as data: it can be printed, made smaller and done again.
 */

/** How it takes a connection that is asked for. */
export type Door = 'open' | 'refuse' | 'redirect' | 'bad key' | 'garbage' | 'hang up' | 'silent';

export type Act =
  /** A frame of an answer's form, to this question or another, with what is right where nothing else is given. */
  | {do: 'answer'; shift?: number; method?: string; data?: unknown[]; error?: unknown[]}
  | {do: 'patch'; part: string; value: unknown; drop: boolean}
  | {do: 'pollute'; text: string; place: 'top' | 'args' | 'data'}
  | {do: 'nest'; depth: number; place: 'top' | 'data' | 'error' | 'extra'; close: boolean}
  | {do: 'enlarge'; length: number; place: 'data' | 'extra' | 'blank'}
  | {do: 'text'; text: string}
  | {do: 'cut'; percent: number}
  | {do: 'bytes'; bytes: Uint8Array | 'right answer'}
  | {do: 'fragments'; pieces: number}
  /** The right answer, when the next question comes. */
  | {do: 'late'}
  /** What would be right for the next questions. */
  | {do: 'early'; count: number}
  | {do: 'flood'; count: number; right: boolean}
  | {do: 'ping'}
  | {do: 'half frame'}
  | {do: 'below'; bytes: Uint8Array}
  | {do: 'close'; code: number; reason: string}
  | {do: 'terminate'};

/** What it does all along: the doors in turn, some questions answered rightly, and then each its own way. */
export interface Behaviour {
  readonly doors: readonly Door[];
  readonly greeting: readonly Act[];
  readonly honest: number;
  readonly reactions: readonly (readonly Act[])[];
  /** How it reacts to signature calls, in turn, before the above is asked: they are far apart. */
  readonly signing: readonly (readonly Act[])[];
}

const act = <A extends Act>(name: A['do'], rest: {[K in Exclude<keyof A, 'do'>]: fc.Arbitrary<A[K]>}) =>
  fc.record({do: fc.constant(name), ...rest}) as unknown as fc.Arbitrary<Act>;

type Named<N extends Act['do']> = Extract<Act, {do: N}>;

const right = fc.constant<Act>({do: 'answer'});
const answer = (parts: {[K in 'shift' | 'method' | 'data' | 'error']?: fc.Arbitrary<unknown>}) =>
  fc.record({do: fc.constant('answer'), ...parts}) as unknown as fc.Arbitrary<Act>;
const bytes = fc.uint8Array({minLength: 1, maxLength: 40});
const data = fc.oneof(fc.array(wildDatum, {maxLength: 3}), fc.array(wildDatum, {minLength: 1, maxLength: 1}));
const methods = fc.constantFrom(...readingCalls, sign, 'ver', '', '__proto__');

/** Does not answer the question, and should do no harm. */
const noise: fc.Arbitrary<Act> = fc.oneof(
  answer({shift: fc.constantFrom(-1, 1, 2, 0.5, 1e9), data}),
  answer({shift: fc.constant(0), method: methods, data}),
  act<Named<'early'>>('early', {count: fc.integer({min: 1, max: 4})}),
  act<Named<'flood'>>('flood', {count: fc.integer({min: 1, max: 60}), right: fc.boolean()}),
  act<Named<'ping'>>('ping', {}),
);

const places = <P extends string>(...names: P[]): fc.Arbitrary<P> => fc.constantFrom(...names);

const hostile: fc.Arbitrary<Act> = fc.oneof(
  {weight: 6, arbitrary: answer({data})},
  {weight: 6, arbitrary: answer({error: fc.array(wildError, {maxLength: 3})})},
  {weight: 4, arbitrary: answer({data: fc.constantFrom<unknown[]>(['1'], [1], ['1.0'], [{toString: 1, valueOf: 1}])})},
  {weight: 3, arbitrary: answer({error: fc.array(knownError, {minLength: 1, maxLength: 2})})},
  {
    weight: 4,
    arbitrary: act<Named<'patch'>>('patch', {
      part: places('_id', '_method', '_status', '_args', 'Result', 'Data', 'Error', '__proto__', 'constructor'),
      value: jsonWith('Result', 'Data', 'Error', 'length'),
      drop: fc.boolean(),
    }),
  },
  act<Named<'pollute'>>('pollute', {text: pollution, place: places('top', 'args', 'data')}),
  act<Named<'nest'>>('nest', {
    depth: fc.constantFrom(1, 1_000, 9_000, 100_000),
    place: places('top', 'data', 'error', 'extra'),
    close: fc.boolean(),
  }),
  act<Named<'enlarge'>>('enlarge', {
    length: fc.constantFrom(5_000, 200_000, 262_144, 1_000_000),
    place: places('data', 'extra', 'blank'),
  }),
  act<Named<'text'>>('text', {text: fc.oneof(wildText, fc.json(), places('', 'null', '[]', '{}', '<!doctype html>'))}),
  act<Named<'cut'>>('cut', {percent: fc.integer({min: 0, max: 99})}),
  act<Named<'bytes'>>('bytes', {bytes: fc.oneof(bytes, fc.constant('right answer' as const))}),
  act<Named<'fragments'>>('fragments', {pieces: fc.integer({min: 2, max: 9})}),
  act<Named<'late'>>('late', {}),
  act<Named<'half frame'>>('half frame', {}),
  act<Named<'below'>>('below', {bytes}),
  act<Named<'close'>>('close', {
    code: fc.oneof(
      fc.constantFrom(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013),
      fc.integer({min: 3000, max: 4999}),
    ),
    reason: fc.string({maxLength: 30}),
  }),
  act<Named<'terminate'>>('terminate', {}),
  noise,
);

const few = (acts: fc.Arbitrary<Act>) =>
  fc.oneof({weight: 3, arbitrary: fc.constant<Act[]>([])}, {weight: 1, arbitrary: fc.array(acts, {maxLength: 3})});

const reaction: fc.Arbitrary<Act[]> = fc
  .tuple(
    few(noise),
    fc.oneof({weight: 1, arbitrary: right}, {weight: 2, arbitrary: hostile}),
    few(fc.oneof(noise, hostile)),
  )
  .map(([before, answer, after]) => [...before, answer, ...after]);

const door: fc.Arbitrary<Door> = fc.oneof(
  {weight: 24, arbitrary: fc.constant('open' as const)},
  {weight: 1, arbitrary: fc.constantFrom('refuse', 'redirect', 'bad key', 'garbage', 'hang up', 'silent')},
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
