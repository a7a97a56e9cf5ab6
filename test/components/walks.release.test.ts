import type {ReactiveElement} from 'lit';
import {
  StateMachine,
  createActor,
  fromPromise,
  type Actor,
  type AnyActorLogic,
  type AnyStateMachine,
  type SnapshotFrom,
} from 'xstate';
import {define as defineAdminAssist} from '../../src/components/admin-assist/admin-assist.js';
import {defineAdminRequestsView} from '../../src/components/admin-requests/admin-requests.js';
import type {MachineName} from '../../demo/machines/catalogue.js';
import {bankUkeyExternal} from '../../src/components/external/bank-ukey.external.js';
import {externalTexts} from '../../src/components/external/external.texts.js';
import {define as defineHandoff} from '../../src/components/external/handoff.js';
import {define as defineIcCard} from '../../src/components/ic-card/ic-card.js';
import {define as defineLegalRep} from '../../src/components/legal-rep/legal-rep.js';
import {definePersonCheck} from '../../src/components/person-check/person-check.js';
import {define as defineProfile} from '../../src/components/profile/profile.js';
import {profile as profilePath} from '../../src/components/element/paths/profile.chunk.js';
import {Journey} from '../../src/components/element/journey/journey.js';
import {methods} from '../../src/components/element/paths/all-paths.chunk.js';
import {RealnameCert} from '../../src/components/element/realname-cert.js';
import type {MethodView} from '../../src/components/element/journey/method-view.js';
import type {CertificationMachine} from '../../src/machines/certification.machine.js';
import {expectAccessible} from '../harness/axe.js';
import {CertPage} from '../harness/cert-page.js';
import {deepAll, isShown, until} from '../../walks/dom.js';
import {ElementPage} from '../harness/element-page.js';
import {expect} from '../harness/expect.js';
import {chart as adminAssist} from '../machines/admin-assist.chart.js';
import {chart as adminRequests} from '../machines/admin-requests.chart.js';
import {chart as journey, methodLogic} from '../machines/certification.chart.js';
import {codeIn, keyOf, nameOf} from '../machines/graph.js';
import type {chartOf} from '../machines/graph.suite.js';
import {chart as handoff} from '../machines/handoff.chart.js';
import {chart as icCard} from '../machines/ic-card.chart.js';
import {chart as legalRep} from '../machines/legal-rep.chart.js';
import {chart as personCheck} from '../machines/person-check.chart.js';
import {chart as profile} from '../machines/profile.chart.js';
import {walksOf} from '../machines/walks.js';

/* The graphs say what can happen; here all of it is shown: by `npm run walks` in every order of two. */

const isWhole = 'walksPairs' in globalThis;

type Chart = Pick<
  ReturnType<typeof chartOf<AnyStateMachine>>,
  'machine' | 'graph' | 'inputs' | 'starts' | 'again' | 'isPress'
>;
type View = MethodView & ReactiveElement;

const charts: Readonly<Record<string, readonly [chart: unknown, define: () => void]>> = {
  'ic-card': [icCard, defineIcCard],
  handoff: [handoff, defineHandoff],
  'admin-assist': [adminAssist, defineAdminAssist],
  profile: [profile, defineProfile],
  'legal-rep': [legalRep, defineLegalRep],
  'person-check': [personCheck, definePersonCheck],
  'admin-requests': [adminRequests, defineAdminRequestsView],
} satisfies Record<Exclude<MachineName, 'certification' | 'polling'>, readonly [chart: unknown, define: () => void]>;

/** The page itself, whose journey is the one that is walked. */
class WalkedCert extends RealnameCert {
  static journey: Actor<CertificationMachine>;
  static override readonly loaders = new Set([
    async () => ({
      Journey: class extends Journey {
        protected override createActor(): Actor<CertificationMachine> {
          return WalkedCert.journey;
        }
      },
      paths: [...methods, profilePath],
    }),
  ]);

  get actor(): Actor<AnyStateMachine> {
    return WalkedCert.journey as never;
  }

  set actor(actor: Actor<AnyStateMachine>) {
    WalkedCert.journey = actor as never;
    void this.reset();
  }
}

/** Nobody answers, and no time goes by: the walk says what comes. */
const silenced = (logic: AnyActorLogic): AnyActorLogic =>
  logic instanceof StateMachine
    ? logic.provide({
        actors: Object.fromEntries(
          Object.entries(logic.implementations.actors).map(([name, actor]) => [name, silenced(actor as AnyActorLogic)]),
        ),
      })
    : fromPromise(() => new Promise<never>(() => undefined));
const clock = {setTimeout: () => 0, clearTimeout: () => undefined};
const actorOf = (machine: AnyStateMachine, input: unknown): Actor<AnyStateMachine> =>
  createActor(silenced(machine) as AnyStateMachine, {input, clock});

customElements.define('walked-cert', WalkedCert);

/** A view beside the one that the page itself shows, with all that a page gives to what is in it. */
class Walker extends ElementPage {
  readonly #seen = new Set<string>();
  #hadFocus = false;
  readonly faults = new Set<string>();
  screens = 0;

  constructor(
    override readonly host: View,
    private readonly isPress: Chart['isPress'],
  ) {
    super();
  }

  async start(actor: Actor<AnyStateMachine>): Promise<void> {
    // A page starts its journey itself.
    this.host.actor = this.host instanceof WalkedCert ? actor : actor.start();
    await this.host.updateComplete;
    // The first one loads its words.
    await until('something is shown', () => this.pressables.length > 0);
    this.host.focus();
    this.#hadFocus = false;
  }

  /** What a clerk presses is gone with the step that it belonged to. */
  async send(event: Parameters<Chart['isPress']>[0]): Promise<void> {
    if (this.isPress(event)) deepAll(this.root, 'button').filter(isShown).at(-1)?.focus();
    this.#hadFocus ||= this.#hasFocus;
    const opened = 'output' in event && event.output === methodLogic && {output: this.#method};
    this.host.actor?.send({...event, ...opened});
    // Without the frame that `drawn` waits for, which would be most of the time.
    for (const each of [this.host, ...deepAll<View>(this.root, '*')]) await each.updateComplete;
  }

  async look(at: string, after: string): Promise<void> {
    // To whom the certification does not apply, there is nothing to do.
    if (at === 'notApplicable') return;
    await until(`something can be pressed at ${at}, after ${after}`, () => this.pressables.length > 0);
    const screen = `${at} ${this.pressables.join()} ${this.headings.join()}`;
    const isNew = !this.#seen.has(screen);
    this.#seen.add(screen);
    // What is behind a dialog cannot be pressed.
    const front = this.root.querySelector('dialog:modal') ?? this.root;
    const primary = deepAll(front, '[part~=button-primary]').filter(isShown).length;
    if (primary > 1) this.#note(at, `${primary} primary buttons after ${after}`);
    // A page that was never pressed has none to lose, and while it asks all over again, its screen is gone.
    const isGone = this.host instanceof WalkedCert && this.#now.hasTag('busy');
    if (this.#hadFocus && !isGone) await until(`the focus is not lost at ${at}, after ${after}`, () => this.#hasFocus);
    if (!isNew) return;
    this.screens += 1;
    if (this.headings.length === 0 && !isGone) this.#note(at, 'no heading');
    await expectAccessible(this.host);
  }

  /** What is opened, as the chart has it only by its end. */
  get #method(): AnyActorLogic {
    const {wanted} = this.#now.context;
    const [chart] = charts[wanted?.method ?? ''] ?? [];
    return silenced((chart as Chart).machine);
  }

  get #now(): SnapshotFrom<CertificationMachine> {
    return this.host.actor?.getSnapshot() as SnapshotFrom<CertificationMachine>;
  }

  get #hasFocus(): boolean {
    return (this.host.getRootNode() as ShadowRoot).activeElement === this.host;
  }

  #note(at: string, fault: string): void {
    this.faults.add(`${at}: ${fault}`);
  }
}

const journeyWalker = async (isPress: Chart['isPress']): Promise<Walker> => {
  for (const [, define] of Object.values(charts)) define();
  WalkedCert.journey = actorOf(journey.machine, journey.inputs[0]) as never;
  const {cert} = await CertPage.open({tag: 'walked-cert'});
  // By then, what is loaded behind home is there.
  await cert.checkAgent();
  return new Walker(cert as unknown as View, isPress);
};

const walkerFor = async (name: string, define: () => void, isPress: Chart['isPress']): Promise<Walker> => {
  const page = await CertPage.atPin();
  define();
  const view = document.createElement(`sw-rc-${name}`) as View;
  // By a link and by a code; and what a path says of the person whom it checks.
  Object.assign(view, {
    external: {...bankUkeyExternal, texts: externalTexts},
    head: {title: '法定代表人身份认证', progress: '1/3'},
  });
  view.toggleAttribute('data-focus', true);
  page.root.append(view);
  return new Walker(view, isPress);
};

describe(`Every ${isWhole ? 'pair of transitions' : 'transition'}, with its view,`, () => {
  for (const [name, [given, define]] of Object.entries<readonly [chart: unknown, define?: () => void]>({
    ...charts,
    journey: [journey],
  }))
    it(`leads from a screen to a screen: ${name}`, async function () {
      this.timeout(0);
      const {machine, graph, inputs, starts, again, isPress} = given as Chart;
      // Of what runs within, the graph knows only how it ends: a check of a person, a method that is out of the document.
      const isWithin = ({from, event, to}: (typeof graph.edges)[number]): boolean =>
        ('personCheck' in from.children && isPress(event)) ||
        ['suspended', 'resumed'].includes(event.type) ||
        // A method that a host's call leaves: the real one answers at once.
        (name === 'journey' && [from, to].some(({context}) => (context as {next?: unknown}).next !== undefined));
      const edges = graph.edges.filter((edge) => !isWithin(edge));
      const {transitions, pairs, walks} = walksOf({...graph, edges}, starts, isWhole);
      const walker = await (define ? walkerFor(name, define, isPress) : journeyWalker(isPress));
      let steps = 0;
      for (const walk of walks) {
        const [first] = walk;
        const start = starts.findIndex((each) => first && keyOf(each) === keyOf(first.from));
        let actor = actorOf(machine, inputs[start]);
        await walker.start(actor);
        for (const {event, to} of walk) {
          if (event.type === 'reopened') await walker.start((actor = actorOf(machine, again?.(actor.getSnapshot()))));
          await walker.send(event);
          steps += 1;
          const now = actor.getSnapshot();
          expect(nameOf(now), `after ${event.type}`).to.equal(nameOf(to));
          if (now.status === 'active') await walker.look(nameOf(now), [event.type, codeIn(event)].join(' '));
        }
      }
      console.log(
        `${name}: ${transitions} transitions${isWhole ? `, ${pairs} pairs of them` : ''}; ${steps} steps, ${walker.screens} screens`,
      );
      expect([...walker.faults]).to.deep.equal([]);
    });
});
