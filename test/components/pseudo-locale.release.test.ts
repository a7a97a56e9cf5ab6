import type {CertBackend} from '../../src/adapters/backend.js';
import type {CertError} from '../../src/domain/errors.js';
import {fakeAgent, fakeBackend} from '../../src/fakes.js';
import {deepAll, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {hardCodedIn, markAllTexts, stringsIn, textsBelow} from '../harness/pseudo-locale.js';
import {states} from '../harness/states.js';

/** What the other side says or the user types. */
const data = new Set<string>();

const note = (value: unknown): void => {
  for (const words of stringsIn(value)) {
    for (const line of words.split('\n')) data.add(line.trim());
    if (URL.canParse(words)) data.add(new URL(words).host);
  }
};

type Ask = (...given: unknown[]) => unknown;

/** A backend or an agent of which every answer is noted. */
const noting = <T extends object>(other: T): T => {
  const noted = (ask: Ask): Ask =>
    function (...given) {
      const answer = ask.apply(other, given);
      if (answer instanceof Promise) {
        answer.then(note, (error: unknown) => {
          note((error as Partial<CertError>).details);
        });
      }
      return answer;
    };
  return Object.fromEntries(Object.entries(other).map(([name, ask]) => [name, noted(ask as Ask)])) as T;
};

/** Notes what is put into a field: it is seen again where it is confirmed. */
const noteTyped = (): (() => void) => {
  const {prototype} = HTMLInputElement;
  const native = Object.getOwnPropertyDescriptor(prototype, 'value') as PropertyDescriptor;
  Object.defineProperty(prototype, 'value', {
    ...native,
    set(value: string) {
      note(value);
      native.set?.call(this, value);
    },
  });
  return () => Object.defineProperty(prototype, 'value', native);
};

const expectNoHardCoded = async (root: ShadowRoot): Promise<void> => {
  for (const details of deepAll<HTMLDetailsElement>(root, 'details')) details.open = true;
  await until('the pictures are drawn', () =>
    deepAll(root, 'sw-rc-picture').every(({shadowRoot}) => shadowRoot?.querySelector('svg > *')),
  );
  const texts = textsBelow(root);
  expect(texts.join()).to.contain('⟦');
  expect(texts.flatMap((text) => hardCodedIn(text, data))).to.deep.equal([]);
};

describe('Every text comes from the text tables or from outside:', () => {
  let stop: () => unknown;
  before(() => {
    markAllTexts();
    stop = noteTyped();
  });
  after(() => stop());
  beforeEach(() => {
    data.clear();
  });

  for (const {id, scene, show} of states) {
    it(id, async () => {
      const {backend = fakeBackend(), agent = fakeAgent()} =
        'inbox' in scene ? {backend: scene.inbox as object as CertBackend} : scene;
      const page = await show({backend: noting(backend), agent: noting(agent)});
      if ('cert' in page) note([page.cert.consent, page.cert.requiredFor]);
      await expectNoHardCoded(page.root);
    });
  }
});
