import fc from 'fast-check';
import '../../src/define.js';
import {machines} from '../../demo/machines/catalogue.js';
import {element} from '../../demo/pages/build-element.js';
import {demoLinks as links} from '../../demo/pages/host.js';
import type {Scene} from '../../demo/pages/scene.js';
import {states} from '../../demo/pages/scenes.js';
import {topState} from '../../src/components/lit/actor-controller.js';
import {CertError, type CertErrorCode} from '../../src/domain/errors.js';
import {homeSteps} from '../../src/domain/ids.js';
import {ownProperty} from '../../src/domain/own-property.js';
import {stepIn} from '../../src/domain/path-rows.js';
import {fakeAgent, fakeBackend, fakeRefused} from '../../src/fakes.js';
import {eventNames, reasons, type CertEvent, type Inspected, type steps} from '../../src/index.js';
import {CertPage} from '../harness/cert-page.js';
import {deepAll, isShown, until, wordsOf} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {InboxPage} from '../harness/inbox-page.js';
import {Timers} from '../harness/timers.js';
import {askOf, backendBy, rightly, type Backend} from '../harness/world.js';

/* The log of events beside the machines' own history, wherever a user, a host and a backend lead. */

type View = keyof typeof steps;
type Entry = CertEvent | Inspected;

/** A machine of a path, and the view that shows it. */
const viewOf: Readonly<Record<string, View>> = {
  [machines['ic-card'].id]: 'ic-card',
  [machines['legal-rep'].id]: 'legal-rep',
  [machines.handoff.id]: 'bank-ukey',
  [machines['admin-assist'].id]: 'admin-assist',
  [machines.profile.id]: 'profile',
};

/** The steps in which a user was by the machines' own account. */
class History {
  readonly steps: string[] = [];
  #journey = '';
  #path: {readonly view: View; readonly state: string} | undefined;
  #inner = '';

  note({machine, event, state}: Inspected): void {
    const top = topState(state);
    if (machine === machines.certification.id) this.#journey = top;
    else if (machine === machines['person-check'].id) this.#inner = top;
    else if (viewOf[machine]) this.#path = {view: viewOf[machine], state: top};
    // One that starts is there before the one that runs it says so.
    if (event === 'xstate.init' && machine !== machines.certification.id) return;
    if (this.#journey !== 'inMethod')
      this.#enter(this.#journey === 'result' ? 'result' : 'home', ownProperty<string>(homeSteps, this.#journey));
    else if (this.#path) {
      const isOfPerson = this.#path.view === 'legal-rep' && ['legalRep', 'holder'].includes(this.#path.state);
      const state = isOfPerson ? `${this.#path.state}.${this.#inner}` : this.#path.state;
      if (state.endsWith('.ended')) return;
      this.#enter(this.#path.view, stepIn(this.#path.view, state));
    }
  }

  /** In a final state nobody is. */
  #enter(view: View, step: string | undefined): void {
    const entered = `${view} ${step}`;
    if (step !== undefined && entered !== this.steps.at(-1)) this.steps.push(entered);
  }
}

const isEvent = (entry: Entry): entry is CertEvent => entry instanceof Event;

/** Reads a log with the history in it, journey for journey. */
const expectComplete = (log: readonly Entry[]): void => {
  let history = new History();
  let told: CertEvent[] = [];
  let isFirst = true;
  const journeys = new Set<string>();
  for (const entry of log) {
    if (!isEvent(entry)) {
      history.note(entry);
      continue;
    }
    told.push(entry);
    if (entry.type !== 'sw-end' || ('reason' in entry && entry.reason === 'resumed')) continue;
    const entered = expectOrder(told);
    // Of an element that was removed and comes back, the journey may go on: its record at the bank has its id.
    const isResumed = told.some((event) => 'reason' in event && event.reason === 'resumed');
    if (!isResumed) expect(journeys).not.to.include(entry.journey);
    journeys.add(entry.journey);
    // What listens to the machines comes after home is shown the first time.
    expect(entered.slice(isFirst ? -history.steps.length : 0)).to.deep.equal(history.steps);
    [history, told, isFirst] = [new History(), [], false];
  }
  expect(
    told.map(({type}) => type),
    'after the end',
  ).to.deep.equal([]);
};

/** What holds of each event beside those before it. Returns the steps that were entered. */
const expectOrder = (told: readonly CertEvent[]): string[] => {
  const entered: string[] = [];
  let before = {type: '', journey: '', view: '', step: '', elapsed: 0, attempt: 0};
  const codes = new Set<string>();
  for (const event of told) {
    const {type, journey, view, step, elapsed, attempt} = event;
    const reason = 'reason' in event ? event.reason : undefined;
    const isSame = view === before.view && step === before.step;
    // The same step is told once more only if something new has led to it.
    expect(isSame, `${type} in ${view} ${step} after ${before.view} ${before.step}`).to.equal(
      type !== 'sw-step' || (isSame && reason !== undefined),
    );
    if (!isSame) entered.push(`${view.replace('e-licence', 'bank-ukey')} ${step}`);
    // After this, the journey of an earlier page goes on.
    if (before.type === 'sw-end') expect(journey).not.to.equal(before.journey);
    else if (before.type) expect(journey).to.equal(before.journey);
    expect(elapsed).to.be.at.least(before.elapsed);
    expect(attempt - before.attempt).to.be.within(0, 1);
    if (type === 'sw-step') {
      if (reason) expect([...codes]).to.include(reason);
      codes.clear();
    }
    if ('code' in event) codes.add(reasons.find((each) => each === event.code) ?? 'other-refusal');
    before = event;
  }
  return entered;
};

/** What a backend may answer besides what belongs to the scene. */
const answers = ['scene', 'scene', 'right', 'right', 'refused', 'unknown', 'silent'] as const;
const failures: readonly CertErrorCode[] = ['network', 'unauthenticated', 'subject-changed', 'conflict', 'timeout'];
type Answer = (typeof answers)[number] | CertErrorCode;

const acts = [
  ...(['press', 'press', 'press', 'press', 'fill', 'time'] as const),
  ...(['back', 'home', 'cancel', 'retry', 'refresh', 'reset', 'open', 'move', 'remove', 'keep'] as const),
];

interface Walk {
  readonly scene: Scene;
  readonly answers: readonly Answer[];
  readonly acts: readonly {readonly act: (typeof acts)[number]; readonly which: number}[];
}

const walks = (of: readonly Scene[]): fc.Arbitrary<Walk> =>
  fc.record({
    scene: fc.constantFrom(...of),
    answers: fc.array(fc.constantFrom(...answers, ...failures), {minLength: 3, maxLength: 8}),
    acts: fc.array(fc.record({act: fc.constantFrom(...acts), which: fc.nat({max: 30})}), {minLength: 6, maxLength: 14}),
  });

const typed: Readonly<Record<string, string>> = {
  pin: '123456',
  validFrom: '20200310',
  validTo: '20400310',
  bankCard: '6222020000000007',
  mobile: '13800138000',
  smsCode: '123456',
  legalRepName: '王五',
  enterprise: '上海浦东样例贸易有限公司',
};

const frame = () => new Promise(requestAnimationFrame);

describe('The log of the events', () => {
  const timers = Timers.inEach();

  const walk = async ({scene, ...plan}: Walk): Promise<void> => {
    sessionStorage.clear();
    const log: Entry[] = [];
    const inspect = (inspected: Inspected): unknown => log.push(inspected);
    let [asked, isThere] = [0, false];
    const ofScene = (scene.backend ?? fakeBackend()) as Backend;
    const backend = backendBy((operation, input, options) => {
      const answer = isThere ? plan.answers[asked++ % plan.answers.length] : 'scene';
      if (answer === 'scene') return askOf(ofScene, operation)(input, options);
      if (answer === 'right') return rightly()(operation, input, options);
      if (answer === 'refused') return Promise.resolve(fakeRefused('limit-reached'));
      if (answer === 'unknown') return Promise.resolve(fakeRefused('x-unknown'));
      if (answer === 'silent') return new Promise(() => undefined);
      return Promise.reject(new CertError(answer as CertErrorCode));
    });
    const cert = element('sw-realname-cert', {
      ...{links, backend, inspect, agent: scene.agent ?? fakeAgent(), externalMethods: scene.externalMethods},
    });
    for (const name of eventNames) cert.addEventListener(name, (event) => log.push(event));
    document.body.append(cert);
    await scene.go?.(cert);
    await until('the machines are heard', () => log.some((entry) => !isEvent(entry)));
    isThere = true;
    const root = cert.shadowRoot as ShadowRoot;
    const does: Readonly<Record<(typeof acts)[number], (which: number) => unknown>> = {
      press: (which) => {
        // A page that is loaded again would end the test.
        const buttons = deepAll<HTMLButtonElement>(root, 'button').filter(
          (each) => isShown(each) && !/重新加载|复制/.test(wordsOf(each)),
        );
        buttons[which % buttons.length]?.click();
      },
      fill: () => {
        for (const input of deepAll<HTMLInputElement>(root, 'input, textarea').filter(isShown)) {
          input.value = typed[input.name || input.id] ?? '';
          input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
        }
      },
      time: () => {
        timers.pass(60_000);
      },
      back: () => cert.back(),
      home: () => cert.home(),
      cancel: () => cert.cancel(),
      retry: () => cert.retry(),
      refresh: () => cert.refresh(),
      reset: () => cert.reset(),
      open: (which) => cert.open(Object.values(viewOf)[which % 5]),
      move: () => {
        document.body.append(cert);
      },
      remove: async () => {
        cert.remove();
        await frame();
        document.body.append(cert);
      },
      keep: async () => {
        Object.assign(cert, {keepAlive: true});
        await does.remove(0);
        Object.assign(cert, {keepAlive: false});
      },
    };
    for (const {act, which} of plan.acts) {
      await Promise.race([does[act](which), frame()]);
      await frame();
    }
    cert.remove();
    await frame();
    expectComplete(log);
  };

  for (const [of, runs] of Object.entries({
    home: 6,
    profile: 6,
    'ic-card': 6,
    'legal-rep': 8,
    'bank-ukey': 6,
    'admin-assist': 6,
    'e-licence': 3,
  }))
    it(`has each step of the machines once, in order, with its end, on walks from ${of}`, async () => {
      const from = states.flatMap(({id, scene}) => (id.startsWith(`${of}/`) && !('inbox' in scene) ? [scene] : []));
      await fc.assert(fc.asyncProperty(walks(from), walk), {
        seed: 20261128,
        numRuns: runs,
        includeErrorInReport: true,
        endOnFailure: true,
      });
    });
});

/** A box of a host's, and how it is shown: a dialog, and a tab. */
const boxes: readonly (readonly [tag: string, toggle: (box: HTMLElement, isOpen: boolean) => void])[] = [
  ['dialog', (box, isOpen) => (isOpen ? (box as HTMLDialogElement).showModal() : (box as HTMLDialogElement).close())],
  ['section', (box, isOpen) => (box.hidden = !isOpen)],
];

describe('A journey', () => {
  for (const [tag, toggle] of boxes)
    for (const display of ['block', 'contents'])
      it(`starts its log with the current step when the element is first shown: in a ${tag}, display: ${display}`, async () => {
        const box = document.createElement(tag);
        box.hidden = tag === 'section';
        (await fixture(html`<div></div>`)).append(box);
        const [{cert, events}, inbox] = [new CertPage(), new InboxPage()];
        for (const element of [cert, inbox.element]) element.style.display = display;
        box.append(cert, inbox.element);
        const logs = [events, inbox.events] as const;
        const told = () =>
          logs.map((log) => log.splice(0).map(({type, step, elapsed}) => `${type} ${step} ${elapsed > 99}`));
        await until('both are ready', () => logs.every((log) => log.some(({type}) => type === 'sw-ready')));
        await Promise.all([cert.reset(), inbox.element.reset()]);
        await until('the inbox is there again', () => inbox.outside.times('getInbox') === 2);
        await frame();
        expect(told()).to.deep.equal([['sw-ready choosing false'], ['sw-ready choosing false']]);
        toggle(box, true);
        await until('they have begun', () => logs.every((log) => log.length > 0));
        expect(told()).to.deep.equal([['sw-step choosing false'], ['sw-step choosing false']]);
        // What is hidden goes on. What follows it unseen is none.
        toggle(box, false);
        await cert.open('ic-card');
        await cert.reset();
        cert.remove();
        await frame();
        expect(events.map(({type, step}) => `${type} ${step}`)).to.deep.equal([
          ...['sw-step loading', 'sw-step intro', 'sw-end intro'],
        ]);
      });
});
