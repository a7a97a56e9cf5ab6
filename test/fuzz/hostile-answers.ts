import fc from 'fast-check';
import {operations} from '../../contract/operations.js';
import {spoilers, type Spoiled} from '../../walks/spoilers.js';
import type {OperationName} from '../harness/world.js';
import {changedRecord, fitting} from './fitting.js';
import {jsonWith, wildDatum, wildText} from './wild.js';

/*
 * What a host's server, or a host's own adapter to it, answers each request by. As data, like the agent's exchanges.
 */

const throws = ['Error', 'TypeError', 'AbortError', 'nothing', 'text', 'echo'] as const;

export type Answer =
  | {give: 'right'}
  | {give: 'part'; name: string; value: unknown}
  | {give: 'value'; value: unknown}
  | {give: 'trap'}
  | {give: 'throw'; what: (typeof throws)[number]; atOnce: boolean}
  | {give: 'spoiled'; how: Spoiled}
  /** Over HTTP only; elsewhere the value is what is answered. */
  | {give: 'response'; status: number; type: string; text: string; retryAfter: string};

export type BackendPlan = Readonly<Partial<Record<OperationName, readonly Answer[]>>>;

const spoiled = (how: Spoiled): fc.Arbitrary<Answer> => fc.constant({give: 'spoiled', how});
/** Somebody else is signed in by now: a backend that does not say so answers about them. */
const aboutAnother: Answer = {give: 'part', name: 'subject', value: 'subject-2'};

const record = (parts: Record<string, fc.Arbitrary<unknown>>) => fc.record(parts) as fc.Arbitrary<Answer>;
const give = (name: Answer['give'], parts: Record<string, fc.Arbitrary<unknown>> = {}) =>
  record({give: fc.constant(name), ...parts});

const response = give('response', {
  status: fc.constantFrom(200, 201, 302, 400, 401, 403, 409, 412, 428, 429, 500, 503),
  type: fc.constantFrom('application/json', 'application/problem+json; charset=utf-8', 'text/html', ''),
  text: fc.oneof(
    fc.json(),
    wildText,
    fc.record({code: wildText, requestId: wildText, retryAfter: fc.double()}).map((json) => JSON.stringify(json)),
    jsonWith('code', 'requestId', 'retryAfter').map((json) => JSON.stringify(json)),
    fc.constant('{"code":"subject-changed"}'),
  ),
  retryAfter: fc.constantFrom('', '30', '-5', 'Infinity', '1e9', 'Wed, 21 Oct 2026 07:28:00 GMT', 'x'),
});

/** That another is signed in is no answer to the first request. */
const isForAll = (how: Spoiled): boolean => how !== 'another signed in';

const answers = (operation: OperationName): fc.Arbitrary<Answer[]> => {
  const examples = Object.values(operations.find(({id}) => id === operation)?.answers ?? {});
  const names = [...new Set(examples.flatMap(Object.keys))];
  const part = fc.oneof(wildDatum, jsonWith(...names, 'id', 'rank', 'label', 'code', 'state', 'enabled'));
  const value = fc.oneof({weight: 3, arbitrary: fitting(operation, part)}, part);
  const isUpdate = operation.startsWith('update');
  const answer: fc.Arbitrary<Answer> = fc.oneof(
    {weight: 5, arbitrary: give('right')},
    {weight: 3, arbitrary: give('part', {name: fc.constantFrom(...names), value: part})},
    {weight: 3, arbitrary: give('value', {value})},
    // What is most particular to a record, and after which there is most to go wrong.
    {weight: isUpdate || operation === 'checkEnterprise' ? 3 : 0, arbitrary: spoiled('conflict')},
    {weight: ['getStatus', 'getProfile'].includes(operation) ? 0 : 2, arbitrary: spoiled('signed out')},
    {weight: operation === 'getStatus' ? 0 : 1, arbitrary: spoiled('another signed in')},
    {weight: names.includes('subject') ? 2 : 0, arbitrary: fc.constant(aboutAnother)},
    {weight: operation === 'getProfile' ? 6 : 0, arbitrary: give('value', {value: changedRecord})},
    give('trap'),
    spoiled('silent'),
    give('spoiled', {how: fc.constantFrom(...(Object.keys(spoilers) as Spoiled[]).filter(isForAll))}),
    give('throw', {what: fc.constantFrom(...throws), atOnce: fc.boolean()}),
    {weight: 2, arbitrary: response},
  );
  return fc.array(answer, {maxLength: 4});
};

/** Without it there is no journey: mostly right at first. */
const mostly = (operation: OperationName): fc.Arbitrary<Answer[]> =>
  fc.oneof({weight: 5, arbitrary: fc.constant<Answer[]>([])}, answers(operation));

/** The first record mostly right: without one there is nothing to change or to certify. */
const profileAnswers: fc.Arbitrary<Answer[]> = fc
  .tuple(mostly('getProfile'), answers('getProfile'))
  .map(([first, later]) => [...(first.length > 0 ? first : [{give: 'right'} as const]), ...later]);

/** Answers to these requests, the status among them where the whole journey is walked. */
export const planOf = (...operations: readonly OperationName[]): fc.Arbitrary<BackendPlan> =>
  fc.record(
    Object.fromEntries(
      operations.map((operation) => [
        operation,
        operation === 'getStatus'
          ? mostly(operation)
          : operation === 'getProfile'
            ? profileAnswers
            : answers(operation),
      ]),
    ),
  );
