import {
  type Handoff,
  handoffCancelledSchema,
  handoffSchema,
  handoffStatusSchema,
  openHandoffSchema,
} from '../../../src/domain/handoff.schemas.js';
import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {
  type Answer,
  expectAnswer,
  expectNear,
  expectNo,
  expectProblem,
  expectRefused,
  expectRefusedOr400,
  expectThat,
  isLimit,
  isOfFirewall,
  refusalOf,
  Undecided,
} from '../answers.js';
import type {Need, Rule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {expectPromised} from './card.js';
import {expectNotCertified, uncertified, withOtherEnterpriseName, withOtherHolder, withOtherNumber} from './changes.js';

/* What is decided elsewhere, for each entry of the plan: the way there, and what comes back. */

const needs: readonly Need[] = ['changes', 'handoff'];

/** The longest that the widget waits for a place. */
const longestMs = 61 * 60_000;

export const open = async (world: World, session: Session): Promise<Handoff> =>
  expectAnswer(await session.send('createHandoff', {body: world.handoffOrder()}), handoffSchema);

export const stateOf = (session: Session, id: string): Promise<Answer> => session.send('getHandoff', {id});

/** One that has certified the account. */
const passed = async (world: World, session: Session): Promise<Handoff> => {
  const opened = await open(world, session);
  await world.decide(opened.url, 'passed');
  expectAnswer(await stateOf(session, opened.id), passedSchema);
  return opened;
};

/** Refused, or unknown: the handoff certifies nobody. */
const expectNothing = (answer: Answer): void => {
  if (!refusalOf(answer) || isLimit(answer)) expectProblem(answer, [404, 410]);
};

const expectNotOpened = (answer: Answer, ...codes: readonly string[]): void => {
  if (!isOfFirewall(answer)) expectRefusedOr400(answer, ...codes);
};

/** An address without those inside it: the way back has the handoff's id. */
const withoutAddresses = (text: string): string => {
  const url = new URL(text);
  for (const [name, value] of [...url.searchParams]) if (/^https?:/i.test(value)) url.searchParams.delete(name);
  return url.href;
};

const isCertified = async (world: World, session: Session): Promise<boolean> =>
  (await world.status(session)).methods.some(({id, state}) => id === world.handoff.method && state === 'certified');

/** Seconds until a backend has heard of a place's yes at the latest, while no page asks for it. */
const longestUntilHeard = 120;

/** Whether the status has a place's yes by itself: the page may be closed while its user is at the place. */
const isHeard = async (world: World, session: Session): Promise<boolean> => {
  let waited = 0;
  for (let wait = 0.5; waited < longestUntilHeard; wait = Math.min(2 * wait, 10)) {
    if (await isCertified(world, session)) return true;
    await world.link.pause(wait);
    waited += wait;
  }
  return isCertified(world, session);
};

export const handoff: readonly Rule[] = [
  {
    id: 'handoff-opens',
    chapter: 'handoff',
    says: 'A handoff has the subject of the session, an address on the place’s own host, and ends within an hour.',
    needs,
    check: async (world) => {
      const session = await world.main();
      const {id, subject, url, expiresAt} = await open(world, session);
      expectThat(subject === session.subject, 'createHandoff.subject: not the session’s');
      expectThat(world.placeHost(url) !== undefined, 'createHandoff.url: not on the place’s host');
      const left = await world.msUntil(session, expiresAt);
      expectThat(left > 0 && left <= longestMs, 'createHandoff.expiresAt: not within an hour');
      expectAnswer(await stateOf(session, id), openHandoffSchema);
    },
  },
  {
    id: 'handoff-replays',
    chapter: 'handoff',
    says: 'The same key opens no second handoff.',
    needs,
    check: async (world) => {
      const session = await world.main();
      expectAnswer(await session.sendTwice('createHandoff', {body: world.handoffOrder()}), handoffSchema);
    },
  },
  {
    id: 'handoff-id-random',
    chapter: 'handoff',
    says: 'Each handoff has an id of its own that cannot be guessed: at least 20 characters.',
    needs,
    check: async (world) => {
      const session = await world.main();
      const ids = [(await open(world, session)).id, (await open(world, session)).id];
      expectThat(new Set(ids).size === 2, 'createHandoff.id: the same twice');
      expectThat(
        ids.every(({length}) => length >= 20),
        'createHandoff.id: shorter than 20 characters',
      );
    },
  },
  {
    id: 'return-url-own',
    chapter: 'handoff',
    says: 'A return address that is not one of the backend’s own pages is rejected, also one that a browser and a server read differently.',
    needs,
    way: 'link',
    check: async (world) => {
      const session = await world.main();
      const {origin} = world.target;
      const {host} = new URL(origin);
      const {protocol, pathname} = new URL(world.handoff.returnUrl ?? '');
      const foreign = [
        'https://foreign.example/return.html',
        `https://${host}@foreign.example/return.html`,
        `${origin}.foreign.example/return.html`,
        `blob:${origin}/0`,
        // A browser goes to the foreign host. Some parsers of a server take what comes before the `@` for a user.
        `${protocol}//foreign.example\\@${host}${pathname}`,
        `${protocol}//foreign.example#@${host}${pathname}`,
        `//foreign.example${pathname}`,
        'javascript:alert(1)',
        '/return.html',
      ];
      for (const returnUrl of foreign)
        expectNo(await session.send('createHandoff', {body: world.handoffOrder({returnUrl})}));
    },
  },
  {
    id: 'handoff-as-asked',
    chapter: 'handoff',
    says: 'An open handoff has the method, the place and the way that were asked for, and the address and the end that were told.',
    needs,
    check: async (world) => {
      const session = await world.main();
      const {id, url, expiresAt} = await open(world, session);
      const state = expectAnswer(await stateOf(session, id), openHandoffSchema);
      for (const name of ['method', 'place', 'by'] as const)
        expectThat(state[name] === world.handoff[name], `getHandoff.${name}: not as asked`);
      expectThat(state.url === url, 'getHandoff.url: not that of createHandoff');
      expectNear(state.expiresAt, expiresAt, 'getHandoff.expiresAt: another end than in createHandoff');
    },
  },
  {
    id: 'place-unknown',
    chapter: 'handoff',
    says: 'A place that there is not, or that is another method’s, is refused with `place-unavailable`, or is 400.',
    needs,
    check: async (world) => {
      const session = await world.main();
      const own = world.plan.handoffs?.filter(({method}) => method === world.handoff.method) ?? [];
      const others = world.plan.handoffs?.filter(({place}) => own.every((each) => each.place !== place)) ?? [];
      for (const place of ['no-such-place', 'constructor', '../ccb', ...others.map((each) => each.place)])
        expectNotOpened(await session.send('createHandoff', {body: world.handoffOrder({place})}), 'place-unavailable');
    },
  },
  {
    id: 'method-unknown',
    chapter: 'handoff',
    says: 'A method that is not decided elsewhere, or that there is not, is refused or 400; so is a way that there is not, or a link without `returnUrl`.',
    needs,
    check: async (world) => {
      const session = await world.main();
      const methods = ['no-such-method', 'constructor', 'legal-rep'].map((method) => ({method}));
      for (const changes of [...methods, {by: 'no-such-way'}, {by: 'link', returnUrl: undefined}])
        expectNotOpened(await session.send('createHandoff', {body: world.handoffOrder(changes)}));
    },
  },
  {
    id: 'method-not-listed',
    chapter: 'handoff',
    says: 'A method that the status of an account does not list, such as a personal one’s, opens no handoff.',
    needs: [...needs, 'assistance'],
    check: async (world) => {
      const session = await world.applicant();
      await world.reset(session);
      if ((await world.status(session)).methods.some(({id}) => id === world.handoff.method))
        throw new Undecided('getStatus: users.applicant has the method');
      expectNo(await session.send('createHandoff', {body: world.handoffOrder()}));
    },
  },
  {
    id: 'handoff-unknown',
    chapter: 'handoff',
    says: 'An unknown id is 404 `handoff-unknown`; one that can be no id is that or another 4xx.',
    needs: [],
    check: async ({main}) => {
      const session = await main();
      const unknown = await stateOf(session, 'no-such-handoff');
      if (unknown.status !== 400) expectProblem(unknown, [404], 'handoff-unknown');
      for (const id of ['..%2F..%2Fstatus', '%2e%2e', '%00', 'x'.repeat(300)]) {
        const {status} = await stateOf(session, id);
        // The server itself may refuse such a path before it looks for an id.
        expectThat(
          status >= 400 && status < 500,
          'getHandoff: an id that can be none: expected a failure from 400 to 499',
        );
      }
    },
  },
  {
    id: 'handoff-of-the-user',
    chapter: 'handoff',
    says: 'Another user’s handoff is unknown, also to a colleague.',
    needs: [...needs, 'colleague'],
    check: async (world) => {
      const {id} = await open(world, await world.main());
      expectProblem(await stateOf(await world.colleague(), id), [404], 'handoff-unknown');
    },
  },
  {
    id: 'handoff-after-sign-in',
    chapter: 'handoff',
    says: 'A handoff is bound to the user and not to the session: after a new sign-in it is still there.',
    needs: [...needs, 'sign-in'],
    check: async (world) => {
      const session = await world.main();
      const {id} = await open(world, session);
      expectAnswer(await stateOf(await world.again(session), id), openHandoffSchema);
    },
  },
  {
    id: 'handoff-cancelled',
    chapter: 'handoff',
    says: 'A cancelled handoff is `ended` and gone, or still `open` as it says, and the answer has the subject of the session.',
    needs,
    check: async (world) => {
      const session = await world.main();
      const {id} = await open(world, session);
      const {subject, state} = expectAnswer(await session.send('cancelHandoff', {id}), handoffCancelledSchema);
      expectThat(subject === session.subject, 'cancelHandoff.subject: not the session’s');
      expectThat(state !== 'decided', 'cancelHandoff.state: decided, though nobody has');
      if (state === 'open') expectAnswer(await stateOf(session, id), openHandoffSchema);
      else expectProblem(await stateOf(session, id), [404, 410]);
    },
  },
  {
    id: 'handoff-cancelled-by-its-user',
    chapter: 'handoff',
    says: 'Another user cannot cancel a handoff, and is answered `ended`, with the own subject, as is who cancels one that there is not.',
    needs: [...needs, 'colleague'],
    check: async (world) => {
      const session = await world.main();
      const {id} = await open(world, session);
      const colleague = await world.colleague();
      for (const each of [id, 'no-such-handoff']) {
        const {subject, state} = expectAnswer(
          await colleague.send('cancelHandoff', {id: each}),
          handoffCancelledSchema,
        );
        expectThat(subject === colleague.subject, 'cancelHandoff.subject: not the session’s');
        expectThat(state === 'ended', 'cancelHandoff.state: not ended');
      }
      expectAnswer(await stateOf(session, id), openHandoffSchema);
    },
  },
  {
    id: 'handoff-passes',
    chapter: 'handoff',
    says: 'When the place has passed the enterprise, the status says so by itself, and the handoff, with its method and the place as `via`.',
    needs: [...needs, 'decide'],
    check: async (world) => {
      const session = await world.main();
      await world.reset(session);
      const {id, url} = await open(world, session);
      await world.decide(url, 'passed');
      const heard = await isHeard(world, session);
      const outcome = expectAnswer(await stateOf(session, id), passedSchema);
      const {method, via, subject} = outcome;
      expectThat(
        method === world.handoff.method && via === world.handoff.place,
        'getHandoff: expected the method that was asked for, and the place as via',
      );
      expectThat(subject === session.subject, 'getHandoff.subject: not the session’s');
      expectThat(await isCertified(world, session), 'getStatus.methods: the method is not certified');
      expectThat(heard, 'getStatus.methods: the method is not certified until getHandoff is asked');
      expectPromised(await world.status(session), outcome, 'getHandoff');
    },
  },
  {
    id: 'handoff-cancelled-late',
    chapter: 'handoff',
    says: 'Whoever cancels a handoff that has passed or was rejected is answered `decided`, and it stays as it is.',
    needs: [...needs, 'decide'],
    check: async (world) => {
      const session = await world.main();
      const expectDecided = async (id: string) => {
        const {state} = expectAnswer(await session.send('cancelHandoff', {id}), handoffCancelledSchema);
        expectThat(state === 'decided', 'cancelHandoff.state: not decided, after the place was');
      };
      const rejected = await open(world, session);
      await world.decide(rejected.url, 'rejected');
      expectRefused(await stateOf(session, rejected.id), 'handoff-rejected');
      await expectDecided(rejected.id);
      expectRefused(await stateOf(session, rejected.id), 'handoff-rejected');
      const {id} = await passed(world, session);
      await expectDecided(id);
      expectAnswer(await stateOf(session, id), passedSchema);
      expectThat(await isCertified(world, session), 'getStatus.methods: a cancellation took the certification back');
    },
  },
  {
    id: 'handoff-rejects',
    chapter: 'handoff',
    says: 'When the place has rejected the enterprise, the handoff is refused with `handoff-rejected`, whatever it says afterwards.',
    needs: [...needs, 'decide'],
    check: async (world) => {
      const session = await world.main();
      const {id, url} = await open(world, session);
      await world.decide(url, 'rejected');
      expectRefused(await stateOf(session, id), 'handoff-rejected');
      await world.openAgain(url);
      expectRefused(await stateOf(session, id), 'handoff-rejected');
    },
  },
  {
    id: 'decision-after-cancelling',
    chapter: 'handoff',
    says: 'What a place answers about a handoff that is `ended` has no effect; one that is `open` takes it.',
    needs: [...needs, 'decide'],
    check: async (world) => {
      const session = await world.main();
      await world.reset(session);
      const {id, url} = await open(world, session);
      const before = await isCertified(world, session);
      const {state} = expectAnswer(await session.send('cancelHandoff', {id}), handoffCancelledSchema);
      await world.decide(url, 'passed');
      if (state === 'open') {
        expectAnswer(await stateOf(session, id), passedSchema);
        return;
      }
      expectNothing(await stateOf(session, id));
      expectThat((await isCertified(world, session)) === before, 'getStatus.methods: certified by a cancelled handoff');
    },
  },
  {
    id: 'handoff-of-the-record',
    chapter: 'handoff',
    says: 'A handoff certifies what was on record: where the account has another holder meanwhile, `record-changed`.',
    needs: [...needs, 'decide', 'other-holder-name'],
    check: async (world) => {
      const session = await world.main();
      await world.reset(session);
      const {id, url} = await open(world, session);
      await withOtherHolder(world, session, async () => {
        await world.decide(url, 'passed');
        expectRefused(await stateOf(session, id), 'record-changed');
        expectThat(!(await isCertified(world, session)), 'getStatus.methods: certified for another holder');
      });
    },
  },
  {
    id: 'handoff-of-the-enterprise',
    chapter: 'handoff',
    says: 'Where the enterprise has another name on record meanwhile, a handoff is `record-changed`, and one that has passed certifies no more.',
    needs: [...needs, 'decide', 'other-enterprise-name'],
    check: async (world) => {
      const session = await world.main();
      const before = await uncertified(world, session);
      const former = await passed(world, session);
      const {id, url} = await open(world, session);
      await withOtherEnterpriseName(world, session, async () => {
        await world.decide(url, 'passed');
        expectRefused(await stateOf(session, id), 'record-changed');
        expectNothing(await stateOf(session, former.id));
        await expectNotCertified(world, session, before);
      });
    },
  },
  {
    id: 'handoff-of-the-number',
    chapter: 'handoff',
    says: 'Where the account holder has another ID number on record meanwhile, a handoff is `record-changed`, and one that has passed certifies no more.',
    needs: [...needs, 'reset'],
    check: async (world) => {
      const session = await world.main();
      const before = await uncertified(world, session);
      const former = world.hooks.decide && (await passed(world, session));
      const {id} = await open(world, session);
      await withOtherNumber(world, session, async () => {
        expectRefused(await stateOf(session, id), 'record-changed');
        if (former) expectNothing(await stateOf(session, former.id));
        await expectNotCertified(world, session, before);
      });
    },
  },
  {
    id: 'handoff-forgets-what-was-dropped',
    chapter: 'handoff',
    says: 'When another holder was saved, neither the status nor the handoff says any more that the account is certified.',
    needs: [...needs, 'decide', 'other-holder-name'],
    check: async (world) => {
      const session = await world.main();
      const before = await uncertified(world, session);
      const {id} = await passed(world, session);
      await withOtherHolder(world, session, async () => {
        expectNothing(await stateOf(session, id));
        await expectNotCertified(world, session, before);
      });
    },
  },
  {
    id: 'handoff-fits',
    chapter: 'handoff',
    says: 'Each state of a handoff fits its schema.',
    needs: [...needs, 'decide'],
    check: async (world) => {
      const session = await world.main();
      for (const verdict of ['rejected', 'passed'] as const) {
        const {id, url} = await open(world, session);
        await world.decide(url, verdict);
        const answer = await stateOf(session, id);
        if (refusalOf(answer))
          expectThat(handoffStatusSchema().safeParse(answer.body).success, 'getHandoff: does not fit');
        else expectAnswer(answer, handoffStatusSchema);
      }
    },
  },
  {
    id: 'return-url-listed',
    chapter: 'handoff',
    says: 'Of the backend’s own addresses, only a listed page is a return address: no other path, scheme or port.',
    needs,
    way: 'link',
    check: async (world) => {
      const session = await world.main();
      const page = new URL(world.handoff.returnUrl ?? '');
      const schemes = ['ftp:', page.protocol === 'https:' ? 'http:' : 'https:'];
      const unlisted = [
        new URL('/no-such-page/return.html', page).href,
        `${page.origin}${page.pathname}/../no-such-page.html`,
        `${page.origin}${page.pathname}.foreign`,
        `${page.protocol}//${page.hostname}:${page.port === '8443' ? '9443' : '8443'}${page.pathname}`,
        ...schemes.map((scheme) => `${scheme}//${page.host}${page.pathname}`),
      ];
      for (const returnUrl of unlisted)
        expectNo(await session.send('createHandoff', {body: world.handoffOrder({returnUrl})}));
    },
  },
  {
    id: 'handoff-id-kept-back',
    chapter: 'handoff',
    says: 'The address on the place’s site does not have the handoff’s id: the place’s order number is another one.',
    needs,
    check: async (world) => {
      const {id, url} = await open(world, await world.main());
      expectThat(!withoutAddresses(url).includes(id), 'createHandoff.url: has the handoff’s id');
    },
  },
];
