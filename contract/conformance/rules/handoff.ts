import {
  type Handoff,
  handoffCancelledSchema,
  handoffSchema,
  handoffStatusSchema,
  openHandoffSchema,
} from '../../../src/domain/handoff.schemas.js';
import {mayShowCode} from '../../../src/domain/method-status.js';
import {type PassedOutcome, passedSchema} from '../../../src/domain/outcome.schemas.js';
import {type Answer, expect, isLimit, isOfFirewall, refusalOf, Undecided} from '../answers.js';
import {growing, poll} from '../pending.js';
import {type Need, rulesIn} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {expectPromised} from './card.js';
import {expectNotCertified, uncertified, withOtherEnterpriseName, withOtherHolder, withOtherNumber} from './changes.js';
import {finding, say} from '../say.js';

/* What is decided elsewhere, for each entry of the plan: the way there, and what comes back. */

const needs: readonly Need[] = ['changes', 'handoff'];

/** The longest that the widget waits for a place. */
const longestMs = 61 * 60_000;

/** Five minutes, and what lies between two clocks. */
const longestCodeMs = 5 * 60_000 + 10_000;

const order = (world: World, session: Session, changes?: object): Promise<Answer> =>
  session.send('createHandoff', {body: world.handoffOrder(changes)});

const open = async (world: World, session: Session): Promise<Handoff> =>
  expect.answer(await order(world, session), handoffSchema);

export const stateOf = (session: Session, id: string): Promise<Answer> => session.send('getHandoff', {id});

/** One that has certified the account. */
export const passed = async (world: World, session: Session): Promise<{id: string; outcome: PassedOutcome}> => {
  const {id, url} = await open(world, session);
  await world.decide(url, 'passed');
  return {id, outcome: expect.answer(await stateOf(session, id), passedSchema)};
};

/** Refused, or unknown: the handoff certifies nobody. */
const expectNothing = (answer: Answer): void => {
  if (!refusalOf(answer) || isLimit(answer)) expect.problem(answer, [404, 410]);
};

const expectNotOpened = (answer: Answer, ...codes: readonly string[]): void => {
  if (!isOfFirewall(answer)) expect.refusedOr400(answer, ...codes);
};

/** An address without those inside it: the way back has the handoff's id. */
const withoutAddresses = (text: string): string => {
  const url = new URL(text);
  for (const [name, value] of [...url.searchParams]) if (/^https?:/i.test(value)) url.searchParams.delete(name);
  return url.href;
};

const isCertified = async (world: World, session: Session): Promise<boolean> =>
  world.isCertified(session, world.handoff.method);

/** Seconds until a backend has heard of a place's yes at the latest, while no page asks for it. */
const longestUntilHeard = 120;

/** Whether the status has a place's yes by itself: the page may be closed while its user is at the place. */
const isHeard = async (world: World, session: Session): Promise<boolean> =>
  (await poll(world, longestUntilHeard, growing, () => isCertified(world, session), Boolean)) ?? false;

/** With this other record a handoff is `record-changed`, and one that has passed before certifies no more. */
const expectOfTheRecord = async (world: World, session: Session, withOther: typeof withOtherNumber): Promise<void> => {
  const before = await uncertified(world, session);
  const former = world.hooks.decide && (await passed(world, session));
  const {id, url} = await open(world, session);
  await withOther(world, session, async () => {
    if (former) await world.decide(url, 'passed');
    expect.refused(await stateOf(session, id), 'record-changed');
    if (former) expectNothing(await stateOf(session, former.id));
    await expectNotCertified(world, session, before);
  });
};

export const handoff = rulesIn('handoff', needs, {
  'handoff-opens': {
    en: 'A handoff has the subject of the session, an address on the place’s own host, and ends within an hour.',
    zh: '前往机构的记录带有会话的 `subject` 和机构自己域名下的地址，一小时内结束。',
    check: async (world, session) => {
      const {id, subject, url, expiresAt} = await open(world, session);
      expect.that(subject === session.subject, 'createHandoff.subject', 'not-the-sessions');
      expect.that(world.placeHost(url) !== undefined, 'createHandoff.url', 'not-on-host');
      const left = await world.msUntil(session, expiresAt);
      expect.that(left > 0 && left <= longestMs, 'createHandoff.expiresAt', 'not-in-an-hour');
      expect.answer(await stateOf(session, id), openHandoffSchema);
    },
  },
  'handoff-replays': {
    en: 'The same key opens no second handoff.',
    zh: '同一个键不发起第二个记录。',
    check: async (world, session) => {
      expect.answer(await session.sendTwice('createHandoff', {body: world.handoffOrder()}), handoffSchema);
    },
  },
  'handoff-id-random': {
    en: 'Each handoff has an id of its own that cannot be guessed: at least 20 characters.',
    zh: '每个记录的编号都不同且无法猜出：至少 20 个字符。',
    check: async (world, session) => {
      const ids = [(await open(world, session)).id, (await open(world, session)).id];
      expect.that(new Set(ids).size === 2, 'createHandoff.id', 'same-twice');
      expect.that(
        ids.every(({length}) => length >= 20),
        'createHandoff.id',
        'short-id',
      );
    },
  },
  'return-url-own': {
    en: 'A return address that is not one of the backend’s own pages is rejected, also one that a browser and a server read differently.',
    zh: '返回地址不是后台自己的页面时，不予受理；浏览器与服务器理解不同的地址也是如此。',
    way: 'link',
    check: async (world, session) => {
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
      for (const returnUrl of foreign) expect.no(await order(world, session, {returnUrl}));
    },
  },
  'handoff-as-asked': {
    en: 'An open handoff has the method, the place and the way that were asked for, and the address and the end that were told.',
    zh: '未结束的记录，其方式、机构和途径与请求的一致，地址和结束时间与原来告知的一致。',
    check: async (world, session) => {
      const {id, url, expiresAt} = await open(world, session);
      const state = expect.answer(await stateOf(session, id), openHandoffSchema);
      for (const name of ['method', 'place', 'by'] as const)
        expect.that(state[name] === world.handoff[name], `getHandoff.${name}`, 'not-as-asked');
      expect.that(state.url === url, 'getHandoff.url', 'not-that-of', 'createHandoff');
      expect.near(state.expiresAt, expiresAt, 'getHandoff.expiresAt', 'other-end', 'createHandoff');
    },
  },
  'place-unknown': {
    en: 'A place that there is not, or that is another method’s, is refused with `place-unavailable`, or is 400.',
    zh: '不存在的机构，或属于其他方式的机构，以 `place-unavailable` 拒绝，或返回 400。',
    check: async (world, session) => {
      const own = world.plan.handoffs?.filter(({method}) => method === world.handoff.method) ?? [];
      const others = world.plan.handoffs?.filter(({place}) => own.every((each) => each.place !== place)) ?? [];
      for (const place of ['no-such-place', 'constructor', '../ccb', ...others.map((each) => each.place)])
        expectNotOpened(await order(world, session, {place}), 'place-unavailable');
    },
  },
  'method-unknown': {
    en: 'A method that is not decided elsewhere, or that there is not, is refused or 400; so is a way that there is not, or a link without `returnUrl`.',
    zh: '不在别处认证的方式、不存在的方式或途径，以及没有 `returnUrl` 的链接，予以拒绝，或返回 400。',
    check: async (world, session) => {
      const methods = ['no-such-method', 'constructor', 'legal-rep'].map((method) => ({method}));
      for (const changes of [...methods, {by: 'no-such-way'}, {by: 'link', returnUrl: undefined}])
        expectNotOpened(await order(world, session, changes));
    },
  },
  'way-of-the-method': {
    en: 'A method whose page on the phone is not made for it opens no code: that way is refused or 400.',
    zh: '手机上没有相应页面的方式，不能以二维码发起：予以拒绝，或返回 400。',
    way: 'link',
    check: async (world, session) => {
      const {method} = world.handoff;
      const {phoneShows} = (await world.status(session)).methods.find(({id}) => id === method) ?? {};
      const hasCode = phoneShows ?? world.plan.handoffs?.find((each) => each.method === method && each.by === 'code');
      if (hasCode) return;
      expectNotOpened(await order(world, session, {by: 'code', returnUrl: undefined}));
    },
  },
  'method-not-listed': {
    en: 'A method that the status of an account does not list, such as a personal one’s, opens no handoff.',
    zh: '账号的状态中没有的方式（例如个人账号）不能发起记录。',
    needs: [...needs, 'assistance'],
    check: async (world) => {
      const session = await world.applicant();
      await world.reset(session);
      if ((await world.status(session)).methods.some(({id}) => id === world.handoff.method))
        throw new Undecided(finding('getStatus', 'has-method', 'users.applicant'));
      expect.no(await order(world, session));
    },
  },
  'handoff-unknown': {
    en: 'An unknown id is 404 `handoff-unknown`; one that can be no id is that or another 4xx.',
    zh: '不存在的编号返回 404 `handoff-unknown`；不可能是编号的返回 404 或其他 4xx。',
    needs: [],
    check: async (_, session) => {
      const unknown = await stateOf(session, 'no-such-handoff');
      if (unknown.status !== 400) expect.problem(unknown, [404], 'handoff-unknown');
      for (const id of ['..%2F..%2Fstatus', '%2e%2e', '%00', 'x'.repeat(300)]) {
        const {status} = await stateOf(session, id);
        // The server itself may refuse such a path before it looks for an id.
        expect.that(status >= 400 && status < 500, 'getHandoff', 'impossible-id-answered');
      }
    },
  },
  'handoff-of-the-user': {
    en: 'Another user’s handoff is unknown, also to a colleague.',
    zh: '别的用户的记录视为不存在，对同事也是如此。',
    needs: [...needs, 'colleague'],
    check: async (world) => {
      const {id} = await open(world, await world.main());
      expect.problem(await stateOf(await world.colleague(), id), [404], 'handoff-unknown');
    },
  },
  'handoff-after-sign-in': {
    en: 'A handoff is bound to the user and not to the session: after a new sign-in it is still there.',
    zh: '记录与用户绑定，不与会话绑定：重新登录后仍然存在。',
    needs: [...needs, 'sign-in'],
    check: async (world, session) => {
      const {id} = await open(world, session);
      expect.answer(await stateOf(await world.again(session), id), openHandoffSchema);
    },
  },
  'handoff-cancelled': {
    en: 'A cancelled handoff is `ended` and gone, or still `open` as it says, and the answer has the subject of the session.',
    zh: '已取消的记录为 `ended`，不再存在；或者仍为 `open`，与响应一致。响应带有会话的 `subject`。',
    check: async (world, session) => {
      const {id} = await open(world, session);
      const {subject, state} = expect.answer(await session.send('cancelHandoff', {id}), handoffCancelledSchema);
      expect.that(subject === session.subject, 'cancelHandoff.subject', 'not-the-sessions');
      expect.that(state !== 'decided', 'cancelHandoff.state', 'decided-by-nobody');
      if (state === 'open') expect.answer(await stateOf(session, id), openHandoffSchema);
      else expect.problem(await stateOf(session, id), [404, 410]);
    },
  },
  'handoff-cancelled-by-its-user': {
    en: 'Another user cannot cancel a handoff, and is answered `ended`, with the own subject, as is who cancels one that there is not.',
    zh: '别的用户不能取消记录，其得到的响应为 `ended`，带有其本人的 `subject`；取消不存在的记录时也相同。',
    needs: [...needs, 'colleague'],
    check: async (world, session) => {
      const {id} = await open(world, session);
      const colleague = await world.colleague();
      for (const each of [id, 'no-such-handoff']) {
        const {subject, state} = expect.answer(
          await colleague.send('cancelHandoff', {id: each}),
          handoffCancelledSchema,
        );
        expect.that(subject === colleague.subject, 'cancelHandoff.subject', 'not-the-sessions');
        expect.that(state === 'ended', 'cancelHandoff.state', 'not', 'ended');
      }
      expect.answer(await stateOf(session, id), openHandoffSchema);
    },
  },
  'handoff-passes': {
    en: 'When the place has passed the enterprise, the status says so by itself, and the handoff, with its method and the place as `via`.',
    zh: '机构通过后，不必查询记录，状态自己就说明已认证；记录也如此说明，带有其方式，`via` 为该机构。',
    needs: [...needs, 'decide'],
    check: async (world, session) => {
      await world.reset(session);
      const {id, url} = await open(world, session);
      await world.decide(url, 'passed');
      const heard = await isHeard(world, session);
      const outcome = expect.answer(await stateOf(session, id), passedSchema);
      const {method, via, subject} = outcome;
      expect.that(
        method === world.handoff.method && via === world.handoff.place,
        'getHandoff',
        'expected',
        say('method-and-via'),
      );
      expect.that(subject === session.subject, 'getHandoff.subject', 'not-the-sessions');
      expect.that(await isCertified(world, session), 'getStatus.methods', 'method-not-certified');
      expect.that(heard, 'getStatus.methods', 'certified-when-asked');
      expectPromised(await world.status(session), outcome, 'getHandoff');
    },
  },
  'handoff-cancelled-late': {
    en: 'Whoever cancels a handoff that has passed or was rejected is answered `decided`, and it stays as it is.',
    zh: '已通过或未通过的记录再取消时，响应为 `decided`，记录不变。',
    needs: [...needs, 'decide'],
    check: async (world, session) => {
      const expectDecided = async (id: string) => {
        const {state} = expect.answer(await session.send('cancelHandoff', {id}), handoffCancelledSchema);
        expect.that(state === 'decided', 'cancelHandoff.state', 'undecided-after-place');
      };
      const rejected = await open(world, session);
      await world.decide(rejected.url, 'rejected');
      expect.refused(await stateOf(session, rejected.id), 'handoff-rejected');
      await expectDecided(rejected.id);
      expect.refused(await stateOf(session, rejected.id), 'handoff-rejected');
      const {id} = await passed(world, session);
      await expectDecided(id);
      expect.answer(await stateOf(session, id), passedSchema);
      expect.that(await isCertified(world, session), 'getStatus.methods', 'certification-taken-back');
    },
  },
  'handoff-rejects': {
    en: 'When the place has rejected the enterprise, the handoff is refused with `handoff-rejected`, whatever it says afterwards.',
    zh: '机构不通过时，记录以 `handoff-rejected` 拒绝，机构后来无论说什么都不变。',
    needs: [...needs, 'decide'],
    check: async (world, session) => {
      const {id, url} = await open(world, session);
      await world.decide(url, 'rejected');
      expect.refused(await stateOf(session, id), 'handoff-rejected');
      await world.openAgain(url);
      expect.refused(await stateOf(session, id), 'handoff-rejected');
    },
  },
  'decision-after-cancelling': {
    en: 'What a place answers about a handoff that is `ended` has no effect; one that is `open` takes it.',
    zh: '记录为 `ended` 以后，机构的结果不起作用；仍为 `open` 的，结果有效。',
    needs: [...needs, 'decide'],
    check: async (world, session) => {
      await world.reset(session);
      const {id, url} = await open(world, session);
      const before = await isCertified(world, session);
      const {state} = expect.answer(await session.send('cancelHandoff', {id}), handoffCancelledSchema);
      await world.decide(url, 'passed');
      if (state === 'open') {
        expect.answer(await stateOf(session, id), passedSchema);
        return;
      }
      expectNothing(await stateOf(session, id));
      expect.that((await isCertified(world, session)) === before, 'getStatus.methods', 'certified-though-cancelled');
    },
  },
  'handoff-of-the-record': {
    en: 'A handoff certifies what was on record: where the account has another holder meanwhile, `record-changed`.',
    zh: '记录认证的是登记的内容：其间账号换了归属人，返回 `record-changed`。',
    needs: [...needs, 'decide', 'other-holder-name'],
    check: async (world, session) => {
      await world.reset(session);
      const {id, url} = await open(world, session);
      await withOtherHolder(world, session, async () => {
        await world.decide(url, 'passed');
        expect.refused(await stateOf(session, id), 'record-changed');
        expect.that(!(await isCertified(world, session)), 'getStatus.methods', 'certified-for-another');
      });
    },
  },
  'handoff-of-the-enterprise': {
    en: 'Where the enterprise has another name on record meanwhile, a handoff is `record-changed`, and one that has passed certifies no more.',
    zh: '其间企业登记的名称改变，记录返回 `record-changed`；已通过的记录不再使账号为已认证。',
    needs: [...needs, 'decide', 'other-enterprise-name'],
    check: (world, session) => expectOfTheRecord(world, session, withOtherEnterpriseName),
  },
  'handoff-of-the-number': {
    en: 'Where the account holder has another ID number on record meanwhile, a handoff is `record-changed`, and one that has passed certifies no more.',
    zh: '其间登记的归属人证件号码改变，记录返回 `record-changed`；已通过的记录不再使账号为已认证。',
    needs: [...needs, 'reset'],
    check: (world, session) => expectOfTheRecord(world, session, withOtherNumber),
  },
  'handoff-forgets-what-was-dropped': {
    en: 'When another holder was saved, neither the status nor the handoff says any more that the account is certified.',
    zh: '账号换了归属人之后，状态和记录都不再说明账号已通过认证。',
    needs: [...needs, 'decide', 'other-holder-name'],
    check: async (world, session) => {
      const before = await uncertified(world, session);
      const {id} = await passed(world, session);
      await withOtherHolder(world, session, async () => {
        expectNothing(await stateOf(session, id));
        await expectNotCertified(world, session, before);
      });
    },
  },
  'handoff-fits': {
    en: 'Each state of a handoff fits its schema.',
    zh: '记录的每种状态都符合约定的格式。',
    needs: [...needs, 'decide'],
    check: async (world, session) => {
      for (const verdict of ['rejected', 'passed'] as const) {
        const {id, url} = await open(world, session);
        await world.decide(url, verdict);
        const answer = await stateOf(session, id);
        if (refusalOf(answer))
          expect.that(handoffStatusSchema().safeParse(answer.body).success, 'getHandoff', 'does-not-fit');
        else expect.answer(answer, handoffStatusSchema);
      }
    },
  },
  'return-url-listed': {
    en: 'Of the backend’s own addresses, only a listed page is a return address: no other path, scheme or port.',
    zh: '后台自己的地址中，只有名单内的页面可以作为返回地址：其他路径、其他协议、其他端口都不可以。',
    way: 'link',
    check: async (world, session) => {
      const page = new URL(world.handoff.returnUrl ?? '');
      const schemes = ['ftp:', page.protocol === 'https:' ? 'http:' : 'https:'];
      const unlisted = [
        new URL('/no-such-page/return.html', page).href,
        `${page.origin}${page.pathname}/../no-such-page.html`,
        `${page.origin}${page.pathname}.foreign`,
        `${page.protocol}//${page.hostname}:${page.port === '8443' ? '9443' : '8443'}${page.pathname}`,
        ...schemes.map((scheme) => `${scheme}//${page.host}${page.pathname}`),
      ];
      for (const returnUrl of unlisted) expect.no(await order(world, session, {returnUrl}));
    },
  },
  'handoff-id-kept-back': {
    en: 'The address on the place’s site does not have the handoff’s id: the place’s order number is another one.',
    zh: '机构网站上的地址不含记录的编号：机构的订单号是另一个。',
    check: async (world) => {
      const {id, url} = await open(world, await world.main());
      expect.that(!withoutAddresses(url).includes(id), 'createHandoff.url', 'has-handoff-id');
    },
  },
  // A code on a screen, which a phone opens: anybody can photograph it, and send it on.
  'code-phone-shows': {
    en: 'Of a method by a code, the status says that the page on the phone shows account, enterprise, sub-app and effect.',
    zh: '可以扫码的方式，状态说明手机上的页面显示账号、企业、发起的应用和确认的效果。',
    needs: ['handoff'],
    way: 'code',
    check: async (world) => {
      const {methods} = await world.status(await world.main());
      const method = methods.find(({id}) => id === world.handoff.method);
      expect.that(mayShowCode(method), 'getStatus.methods.phoneShows', 'expected', say('what-a-phone-shows'));
    },
  },
  'code-ends': {
    en: 'A code ends within five minutes.',
    zh: '二维码五分钟内失效。',
    way: 'code',
    check: async (world, session) => {
      const {expiresAt} = await open(world, session);
      const left = await world.msUntil(session, expiresAt);
      expect.that(left <= longestCodeMs, 'createHandoff.expiresAt', 'not-in-5-minutes');
    },
  },
  'code-once': {
    en: 'A code that a phone has opened is `scanned`, and whoever opens it a second time confirms nothing.',
    zh: '手机打开过的二维码为 `scanned`，第二次打开的人不能确认任何事。',
    needs: [...needs, 'decide', 'scan'],
    way: 'code',
    check: async (world, session) => {
      const {id, url} = await open(world, session);
      await world.scan(url);
      const {scanned} = expect.answer(await stateOf(session, id), openHandoffSchema);
      expect.that(scanned === true, 'getHandoff.scanned', 'not-scanned');
      await world.openAgain(url);
      expect.answer(await stateOf(session, id), openHandoffSchema);
    },
  },
});
