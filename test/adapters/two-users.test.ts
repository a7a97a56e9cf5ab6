import {expect} from 'chai';
import {cells, paths, type Path, type Step} from './two-users.paths.js';
import {useTab} from './two-users.page.js';
import {first, others, Page, World, type User} from './two-users.world.js';

const told = ['interrupted.away', 'somebodyElse'];

describe('Two users in one browser', () => {
  const tab = useTab();
  const pages: Page[] = [];
  afterEach(() => {
    for (const page of pages.splice(0)) page.journey.stop();
  });

  const load = (path: Path, isCareful: boolean) => {
    tab.load(path.awaited);
    const world = new World(isCareful);
    const page = new Page(world);
    pages.push(page);
    return {world, page};
  };

  /** Does what the user does, place after place, until there is an end; where it `presses`, not before the first. */
  const walk = async (path: Path, page: Page, world: World, isEnd: (place: string) => boolean, presses = false) => {
    let last: Step | undefined;
    for (let acts = presses ? -1 : 0; acts < 40; acts += 1) {
      const stepAt = (place: string) => path.steps.find(({at}) => at === place);
      const place = await page.turn((each) => told.includes(each) || isEnd(each) || stepAt(each) !== undefined);
      if (acts >= 0 && (isEnd(place) || told.includes(place))) return {place, last};
      last = stepAt(place);
      last?.act?.(page, world);
    }
    throw new Error(`There was no end, but ${page.place}.`);
  };

  /** The first user comes as far as the step, and from there on it is the other's session. */
  const change = async (path: Path, step: Step, other: User, isCareful: boolean) => {
    const {world, page} = load(path, isCareful);
    const {at, asks} = step;
    if (asks) {
      world.whenAsked(asks, () => {
        world.user = other;
      });
    } else {
      await walk(path, page, world, (place) => place === at);
      world.user = other;
    }
    const {place, last} = await walk(path, page, world, (each) => each === path.end, asks === undefined);
    return {world, page, place, back: asks ? step.back : (last?.back ?? last?.at)};
  };

  /** What holds wherever another signs in. */
  const expectNothingDone = (world: World, page: Page, place: string, other: User): void => {
    expect(told).to.include(place);
    expect(page.journey.getSnapshot().context.problem?.code).to.equal('subject-changed');
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
        const {world, page} = load(path, true);
        const {place} = await walk(path, page, world, (each) => each === path.end);
        expect(place).to.equal(path.end);
        expect(page.contexts.filter((context) => context.includes(first.subject))).not.to.deep.equal([]);
        undisturbed = world.effects;
      });

      for (const step of path.steps) {
        for (const isCareful of [true, false]) {
          it(`${step.name}: the page does nothing for the second user, and each can continue, on a backend that ${isCareful ? 'checks' : 'forgets to check'} who is signed in`, async () => {
            for (const other of others) {
              const {world, page, place} = await change(path, step, other, isCareful);
              expectNothingDone(world, page, place, other);

              // Whoever is there now begins at their own home.
              page.journey.send({type: 'retried'});
              await page.turn((each) => each === 'home.current');
              const {context} = page.journey.getSnapshot();
              expect([context.status?.subject, context.drafts, context.wanted, context.problem]).to.deep.equal([
                ...[other.subject, {}, undefined, undefined],
              ]);
              for (const mark of first.marks) expect(JSON.stringify(context)).not.to.include(mark);

              // The first, back before that, goes on where they were.
              const again = await change(path, step, other, isCareful);
              again.world.user = first;
              again.page.journey.send({type: 'retried'});
              const isTurn = (each: string) => each === path.end || path.steps.some(({at}) => at === each);
              const next = await again.page.turn((each) => each === 'home.current' || isTurn(each));
              if (again.place === 'somebodyElse') {
                expect(next).to.equal('home.current');
                continue;
              }
              if (isCareful) expect(next).to.equal(again.back);
              await walk(path, again.page, again.world, (each) => each === path.end);
              if (isCareful) expect(again.world.effects).to.deep.equal(undisturbed);
              expect(again.page.journey.getSnapshot().context.status?.subject).to.equal(first.subject);
            }
          });
        }
      }
    });
  }

  for (const isCareful of [true, false]) {
    it(`the page shows a second user nothing of the first user’s handoff, on a backend that ${isCareful ? 'checks' : 'forgets'} the signed-in user`, async () => {
      for (const other of others) {
        tab.load('bank-ukey');
        const world = new World(isCareful);
        world.user = other;
        world.isDecided = true;
        const page = new Page(world);
        pages.push(page);
        await page.turn((place) => place === 'bank-ukey choosing');
        expect(page.contexts.filter((context) => first.marks.some((mark) => context.includes(mark)))).to.deep.equal([]);
        const {context} = page.method!.getSnapshot() as {context: {problem: unknown}};
        expect(context.problem).to.deep.include({code: 'handoff-unknown'});
        expect(page.journey.getSnapshot().context.result).to.equal(undefined);
        expect(tab.kept).to.include('handoff-1');
      }
    });

    it(`the page shows a second user nothing of the first user’s request, on a backend that ${isCareful ? 'checks' : 'forgets'} the signed-in user`, async () => {
      for (const other of others) {
        tab.load('admin-assist');
        const world = new World(isCareful);
        world.user = other;
        const page = new Page(world);
        pages.push(page);
        await page.turn((place) => place === 'home.current');
        page.journey.send({type: 'methodChosen', method: 'admin-assist', pressed: true});
        await page.turn((place) => place === 'admin-assist naming');
        expect(page.contexts.filter((context) => first.marks.some((mark) => context.includes(mark)))).to.deep.equal([]);
        expect(page.contexts.filter((context) => context.includes('assistance-1'))).to.deep.equal([]);
        expect(tab.kept).to.include('assistance-1');
      }
    });
  }

  for (const isCareful of [true, false]) {
    it(`the page cancels no handoff for a second user, on a backend that ${isCareful ? 'checks' : 'forgets'} the signed-in user`, async () => {
      const path = paths.find(({name}) => name === 'bank-ukey') as Path;
      for (const other of others) {
        const {world, page} = load(path, isCareful);
        await walk(path, page, world, (place) => place === 'bank-ukey waiting.ready resting');
        world.user = other;
        page.method?.send({type: 'cancelled'});
        const place = await page.turn((each) => /^(?:interrupted|somebodyElse)/.test(each));
        expectNothingDone(world, page, place, other);
        expect(tab.kept).to.include('handoff-1');
      }
    });
  }

  it('are tested at every step of every path', () => {
    expect(new Set(cells.map(({path, step}) => `${path}: ${step}`)).size).to.equal(cells.length);
  });
});
