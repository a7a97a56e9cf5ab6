import {expect} from 'chai';
import {createActor, SimulatedClock, type AnyActorRef} from 'xstate';
import {licence} from '../../demo/pages/e-licence.js';
import {wireAdminRequests} from '../../src/adapters/admin-requests.wiring.js';
import {BackendClock} from '../../src/domain/time.js';
import type {Consent, ConsentNotice, ConsentNotices} from '../../src/domain/consent.js';
import {MachineDriver, machinesIn, nowOf, takerOf, type MachineEvent} from '../../walks/drive-machine.js';
import {inboxWalks, pathWalks} from '../../walks/every.js';
import {ownMethodWalk} from '../../walks/external.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import type {Spoiled} from '../../walks/spoilers.js';
import {nameOf, take, type Step, type Walk} from '../../walks/walk.js';
import {until} from './errors.js';
import {anotherRecord as typed, Journey, useTab, World, type Agreed, type Asked} from './two-users.world.js';

/* What holds of each request of every method. What is seen of it: test/components/requests.long.test.ts. */

const ownWalk = ownMethodWalk(licence, 'link');
const walks: readonly Walk[] = [...pathWalks, ownWalk, ...inboxWalks];

const tab = useTab();
const actors: AnyActorRef[] = [];
afterEach(() => {
  for (const actor of actors.splice(0)) actor.stop();
});

const open = ({view}: Walk, world: World, agreed?: Agreed): MachineDriver => {
  tab.load();
  const inbox = wireAdminRequests({backend: world.backend, clock: new BackendClock()});
  const driver: MachineDriver =
    view === 'admin-requests'
      ? new MachineDriver(createActor(inbox, {clock: new SimulatedClock()}).start(), {number: '47'})
      : new Journey(world, undefined, agreed);
  actors.push(driver.actor);
  return driver;
};

const problemIn = (driver: MachineDriver) =>
  (nowOf(machinesIn(driver.actor).at(-1)!).context as {problem?: {code: string}}).problem?.code;
const press = ({actor}: MachineDriver, event: MachineEvent): void => {
  takerOf(actor, event)?.send(event);
};

/** Where what is done once more is another attempt: another PIN, another choice, what is gone is not given up again. */
const isAnew = (asked: Asked): boolean =>
  ['createCardChallenge', 'withdrawAssistance', 'createHandoff', 'cancelHandoff'].includes(asked);

for (const walk of walks)
  describe(`On the walk ${walk.name}`, () => {
    let undisturbed: readonly string[] = [];
    before(async () => {
      const world = new World(true, false);
      await take(open(walk, world), walk, {typed});
      undisturbed = world.effects;
    });

    for (const [index, step] of walk.steps.entries())
      for (const [asks, {cancelled, failed, resumed}] of Object.entries(step.seen ?? {})) {
        const operation = asks as Asked;

        /** The step is done, and what it asks is spoiled. */
        const spoiled = async (how: Spoiled) => {
          const world = new World(true, false);
          // A step that may be left out is there for a notice that is only read.
          const read: ConsentNotice = {id: 'notice-1', version: '1', text: '告知', required: false};
          const driver = open(walk, world, step.maybe && {notices: {[walk.view]: read}});
          if (step.at === 'home') await driver.at(['home']);
          else await take(driver, walk, {typed, to: nameOf(step)});
          let isAsked = false;
          world.whenAsked(operation, 1, () => ((isAsked = true), how));
          await driver.take({...step, type: {...step.type, ...typed[nameOf(step)]}});
          await until(() => isAsked);
          const first = world.sentWith(operation).at(-1)?.options;
          /** From there to the end, and nothing is done twice. */
          const goOn = async (from: Step | undefined): Promise<string | undefined> => {
            if (from) await take(driver, walk, {typed, from: nameOf(from)});
            else await driver.at([walk.end]);
            expect(driver.state).to.equal(walk.end);
            expect(world.effects).to.deep.equal(undisturbed);
            const sent = world.sentWith(operation).map(({options}) => options);
            return sent[sent.indexOf(first as object) + 1]?.idempotencyKey;
          };
          return {driver, first, goOn};
        };

        if (cancelled !== undefined)
          it(`${asks}, asked at ${nameOf(step)}, is given up by a cancel, and sent once more by the same attempt`, async () => {
            const {driver, first, goOn} = await spoiled('silent');
            press(driver, {type: 'cancelled'});
            await driver.at([cancelled]);
            expect(first?.signal?.aborted).to.equal(true);
            // The card may have counted a try.
            expect(problemIn(driver)).to.equal(asks === 'sign' ? 'pin-unknown-answer' : undefined);
            const back = [step, ...walk.steps].find(({at}) => at === cancelled);
            if (!back || cancelled === walk.end) return;
            const again = await goOn(back);
            if (back === step && !isAnew(operation)) expect(again).to.equal(first?.idempotencyKey);
          });

        if (failed)
          it(`${asks}, asked at ${nameOf(step)}, shows that it has failed, and a press repeats the same attempt`, async () => {
            const {driver, first, goOn} = await spoiled('lost');
            await driver.at([failed[0]]);
            expect(problemIn(driver)).to.equal('network');
            press(driver, {type: 'retried'});
            const again = await goOn(walk.steps[index + 1]);
            // A second withdrawal finds the request withdrawn.
            if (asks !== 'withdrawAssistance') expect(again).to.equal(first?.idempotencyKey);
          });

        if (resumed !== undefined)
          it(`${asks}, asked at ${nameOf(step)}, finds the session ended, and goes on by the same attempt after a new sign-in`, async () => {
            const {driver, first, goOn} = await spoiled('signed out');
            expect(await driver.at(['interrupted', 'sessionOver'])).not.to.equal(resumed);
            press(driver, {type: 'retried'});
            // Whoever is waited for has decided by then.
            await driver.at([step.waitsFor ? walk.end : resumed]);
            const back = step.waitsFor ? undefined : [step, ...walk.steps].find(({at}) => at === resumed);
            const again = await goOn(back);
            // What is confirmed, chosen or typed anew is another attempt; what goes on by itself is not.
            if (back === step ? !isAnew(operation) : resumed !== 'inbox') expect(again).to.equal(first?.idempotencyKey);
          });
      }
  });

/** One walk of each path that has a notice, and whether it is the one about the legal representative's data. */
const withNotice: readonly (readonly [walk: Walk, at: string, isDeclared: boolean])[] = [
  ...new Map(
    [...walks].reverse().flatMap((walk) => {
      const at = walk.steps.find(({tick}) => tick)?.at;
      return at === undefined ? [] : [[walk.view, [walk, at, false] as const] as const];
    }),
  ).values(),
  [legalRepWalk, 'enterprise', true],
];

describe('The host’s notice', () => {
  for (const [walk, at, isDeclared] of withNotice) {
    const notice = (required: boolean): ConsentNotice => ({id: 'notice-1', version: '1', text: '告知', required});
    const consent: Consent = {noticeId: 'notice-1', version: '1', time: '2026-01-15T02:30:00Z'};
    const declaration = {...consent, declaredBy: 'account-holder'} as const;
    const begin = (required: boolean) => {
      const given = notice(required);
      const notices: ConsentNotices = {[walk.view]: isDeclared ? {accountHolder: given, legalRep: given} : given};
      const world = new World(true, false);
      return {world, driver: open(walk, world, {notices, consent, declaration})};
    };
    const sent = ({sent: all}: World) =>
      all.flatMap(
        ({input}) => (Object(input) as Record<string, unknown>)[isDeclared ? 'legalRepConsent' : 'consent'] ?? [],
      );

    it(`on the walk ${walk.name}, at ${at}, is reported as missing until it is accepted, and then sent`, async () => {
      const {world, driver} = begin(true);
      await take(driver, walk, {typed, unticked: at, through: at});
      for (const isMissing of [true, false]) {
        const context = nowOf(machinesIn(driver.actor).at(-1)!).context as Record<string, unknown>;
        expect([await driver.turn(), context[isDeclared ? 'declarationMissing' : 'consentMissing']]).to.deep.equal([
          ...[at, isMissing],
        ]);
        expect(sent(world)).to.deep.equal([]);
        const what = isDeclared ? {type: 'declarationChanged', declaration} : {type: 'consentChanged', consent};
        press(driver, what);
      }
      await take(driver, walk, {typed, from: at});
      expect(sent(world)).to.deep.equal([isDeclared ? declaration : consent]);
    });

    it(`on the walk ${walk.name}, at ${at}, needs no consent where the host asks for none, and none is sent`, async () => {
      const {world, driver} = begin(false);
      await take(driver, walk, {typed, unticked: at});
      expect(sent(world)).to.deep.equal([]);
    });
  }
});
