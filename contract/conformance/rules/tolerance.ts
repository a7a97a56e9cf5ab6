import {expectNoFault, expectThat, told} from '../answers.js';
import type {Rule} from '../rule.js';
import {type Question, questions} from './questions.js';

/* What a backend bears in a request: what it does not know, what is absent, and texts that few databases can store. */

/** A body with one more field must be answered as without it. Asks without it only where there may be a fault. */
const expectBorne = async (
  asked: readonly Question[],
  more: (question: Question) => object,
  what: string,
): Promise<void> => {
  for (const question of asked) {
    const answer = await question.ask({body: {...question.body, ...more(question)}});
    if (answer.status < 400 || answer.status === 429) continue;
    const {status} = await question.ask();
    expectThat(
      status !== 200,
      `${question.id}: with ${what}: expected the answer that it has without, got ${told(answer)}`,
    );
  }
};

const takesConsent = ({operation}: Question): boolean => operation.refusals?.includes('consent-required') ?? false;

/** JSON can carry it, and UTF-8 cannot. */
const loneSurrogate = '\ud800';
/** With a character that some databases cannot store, with one of four bytes, and too long for many columns. */
const longText = `\u0000😀${'x'.repeat(5_000)}`;

/** Each way to replace one text of a value by another one. */
const spoiled = (value: unknown, by: string): readonly unknown[] => {
  if (typeof value === 'string') return [by];
  return Object.entries(Object(value) as object).flatMap(([name, each]) =>
    spoiled(each, by).map((other) => ({...(value as object), [name]: other})),
  );
};

export const tolerance: readonly Rule[] = [
  {
    id: 'null-is-absent',
    chapter: 'doors',
    says: 'In a request, too, `null` means that a field is absent.',
    needs: ['changes'],
    check: async (world) =>
      expectBorne(
        await questions(world),
        (question) => ({humanCheck: null, ...(takesConsent(question) && {consent: null, ...question.body})}),
        'null for an absent field',
      ),
  },
  {
    id: 'unknown-fields-ignored',
    chapter: 'doors',
    says: 'A field of a POST that the backend does not know is ignored: a later widget may send one.',
    needs: ['changes'],
    check: async (world) => {
      const posts = (await questions(world)).filter(({operation}) => operation.method === 'POST');
      await expectBorne(posts, () => ({fieldOfALaterWidget: {of: ['any', 'kind']}}), 'an unknown field');
    },
  },
  {
    id: 'texts-of-any-kind',
    chapter: 'doors',
    says: 'A text that UTF-8 cannot carry, such as `"\\ud800"`, is rejected or refused in each field, not a 500.',
    needs: ['changes'],
    check: async (world) => {
      for (const {body, ask} of await questions(world))
        for (const each of [...spoiled(body, loneSurrogate), {...body, humanCheck: loneSurrogate}])
          expectNoFault(await ask({body: each as object}), 'a text with a lone surrogate');
    },
  },
  {
    id: 'texts-of-any-length',
    chapter: 'doors',
    says: 'A text of 5,000 characters, with a NUL and an emoji, is no 500 in any field.',
    needs: ['changes', 'reset'],
    check: async (world) => {
      for (const {body, ask} of await questions(world))
        for (const each of spoiled(body, longText)) expectNoFault(await ask({body: each as object}), 'a long text');
    },
  },
];
