import {expect, received} from '../answers.js';
import {rulesIn} from '../rule.js';
import {type PlainCode, say} from '../say.js';
import {type SampleRequest, sampleRequests} from './sample-requests.js';

/* What a backend bears in a request: what it does not know, what is absent, and texts that few databases can store. */

/** A body with one more field must be answered as without it. Asks without it only where there may be a fault. */
const expectBorne = async (
  asked: readonly SampleRequest[],
  more: (request: SampleRequest) => object,
  what: PlainCode,
): Promise<void> => {
  for (const request of asked) {
    const answer = await request.ask({body: {...request.body, ...more(request)}});
    if (answer.status < 400 || answer.status === 429) continue;
    const {status} = await request.ask();
    expect.that(status !== 200, request.id, 'not-borne', say(what), received(answer));
  }
};

const takesConsent = ({operation}: SampleRequest): boolean => operation.refusals?.includes('consent-required') ?? false;

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

export const tolerance = rulesIn('doors', ['changes'], {
  'null-is-absent': {
    en: 'In a request, too, `null` means that a field is absent.',
    zh: '请求中的 `null` 也等同于没有这个字段。',
    check: async (world) =>
      expectBorne(
        await sampleRequests(world),
        (request) => ({humanCheck: null, ...(takesConsent(request) && {consent: null, ...request.body})}),
        'null-absent',
      ),
  },
  'unknown-fields-ignored': {
    en: 'A field of a POST that the backend does not know is ignored: a later widget may send one.',
    zh: 'POST 中不认识的字段予以忽略：新版组件可能发送新字段。',
    check: async (world) => {
      const posts = (await sampleRequests(world)).filter(({operation}) => operation.method === 'POST');
      await expectBorne(posts, () => ({fieldOfALaterWidget: {of: ['any', 'kind']}}), 'unknown-field');
    },
  },
  'texts-of-any-kind': {
    en: 'A text that UTF-8 cannot carry, such as `"\\ud800"`, is rejected or refused in each field, not a 500.',
    zh: '任何字段中出现无法用 UTF-8 表示的文本（如 `"\\ud800"`），返回 400 或作出拒绝，不是 500。',
    check: async (world) => {
      for (const {body, ask} of await sampleRequests(world))
        for (const each of [...spoiled(body, loneSurrogate), {...body, humanCheck: loneSurrogate}])
          expect.noFault(await ask({body: each as object}), 'lone-surrogate');
    },
  },
  'texts-of-any-length': {
    en: 'A text of 5,000 characters, with a NUL and an emoji, is no 500 in any field.',
    zh: '任何字段中出现 5,000 个字符、含 NUL 和表情符号的文本，都不是 500。',
    needs: ['changes', 'reset'],
    check: async (world) => {
      for (const {body, ask} of await sampleRequests(world))
        for (const each of spoiled(body, longText)) expect.noFault(await ask({body: each as object}), 'long-text');
    },
  },
});
