import {hasBody} from '../../../src/adapters/operations.js';
import {contracts, statusSchema} from '../../../src/domain/schemas.js';
import {profileSchema} from '../../../src/domain/profile.schemas.js';
import {
  type Answer,
  broken,
  codeOf,
  expect,
  isJson,
  isNotGuessed,
  isNotStored,
  isOfFirewall,
  refusalOf,
  Undecided,
  versionIn,
} from '../answers.js';
import type {Operation} from '../../operations.js';
import {unlessClosed} from '../exchange.js';
import {rulesIn} from '../rule.js';
import {finding, say} from '../say.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {changing, needsId, needsSubject, type Offered, offeredOperations, reading} from './offered-operations.js';
import {sampleRequests} from './sample-requests.js';

/* What holds for every operation: who asks, about whom, from where, and how a failure looks. */

/** Without `traceparent`, by which a backend may name its requests. */
const problemOf = async (session: Session): Promise<Answer> =>
  session.signedOut().send('getStatus', {headers: {traceparent: null}});

/** Which code it has is left open. */
export const expectSignedOut = (answer: Answer): void => {
  expect.problem(answer, [401]);
  expectJson(answer);
};

/** The form of each failure, also of one that the framework finds. What a firewall answers by itself is none of them. */
export const expectDocument = (answer: Answer): void => {
  if (isOfFirewall(answer)) return;
  const type = answer.headers['content-type'] ?? 'no content type';
  const isProblem = /^application\/problem\+json\b/i.test(type);
  expect.that(isProblem, answer.operation, 'at', say('a-failure'), say('expected', 'application/problem+json'));
  expectNotStored(answer);
};

/** What a failure of the backend's own has in it. */
const expectOwnDocument = (answer: Answer): void => {
  if (isOfFirewall(answer)) return;
  expectDocument(answer);
  const {status, requestId} = Object(answer.body) as Record<string, unknown>;
  expect.that(codeOf(answer) !== undefined, say('a-failure'), 'expected', 'code');
  expect.that(status === answer.status, say('a-failure'), 'expected', say('status-in-body'));
  expect.that(
    typeof requestId === 'string' && /^[\x20-\x7E]{1,200}$/.test(requestId),
    say('a-failure'),
    'expected',
    say('a-request-id'),
  );
};

const expectRejectedInForm = (answer: Answer): void => {
  expect.rejected(answer);
  expectDocument(answer);
};

/** Of an operation with an id in its path, the id may be judged before: that of these rules is none. */
const expectProblemUnlessId = (answer: Answer, {operation}: Offered, status: number, code: string): void => {
  if (answer.status === 400 && needsId(operation) && operation.method !== 'DELETE') return;
  expect.problem(answer, [status], code);
};

/** Subjects that are not this session's: a made-up one, and those of the plan's other accounts. */
const othersOf = async (world: World, {subject}: Session): Promise<readonly string[]> => {
  const {stranger, colleague, applicant, administrator} = world.plan.users;
  const others = [
    await world.main(),
    stranger && (await world.stranger()),
    colleague && (await world.colleague()),
    applicant && (await world.applicant()),
    administrator && (await world.administrator()),
  ];
  const subjects = others.flatMap((each) => each?.subject ?? []).filter((each) => each !== subject);
  return ['another-subject', ...new Set(subjects)];
};

const expectOnlyOwnSubject = async (world: World, wants: (operation: Operation) => boolean): Promise<void> => {
  for (const each of await offeredOperations(world, wants))
    for (const subject of await othersOf(world, each.session)) {
      const answer = await each.session.send(each.id, {subject, ifMatch: '"1"'});
      expectProblemUnlessId(answer, each, 412, 'subject-changed');
    }
};

/** Without a session, and with one that is none, such as one that has ended. */
const expectOnlyInSession = async (world: World, wants: (operation: Operation) => boolean): Promise<void> => {
  for (const {session, id} of await offeredOperations(world, wants)) {
    expectSignedOut(await session.signedOut().send(id));
    const {notOurs} = session;
    if (notOurs) expectSignedOut(await session.send(id, {headers: notOurs}));
  }
};

const marker = 'conformance-marker-7f3a';

const expectJson = (answer: Answer): void =>
  expect.that(isJson(answer), answer.operation, 'expected', say('content-type', 'application/json'));

const expectNotStored = (answer: Answer): void =>
  expect.that(isNotStored(answer), answer.operation, 'expected', 'Cache-Control: no-store');

const expectNotGuessed = (answer: Answer): void =>
  expect.that(isNotGuessed(answer), answer.operation, 'expected', 'X-Content-Type-Options: nosniff');

/** The levels by their rank, from 1. One of another name may have any rank. */
const ranks: readonly (readonly string[])[] = [
  ['low', '低'],
  ['medium', '中'],
  ['high', '高'],
];

/** Ids that none of a backend’s own is: a store of texts fails at some. */
const notIds = ['%00', "'", '%F0%9F%98%80', '..%2Fstatus', 'x'.repeat(300)];

export const access = rulesIn('doors', [], {
  'status-fits': {
    en: 'The status fits its schema, and so the widget understands it; the ranks are 1 for 低, 2 for 中, 3 for 高.',
    zh: '状态符合约定的格式，组件能够读取；级别的 `rank`：低为 1，中为 2，高为 3。',
    check: async ({main}) => {
      const {level, nextLevel, methods} = expect.answer(await (await main()).send('getStatus'), statusSchema);
      for (const each of [level, nextLevel, ...methods.map(({leadsTo}) => leadsTo)]) {
        const known = ranks.find((names) => names.includes(each?.id ?? '') || names.includes(each?.label ?? ''));
        expect.that(known === undefined || ranks.indexOf(known) + 1 === each?.rank, 'getStatus', 'wrong-rank');
      }
    },
  },
  'contract-named': {
    en: 'The version of the contract that the status names is one that there is.',
    zh: '状态中写明的约定版本确实存在。',
    check: async ({main}) => {
      const {contract} = expect.answer(await (await main()).send('getStatus'), statusSchema);
      // Not wrong, since everything else is checked anyway. But nobody can tell which contract it keeps.
      if (contract === undefined)
        throw new Undecided(finding('getStatus.contract', 'no-contract', say('one-of', ...contracts)));
    },
  },
  'profile-fits': {
    en: 'The profile fits its schema, and has an ETag.',
    zh: '登记信息符合约定的格式，并带有 ETag。',
    check: async ({main}) => {
      const answer = await (await main()).send('getProfile');
      const version = versionIn(answer) ?? broken(finding('getProfile', 'expected-got', say('an-etag'), say('none')));
      expect.answer({...answer, body: {...Object(answer.body), version}}, profileSchema);
    },
  },
  'session-required-to-read': {
    en: 'Without a session, or with one that is none or has ended, reading is answered with 401 in JSON, and with no redirect.',
    zh: '没有会话、会话无效或已结束时，读取返回 JSON 格式的 401，不跳转。',
    check: (world) => expectOnlyInSession(world, reading),
  },
  'session-required-to-change': {
    en: 'Without a session, or with one that is none or has ended, each change is answered with 401 in JSON, and with no redirect.',
    zh: '没有会话、会话无效或已结束时，每个会改变数据的请求返回 JSON 格式的 401，不跳转。',
    needs: ['changes'],
    check: (world) => expectOnlyInSession(world, changing),
  },
  'subject-required-to-read': {
    en: 'Reading without `Sw-Subject` is answered with 428 `precondition-required`.',
    zh: '读取时缺少 `Sw-Subject`，返回 428 `precondition-required`。',
    check: async (world) => {
      for (const each of await offeredOperations(world, (operation) => reading(operation) && needsSubject(operation)))
        expectProblemUnlessId(await each.session.send(each.id, {subject: null}), each, 428, 'precondition-required');
    },
  },
  'subject-required-to-change': {
    en: 'A change without `Sw-Subject` is answered with 428 `precondition-required`.',
    zh: '改变数据时缺少 `Sw-Subject`，返回 428 `precondition-required`。',
    needs: ['changes'],
    check: async (world) => {
      for (const each of await offeredOperations(world, changing)) {
        const answer = await each.session.send(each.id, {subject: null, ifMatch: '"1"'});
        expectProblemUnlessId(answer, each, 428, 'precondition-required');
      }
    },
  },
  'subject-of-the-session-to-read': {
    en: 'Reading about another subject than the session’s, also about that of another account, is answered with 412 `subject-changed`.',
    zh: '读取时 `Sw-Subject` 与会话不符（属于其他账号的也一样），返回 412 `subject-changed`。',
    check: (world) => expectOnlyOwnSubject(world, (each) => reading(each) && each.id !== 'getStatus'),
  },
  'subject-of-the-session-to-change': {
    en: 'A change about another subject than the session’s, also about that of another account, is answered with 412 `subject-changed`.',
    zh: '改变数据时 `Sw-Subject` 与会话不符（属于其他账号的也一样），返回 412 `subject-changed`。',
    needs: ['changes'],
    check: (world) => expectOnlyOwnSubject(world, changing),
  },
  'subject-before-body': {
    en: 'The subject is checked before the body: a change that does not fit, about another subject, is `subject-changed`.',
    zh: '先检查 `Sw-Subject`，再检查请求体：两者都不符时返回 `subject-changed`。',
    needs: ['changes'],
    check: async ({main}) => {
      const answer = await (await main()).send('verifyCard', {subject: 'another-subject', text: '{'});
      expect.problem(answer, [412], 'subject-changed');
    },
  },
  'subject-stays': {
    en: 'The subject of an account is the same at its next sign-in.',
    zh: '账号再次登录后，`subject` 不变。',
    needs: ['sign-in'],
    check: async ({again}, session) => {
      expect.that((await again(session)).subject === session.subject, 'getStatus.subject', 'subject-changes');
    },
  },
  'subject-differs': {
    en: 'Two accounts have two subjects.',
    zh: '两个账号的 `subject` 不同。',
    needs: ['stranger'],
    check: async ({main, stranger}) =>
      expect.that((await main()).subject !== (await stranger()).subject, 'getStatus.subject', 'one-subject'),
  },
  'subject-differs-in-an-enterprise': {
    en: 'Two accounts of one enterprise have two subjects.',
    zh: '同一企业的两个账号，`subject` 不同。',
    needs: ['colleague'],
    check: async ({main, colleague}) =>
      expect.that(
        (await main()).subject !== (await colleague()).subject,
        'getStatus.subject',
        'one-subject-in-enterprise',
      ),
  },
  'json-declared': {
    en: 'An answer is declared as JSON: the widget reads no other, and a browser could show it as a page.',
    zh: '响应声明为 JSON：组件不读取其他类型，浏览器也可能把它当作页面显示。',
    check: async (world) => {
      for (const {session, id} of await offeredOperations(world, (each) => reading(each) && !needsId(each)))
        expectJson(await session.send(id));
    },
  },
  'json-only': {
    en: 'A body that is not declared as JSON is rejected, by a problem document: a form of a foreign page could send it.',
    zh: '没有声明为 JSON 的请求体不予受理，响应的格式与其他失败相同：其他网站的表单可以发送这样的请求。',
    needs: ['changes'],
    check: async (world) => {
      for (const {ask} of await sampleRequests(world))
        for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
          expectRejectedInForm(await ask({headers: {'content-type': type}}));
    },
  },
  'json-malformed': {
    en: 'A body that is not JSON is rejected with a 4xx as a problem document, not with a 500.',
    zh: '不是 JSON 的请求体返回 4xx，格式与其他失败相同，而不是 500。',
    needs: ['changes'],
    check: async ({main}) => {
      for (const text of ['{', 'null', '[]', '"text"'])
        expectRejectedInForm(await (await main()).send('verifyCard', {text}));
    },
  },
  'fields-of-other-types': {
    en: 'Fields of other types and missing fields are rejected with a 4xx as a problem document, not with a 500.',
    zh: '字段类型不符或缺少字段时返回 4xx，格式与其他失败相同，而不是 500。',
    needs: ['changes'],
    check: async (world) => {
      // No number for a text: some readers of JSON take it for its digits.
      const bad = {challengeId: [], ticket: [], place: {}, person: null, enterpriseName: [], enterprise: {}};
      const wants = ({method, path}: Operation): boolean =>
        method === 'POST' && !path.includes('{id}') && !path.endsWith('/challenges');
      for (const {session, id} of await offeredOperations(world, wants)) {
        for (const body of [bad, {}]) {
          const answer = await session.send(id, {body});
          // The consent is missing, too.
          if (refusalOf(answer)?.code !== 'consent-required') expectRejectedInForm(answer);
        }
      }
      // Where an id that is none may be refused before the body is read.
      const ofAnId = {code: [], number: {}, reason: [], stepUp: []};
      for (const {session, id} of await offeredOperations(world, (each) => needsId(each) && hasBody(each.method)))
        for (const body of [ofAnId, {}]) expect.noFault(await session.send(id, {body}), 'misfit-body');
      const puts = await offeredOperations(world, ({method}) => method === 'PUT');
      for (const {session, id} of puts) {
        const body = {[id === 'updateAccount' ? 'holderName' : 'enterpriseName']: []};
        expect.no(await session.send(id, {body, ifMatch: await world.ifMatch(session)}));
      }
    },
  },
  'body-limited': {
    en: 'A body of two megabytes is rejected, also one that does not tell its length.',
    zh: '两兆字节的请求体不予受理，不说明长度的也是。',
    needs: ['changes'],
    check: async ({main}) => {
      const text = JSON.stringify({challengeId: 'x'.repeat(2_000_000)});
      for (const headers of [{}, {'transfer-encoding': 'chunked'}]) {
        // The connection may be closed before all of it was sent.
        const answer = await unlessClosed((await main()).send('createCardChallenge', {text, headers}));
        if (answer) expect.rejected(answer);
      }
    },
  },
  'trace-accepted': {
    en: 'A `traceparent` changes no answer: not its flags, nor a later version, nor one that is not well-formed.',
    zh: '`traceparent` 不影响任何响应：无论标志位如何、是否为后来的版本、格式是否正确。',
    check: async (_, session) => {
      const ids = '4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7';
      const headers = [
        `00-${ids}-00`,
        `00-${ids}-ff`,
        `cc-${ids}-01-later`,
        `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`,
      ];
      for (const traceparent of [...headers, '00', marker, null])
        expect.answer(await session.send('getStatus', {headers: {traceparent}}), statusSchema);
    },
  },
  'problem-document': {
    en: 'A failure is `application/problem+json` with `code`, the `status` of the response, and a `requestId` of its own.',
    zh: '失败的响应为 `application/problem+json`，带有 `code`、与响应相同的 `status` 和各自不同的 `requestId`。',
    check: async ({main}) => {
      const [answer, other] = [await problemOf(await main()), await problemOf(await main())];
      expectOwnDocument(answer);
      const [first, second] = [answer, other].map(({body}) => (Object(body) as {requestId?: unknown}).requestId);
      expect.that(first !== second, say('two-failures'), 'one-request-id');
    },
  },
  'problem-quotes-nothing': {
    en: 'A failure quotes nothing of the request.',
    zh: '失败的响应不引用请求的任何内容。',
    needs: ['changes'],
    check: async (_, session) => {
      const answers = [
        await session.send('verifyCard', {body: {challengeId: marker, certificate: marker}}),
        await session.send('verifyCard', {text: `{"${marker}`}),
      ];
      expect.that(!answers.some(({text}) => text.includes(marker)), say('a-failure'), 'quotes-request');
    },
  },
  'unknown-path': {
    en: 'A path that is no operation is 404, as a problem document.',
    zh: '不是接口的路径返回 404，格式与其他失败相同。',
    check: async ({main}) => {
      const answer = await (await main()).get('/no-such-operation');
      expect.problem(answer, [404]);
      expect.that(isJson(answer), answer.operation, 'expected', say('a-problem'));
    },
  },
  'no-store': {
    en: 'No cache stores an answer or a failure: `Cache-Control: no-store`.',
    zh: '响应和失败都不得缓存：`Cache-Control: no-store`。',
    check: async (world) => {
      const answers = [await problemOf(await world.main())];
      for (const {session, id, operation} of await offeredOperations(
        world,
        (each) => reading(each) && !needsId(each),
      )) {
        answers.push(await session.send(id));
        if (needsSubject(operation)) answers.push(await session.send(id, {subject: null}));
      }
      answers.forEach(expectNotStored);
    },
  },
  'changes-not-stored': {
    en: 'No cache stores the answer to a change either: it is JSON with `no-store` and `nosniff`.',
    zh: '改变数据的请求的响应也不得缓存：为 JSON，带有 `no-store` 和 `nosniff`。',
    needs: ['changes'],
    check: async (world) => {
      for (const {operation, ask} of await sampleRequests(world)) {
        if (needsId(operation)) continue;
        const answer = await ask();
        expectJson(answer);
        expectNotStored(answer);
        expectNotGuessed(answer);
      }
    },
  },
  'ids-of-any-kind': {
    en: 'An id in a path that can be none is refused or a 4xx, not a 500.',
    zh: '路径中不可能是编号的内容予以拒绝或返回 4xx，不是 500。',
    needs: ['changes'],
    check: async (world) => {
      for (const {session, id} of await offeredOperations(world, (each) => needsId(each) && !hasBody(each.method)))
        for (const each of notIds) expect.noFault(await session.send(id, {id: each}), 'impossible-id');
      // Each is a try: only where these are given back.
      for (const {operation, ask} of world.hooks.reset ? await sampleRequests(world) : [])
        for (const each of needsId(operation) ? notIds : []) expect.noFault(await ask({id: each}), 'impossible-id');
    },
  },
  'record-complete': {
    en: 'The status says `complete` or `incomplete` of the record, as the record itself does.',
    zh: '状态中的 `complete` 或 `incomplete` 与登记信息自己所说的相同。',
    check: async ({status}, session) => {
      const {profile} = await status(session);
      const {complete} = Object((await session.send('getProfile')).body) as {complete?: unknown};
      expect.that(profile === undefined || complete === (profile === 'complete'), 'getStatus.profile', 'unlike-record');
    },
  },
  nosniff: {
    en: 'No browser guesses another content type: `X-Content-Type-Options: nosniff`.',
    zh: '浏览器不得猜测内容类型：`X-Content-Type-Options: nosniff`。',
    check: async (_, session) => {
      [await session.send('getStatus'), await problemOf(session)].forEach(expectNotGuessed);
    },
  },
});
