import {expect} from 'chai';
import {createActor, SimulatedClock} from 'xstate';
import {licence} from '../../demo/pages/e-licence.js';
import {wireAdminRequests} from '../../src/adapters/admin-requests.wiring.js';
import {BackendClock} from '../../src/domain/time.js';
import {initialContext} from '../../src/machines/admin-requests.setup.js';
import {adminAssistWalk} from '../../walks/admin-assist.walk.js';
import {codeWalk, confirmedWalk, declinedWalk} from '../../walks/admin-requests.walk.js';
import {MachineDriver} from '../../walks/drive-machine.js';
import {pathWalks} from '../../walks/every.js';
import {bankUkeyWalk, ownMethodWalk} from '../../walks/external.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import {nameOf, take, type Step, type Walk} from '../../walks/walk.js';
import {
  first,
  isDoing,
  others,
  Page,
  anotherRecord as typed,
  told,
  useTab,
  World,
  type Asked,
  type Awaited,
  type User,
} from './two-users.world.js';

interface Path extends Walk {
  /** What the first user waits for as the page is loaded, the request about it, and where the path goes on. */
  readonly awaited?: Awaited;
  readonly recalls?: Asked;
  readonly from?: string;
}

/** Up to home, which is asked for when the user has seen the end. */
const whole = ({steps, end, ...walk}: Walk): Path => {
  const sent = {result: 'finished', saved: 'closed'}[end];
  return {...walk, ...(sent ? {steps: [...steps, {at: end, sends: [sent]}], end: 'home'} : {steps, end})};
};

const again = (walk: Walk, awaited: Awaited, recalls: Asked, from: string): Path => ({
  ...whole(walk),
  ...{name: `${walk.name}, loaded again`, awaited, recalls, from},
});

const paths: readonly Path[] = [
  ...[...pathWalks, ownMethodWalk(licence, 'link')].map(whole),
  again(legalRepWalk, 'legal-rep', 'getTicket', 'legalRep.idCard'),
  again(bankUkeyWalk, 'bank-ukey', 'getHandoff', 'waiting'),
  again(adminAssistWalk, 'admin-assist', 'getAssistance', 'waiting'),
];

/** When the session changes: before a step, or as the page asks something for this time, from the step on. */
interface Moment {
  readonly step?: Step | undefined;
  readonly asks?: Asked;
  readonly time?: number;
}

/** What is asked first at a step is asked by whoever is signed in before it; a lost answer is asked for again. */
const momentsOf = ({steps, recalls, from}: Path): readonly Moment[] => [
  ...(recalls ? [{asks: recalls}, {asks: 'getStatus', time: 2} as const] : []),
  ...steps
    .slice(recalls ? steps.findIndex(({at}) => at === from) : 0)
    .flatMap((step) => [
      {step},
      ...(step.asks ?? []).flatMap((asks, index) => [
        ...(index > 0 ? [{step, asks}] : []),
        ...(isDoing(asks) ? [{step, asks, time: 2}] : []),
      ]),
    ]),
];

const wordsOf = ({step, asks, time = 1}: Moment): string =>
  `${step ? `at ${nameOf(step)}` : 'as it is loaded'}${asks ? `, with ${asks}` : ''}${time > 1 ? ' once more' : ''}`;

/** Where the same person is back at, by what was refused: what was sent goes on by itself, if it is not to be confirmed. */
const backAt = (asked: Asked, {steps}: Path, page: Page, world: World): string | undefined => {
  const decided = world.isDecided ? 'result' : 'waiting';
  const shown = page.last?.at.replace('enterprise', 'confirming').replace('idCard', 'confirming');
  const table: Partial<Record<Asked, string | undefined>> = {
    ...{getProfile: steps[1]?.at, getTicket: 'legalRep.idCard', getHandoff: decided, getAssistance: decided},
    ...{getStatus: 'result', verifyCard: 'result', createHandoff: 'waiting', requestAssistance: 'waiting'},
  };
  return table[asked] ?? shown;
};

describe('Two users in one browser', () => {
  const tab = useTab();
  const pages: Page[] = [];
  afterEach(() => {
    for (const page of pages.splice(0)) page.actor.stop();
  });

  const open = (world: World, startWith?: string): Page => {
    const page = new Page(world, startWith);
    pages.push(page);
    return page;
  };

  /** The first user comes to that moment, and from there on it is the other's session. */
  const change = async (path: Path, {step, asks, time = 1}: Moment, other: User, isCareful: boolean) => {
    tab.load(path.awaited);
    const world = new World(isCareful);
    let kept = '';
    const signIn = (): void => {
      world.user = other;
      ({kept} = tab);
    };
    if (asks && !step) world.whenAsked(asks, time, signIn);
    // A path that is begun with needs no press on home.
    const page = open(world, path.awaited || step?.at === 'home' ? undefined : path.view);
    if (step) {
      await take(page, path, {...path, typed, to: nameOf(step)});
      expect(page.state).to.equal(step.at);
      if (asks) world.whenAsked(asks, time, signIn);
      else signIn();
    }
    await take(page, path, {typed, from: step ? nameOf(step) : (path.from ?? '')});
    // The handoff or request that is open stays the first user's.
    if (/handoff|assistance/.test(kept)) expect(tab.kept).to.equal(kept);
    return {world, page};
  };

  /** What holds wherever another signs in. */
  const expectNothingDone = (world: World, page: Page, other: User): void => {
    expect(told).to.include(page.state);
    expect(page.actor.getSnapshot().context.problem?.code).to.equal('subject-changed');
    if (world.isCareful) {
      expect(world.effects.filter((effect) => !effect.endsWith(` ${first.subject}`))).to.deep.equal([]);
    }
    for (const {text, challengeOf} of world.signed) {
      expect([text.split('\n')[2], challengeOf]).to.deep.equal([first.subject, first.subject]);
    }
    for (const mark of other.marks) {
      expect(page.contexts.filter((context) => context.includes(mark))).to.deep.equal([]);
    }
  };

  for (const path of paths) {
    describe(`on the path ${path.name}`, () => {
      let undisturbed: readonly string[] = [];
      before(async () => {
        tab.load(path.awaited);
        const world = new World(true);
        const page = open(world);
        await take(page, path, {...path, typed});
        expect(page.state).to.equal(path.end);
        expect(page.contexts.filter((context) => context.includes(first.subject))).not.to.deep.equal([]);
        undisturbed = world.effects;
      });

      for (const moment of momentsOf(path)) {
        for (const isCareful of [true, false]) {
          it(`${wordsOf(moment)}: the page does nothing for the second user, and each can continue, on a backend that ${isCareful ? 'checks' : 'forgets to check'} who is signed in`, async () => {
            for (const other of others) {
              const {world, page} = await change(path, moment, other, isCareful);
              expectNothingDone(world, page, other);

              // Whoever is there now begins at their own home.
              page.actor.send({type: 'retried'});
              await page.at(['home']);
              const {context} = page.actor.getSnapshot();
              expect([context.status?.subject, context.drafts, context.wanted, context.problem]).to.deep.equal([
                ...[other.subject, {}, undefined, undefined],
              ]);
              for (const mark of first.marks) expect(JSON.stringify(context)).not.to.include(mark);

              // The first, back before that, goes on where they were.
              const {world: same, page: back} = await change(path, moment, other, isCareful);
              const {state: stopped} = back;
              const refused = same.asked.at(-1) as Asked;
              same.user = first;
              back.actor.send({type: 'retried'});
              const next = await back.insist();
              if (stopped === 'somebodyElse') {
                expect(next).to.equal('home');
                continue;
              }
              if (isCareful) expect(next).to.equal(backAt(refused, path, back, same));
              const goesOn = back.last?.at === next ? back.last : path.steps.find(({at}) => at === next);
              if (goesOn) await take(back, path, {typed, from: nameOf(goesOn)});
              expect(back.state).to.equal(path.end);
              if (isCareful) expect(same.effects).to.deep.equal(undisturbed);
              expect(back.actor.getSnapshot().context.status?.subject).to.equal(first.subject);
            }
          });
        }
      }
    });
  }

  for (const isCareful of [true, false]) {
    const backend = `on a backend that ${isCareful ? 'checks' : 'forgets'} the signed-in user`;

    it(`the page shows a second user nothing of the first user’s handoff, ${backend}`, async () => {
      for (const other of others) {
        tab.load('bank-ukey');
        const world = new World(isCareful);
        world.user = other;
        world.isDecided = true;
        const page = open(world);
        await page.at(['choosing']);
        expect(page.contexts.filter((context) => first.marks.some((mark) => context.includes(mark)))).to.deep.equal([]);
        const {method, result} = page.actor.getSnapshot().context;
        const {context} = method!.getSnapshot() as {context: {problem: unknown}};
        expect(context.problem).to.deep.include({code: 'handoff-unknown'});
        expect(result).to.equal(undefined);
        expect(tab.kept).to.include('handoff-1');
      }
    });

    it(`the page shows a second user nothing of the first user’s request, ${backend}`, async () => {
      for (const other of others) {
        tab.load('admin-assist');
        const world = new World(isCareful);
        world.user = other;
        const page = open(world);
        await take(page, adminAssistWalk, {to: 'naming'});
        expect(page.state).to.equal('naming');
        expect(page.contexts.filter((context) => first.marks.some((mark) => context.includes(mark)))).to.deep.equal([]);
        expect(page.contexts.filter((context) => context.includes('assistance-1'))).to.deep.equal([]);
        expect(tab.kept).to.include('assistance-1');
      }
    });
  }
});

/** Where the first administrator is, and what they do there when somebody else is signed in, if not what leads on. */
const atInbox: readonly [walk: Walk, to: string, sends?: string][] = [
  [confirmedWalk, 'inbox', 'refreshRequested'],
  [confirmedWalk, 'deciding', 'closed'],
  [confirmedWalk, 'askingYes'],
  [declinedWalk, 'declining'],
  [codeWalk, 'askingCode'],
  [codeWalk, 'codeShown', 'closed'],
];

describe('Two administrators in one browser', () => {
  const tab = useTab();
  const [other] = others;

  for (const [walk, to, sent] of atInbox) {
    for (const isCareful of [true, false]) {
      it(`see nothing of each other at ${to}, on a backend that ${isCareful ? 'checks' : 'forgets to check'} who is signed in`, async () => {
        tab.load();
        const world = new World(isCareful, false);
        const logic = wireAdminRequests({backend: world.backend, clock: new BackendClock()});
        const inbox = createActor(logic, {clock: new SimulatedClock()});
        const answers: unknown[] = [];
        for (const type of ['answered', 'personChanged'] as const) inbox.on(type, (event) => answers.push(event));
        const driver = new MachineDriver(inbox.start(), {number: '47'});
        await take(driver, walk, {to});
        expect(await driver.turn()).to.equal(to);
        const {code} = inbox.getSnapshot().context;
        const done = [...world.effects];
        world.user = other;
        const step = sent ? {at: to, sends: [sent], asks: ['getInbox']} : walk.steps.find(({at}) => at === to);
        await driver.take(step as Step);
        expect(await driver.turn()).to.equal('sessionOver');
        expect(world.asked.at(-1)).to.equal(step?.asks?.[0]);
        const {context} = inbox.getSnapshot();
        expect(context.problem).to.have.property('code', 'subject-changed');
        expect(context).to.deep.equal({...initialContext, before: first.subject, problem: context.problem});
        expect(answers).to.deep.equal([]);
        expect(code?.code.held ?? false).to.equal(false);
        if (isCareful) expect(world.effects).to.deep.equal(done);

        // Whoever is there now sees their own inbox.
        inbox.send({type: 'retried'});
        await driver.at(['inbox']);
        const {context: own} = inbox.getSnapshot();
        expect([own.subject, own.before]).to.deep.equal([other.subject, '']);
        expect(answers).to.deep.equal([{type: 'personChanged'}]);
        expect(own.requests.map(({name}) => name)).to.deep.equal([other.holder]);
        inbox.stop();
      });
    }
  }
});
