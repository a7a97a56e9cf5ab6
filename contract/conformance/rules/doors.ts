import {hasBody} from '../../../src/adapters/operations.js';
import {contracts} from '../../../src/domain/schemas.js';
import {profileSchema} from '../../../src/domain/profile.schemas.js';
import {statusSchema} from '../../../src/domain/schemas.js';
import {
  type Answer,
  broken,
  codeOf,
  expectAnswer,
  expectNo,
  expectNoFault,
  expectProblem,
  expectRejected,
  expectThat,
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
import type {Rule} from '../rule.js';
import type {Session} from '../session.js';
import type {World} from '../world.js';
import {changing, needsId, needsSubject, type Offered, offered, reading} from './offered.js';
import {questions} from './questions.js';

/* What holds for every operation: who asks, about whom, from where, and how a failure looks. */

/** Without `traceparent`, by which a backend may name its requests. */
const problemOf = async (session: Session): Promise<Answer> =>
  session.signedOut().send('getStatus', {headers: {traceparent: null}});

/** Which code it has is left open. */
export const expectSignedOut = (answer: Answer): void => {
  expectProblem(answer, [401]);
  expectJson(answer);
};

/** The form of each failure, also of one that the framework finds. What a firewall answers by itself is none of them. */
export const expectDocument = (answer: Answer): void => {
  if (isOfFirewall(answer)) return;
  const type = answer.headers['content-type'] ?? 'no content type';
  const isProblem = /^application\/problem\+json\b/i.test(type);
  expectThat(isProblem, `${answer.operation}: a failure: expected application/problem+json`);
  expectNotStored(answer);
};

/** What a failure of the backend's own has in it. */
const expectOwnDocument = (answer: Answer): void => {
  if (isOfFirewall(answer)) return;
  expectDocument(answer);
  const {status, requestId} = Object(answer.body) as Record<string, unknown>;
  expectThat(codeOf(answer) !== undefined, 'a failure: expected code');
  expectThat(status === answer.status, 'a failure: expected the status of the response in the body, too');
  expectThat(
    typeof requestId === 'string' && /^[\x20-\x7E]{1,200}$/.test(requestId),
    'a failure: expected requestId, 1 to 200 printable ASCII characters',
  );
};

const expectRejectedInForm = (answer: Answer): void => {
  expectRejected(answer);
  expectDocument(answer);
};

/** Of an operation with an id in its path, the id may be judged before: that of these rules is none. */
const expectProblemUnlessId = (answer: Answer, {operation}: Offered, status: number, code: string): void => {
  if (answer.status === 400 && needsId(operation) && operation.method !== 'DELETE') return;
  expectProblem(answer, [status], code);
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
  for (const each of await offered(world, wants))
    for (const subject of await othersOf(world, each.session)) {
      const answer = await each.session.send(each.id, {subject, ifMatch: '"1"'});
      expectProblemUnlessId(answer, each, 412, 'subject-changed');
    }
};

/** Without a session, and with one that is none, such as one that has ended. */
const expectOnlyInSession = async (world: World, wants: (operation: Operation) => boolean): Promise<void> => {
  for (const {session, id} of await offered(world, wants)) {
    expectSignedOut(await session.signedOut().send(id));
    const {notOurs} = session;
    if (notOurs) expectSignedOut(await session.send(id, {headers: notOurs}));
  }
};

const marker = 'conformance-marker-7f3a';

const expectJson = (answer: Answer): void =>
  expectThat(isJson(answer), `${answer.operation}: expected the content type application/json`);

const expectNotStored = (answer: Answer): void =>
  expectThat(isNotStored(answer), `${answer.operation}: expected Cache-Control: no-store`);

const expectNotGuessed = (answer: Answer): void =>
  expectThat(isNotGuessed(answer), `${answer.operation}: expected X-Content-Type-Options: nosniff`);

/** The levels by their rank, from 1. One of another name may have any rank. */
const ranks: readonly (readonly string[])[] = [
  ['low', '低'],
  ['medium', '中'],
  ['high', '高'],
];

/** Ids that none of a backend’s own is: a store of texts fails at some. */
const notIds = ['%00', "'", '%F0%9F%98%80', '..%2Fstatus', 'x'.repeat(300)];

export const doors: readonly Rule[] = [
  {
    id: 'status-fits',
    chapter: 'doors',
    says: 'The status fits its schema, and so the widget understands it; the ranks are 1 for 低, 2 for 中, 3 for 高.',
    needs: [],
    check: async ({main}) => {
      const {level, nextLevel, methods} = expectAnswer(await (await main()).send('getStatus'), statusSchema);
      for (const each of [level, nextLevel, ...methods.map(({leadsTo}) => leadsTo)]) {
        const known = ranks.find((names) => names.includes(each?.id ?? '') || names.includes(each?.label ?? ''));
        expectThat(
          known === undefined || ranks.indexOf(known) + 1 === each?.rank,
          'getStatus: the rank of a level is not 1 for 低, 2 for 中, 3 for 高',
        );
      }
    },
  },
  {
    id: 'contract-named',
    chapter: 'doors',
    says: 'The version of the contract that the status names is one that there is.',
    needs: [],
    check: async ({main}) => {
      const {contract} = expectAnswer(await (await main()).send('getStatus'), statusSchema);
      // Not wrong, since everything else is checked anyway. But nobody can tell which contract it keeps.
      if (contract === undefined)
        throw new Undecided(`getStatus.contract: nothing; expected ${contracts.join(' or ')}`);
    },
  },
  {
    id: 'profile-fits',
    chapter: 'doors',
    says: 'The profile fits its schema, and has an ETag.',
    needs: [],
    check: async ({main}) => {
      const answer = await (await main()).send('getProfile');
      const version = versionIn(answer) ?? broken('getProfile: expected an ETag, got none');
      expectAnswer({...answer, body: {...Object(answer.body), version}}, profileSchema);
    },
  },
  {
    id: 'session-required-to-read',
    chapter: 'doors',
    says: 'Without a session, or with one that is none or has ended, reading is answered with 401 in JSON, and with no redirect.',
    needs: [],
    check: (world) => expectOnlyInSession(world, reading),
  },
  {
    id: 'session-required-to-change',
    chapter: 'doors',
    says: 'Without a session, or with one that is none or has ended, each change is answered with 401 in JSON, and with no redirect.',
    needs: ['changes'],
    check: (world) => expectOnlyInSession(world, changing),
  },
  {
    id: 'subject-required-to-read',
    chapter: 'doors',
    says: 'Reading without `Sw-Subject` is answered with 428 `precondition-required`.',
    needs: [],
    check: async (world) => {
      for (const each of await offered(world, (operation) => reading(operation) && needsSubject(operation)))
        expectProblemUnlessId(await each.session.send(each.id, {subject: null}), each, 428, 'precondition-required');
    },
  },
  {
    id: 'subject-required-to-change',
    chapter: 'doors',
    says: 'A change without `Sw-Subject` is answered with 428 `precondition-required`.',
    needs: ['changes'],
    check: async (world) => {
      for (const each of await offered(world, changing)) {
        const answer = await each.session.send(each.id, {subject: null, ifMatch: '"1"'});
        expectProblemUnlessId(answer, each, 428, 'precondition-required');
      }
    },
  },
  {
    id: 'subject-of-the-session-to-read',
    chapter: 'doors',
    says: 'Reading about another subject than the session’s, also about that of another account, is answered with 412 `subject-changed`.',
    needs: [],
    check: (world) => expectOnlyOwnSubject(world, (each) => reading(each) && each.id !== 'getStatus'),
  },
  {
    id: 'subject-of-the-session-to-change',
    chapter: 'doors',
    says: 'A change about another subject than the session’s, also about that of another account, is answered with 412 `subject-changed`.',
    needs: ['changes'],
    check: (world) => expectOnlyOwnSubject(world, changing),
  },
  {
    id: 'subject-before-body',
    chapter: 'doors',
    says: 'The subject is checked before the body: a change that does not fit, about another subject, is `subject-changed`.',
    needs: ['changes'],
    check: async ({main}) => {
      const answer = await (await main()).send('verifyCard', {subject: 'another-subject', text: '{'});
      expectProblem(answer, [412], 'subject-changed');
    },
  },
  {
    id: 'subject-stays',
    chapter: 'doors',
    says: 'The subject of an account is the same at its next sign-in.',
    needs: ['sign-in'],
    check: async ({main, again}) => {
      const session = await main();
      expectThat((await again(session)).subject === session.subject, 'getStatus.subject: differs after a new sign-in');
    },
  },
  {
    id: 'subject-differs',
    chapter: 'doors',
    says: 'Two accounts have two subjects.',
    needs: ['stranger'],
    check: async ({main, stranger}) =>
      expectThat((await main()).subject !== (await stranger()).subject, 'getStatus.subject: the same for two accounts'),
  },
  {
    id: 'subject-differs-in-an-enterprise',
    chapter: 'doors',
    says: 'Two accounts of one enterprise have two subjects.',
    needs: ['colleague'],
    check: async ({main, colleague}) =>
      expectThat(
        (await main()).subject !== (await colleague()).subject,
        'getStatus.subject: the same for two accounts of one enterprise',
      ),
  },
  {
    id: 'json-declared',
    chapter: 'doors',
    says: 'An answer is declared as JSON: the widget reads no other, and a browser could show it as a page.',
    needs: [],
    check: async (world) => {
      for (const {session, id} of await offered(world, (each) => reading(each) && !needsId(each)))
        expectJson(await session.send(id));
    },
  },
  {
    id: 'json-only',
    chapter: 'doors',
    says: 'A body that is not declared as JSON is rejected, by a problem document: a form of a foreign page could send it.',
    needs: ['changes'],
    check: async (world) => {
      for (const {ask} of await questions(world))
        for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
          expectRejectedInForm(await ask({headers: {'content-type': type}}));
    },
  },
  {
    id: 'json-malformed',
    chapter: 'doors',
    says: 'A body that is not JSON is rejected with a 4xx as a problem document, not with a 500.',
    needs: ['changes'],
    check: async ({main}) => {
      for (const text of ['{', 'null', '[]', '"text"'])
        expectRejectedInForm(await (await main()).send('verifyCard', {text}));
    },
  },
  {
    id: 'fields-of-other-types',
    chapter: 'doors',
    says: 'Fields of other types and missing fields are rejected with a 4xx as a problem document, not with a 500.',
    needs: ['changes'],
    check: async (world) => {
      // No number for a text: some readers of JSON take it for its digits.
      const bad = {challengeId: [], ticket: [], place: {}, person: null, enterpriseName: [], enterprise: {}};
      const wants = ({method, path}: Operation): boolean =>
        method === 'POST' && !path.includes('{id}') && !path.endsWith('/challenges');
      for (const {session, id} of await offered(world, wants)) {
        for (const body of [bad, {}]) {
          const answer = await session.send(id, {body});
          // The consent is missing, too.
          if (refusalOf(answer)?.code !== 'consent-required') expectRejectedInForm(answer);
        }
      }
      // Where an id that is none may be refused before the body is read.
      const ofAnId = {code: [], number: {}, reason: [], stepUp: []};
      for (const {session, id} of await offered(world, (each) => needsId(each) && hasBody(each.method)))
        for (const body of [ofAnId, {}]) expectNoFault(await session.send(id, {body}), 'a body that does not fit');
      const puts = await offered(world, ({method}) => method === 'PUT');
      for (const {session, id} of puts) {
        const body = {[id === 'updateAccount' ? 'holderName' : 'enterpriseName']: []};
        expectNo(await session.send(id, {body, ifMatch: await world.ifMatch(session)}));
      }
    },
  },
  {
    id: 'body-limited',
    chapter: 'doors',
    says: 'A body of two megabytes is rejected, also one that does not tell its length.',
    needs: ['changes'],
    check: async ({main}) => {
      const text = JSON.stringify({challengeId: 'x'.repeat(2_000_000)});
      for (const headers of [{}, {'transfer-encoding': 'chunked'}]) {
        // The connection may be closed before all of it was sent.
        const answer = await unlessClosed((await main()).send('createCardChallenge', {text, headers}));
        if (answer) expectRejected(answer);
      }
    },
  },
  {
    id: 'trace-accepted',
    chapter: 'doors',
    says: 'A `traceparent` changes no answer: not its flags, nor a later version, nor one that is not well-formed.',
    needs: [],
    check: async ({main}) => {
      const session = await main();
      const ids = '4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7';
      const headers = [
        `00-${ids}-00`,
        `00-${ids}-ff`,
        `cc-${ids}-01-later`,
        `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`,
      ];
      for (const traceparent of [...headers, '00', marker, null])
        expectAnswer(await session.send('getStatus', {headers: {traceparent}}), statusSchema);
    },
  },
  {
    id: 'problem-document',
    chapter: 'doors',
    says: 'A failure is `application/problem+json` with `code`, the `status` of the response, and a `requestId` of its own.',
    needs: [],
    check: async ({main}) => {
      const [answer, other] = [await problemOf(await main()), await problemOf(await main())];
      expectOwnDocument(answer);
      const [first, second] = [answer, other].map(({body}) => (Object(body) as {requestId?: unknown}).requestId);
      expectThat(first !== second, 'two failures: one requestId');
    },
  },
  {
    id: 'problem-quotes-nothing',
    chapter: 'doors',
    says: 'A failure quotes nothing of the request.',
    needs: ['changes'],
    check: async ({main}) => {
      const session = await main();
      const answers = [
        await session.send('verifyCard', {body: {challengeId: marker, certificate: marker}}),
        await session.send('verifyCard', {text: `{"${marker}`}),
      ];
      expectThat(!answers.some(({text}) => text.includes(marker)), 'a failure: quotes the request');
    },
  },
  {
    id: 'unknown-path',
    chapter: 'doors',
    says: 'A path that is no operation is 404, as a problem document.',
    needs: [],
    check: async ({main}) => {
      const answer = await (await main()).get('/no-such-operation');
      expectProblem(answer, [404]);
      expectThat(isJson(answer) && codeOf(answer) !== undefined, `${answer.operation}: expected a problem document`);
    },
  },
  {
    id: 'no-store',
    chapter: 'doors',
    says: 'No cache stores an answer or a failure: `Cache-Control: no-store`.',
    needs: [],
    check: async (world) => {
      const answers = [await problemOf(await world.main())];
      for (const {session, id, operation} of await offered(world, (each) => reading(each) && !needsId(each))) {
        answers.push(await session.send(id));
        if (needsSubject(operation)) answers.push(await session.send(id, {subject: null}));
      }
      answers.forEach(expectNotStored);
    },
  },
  {
    id: 'changes-not-stored',
    chapter: 'doors',
    says: 'No cache stores the answer to a change either: it is JSON with `no-store` and `nosniff`.',
    needs: ['changes'],
    check: async (world) => {
      for (const {operation, ask} of await questions(world)) {
        if (needsId(operation)) continue;
        const answer = await ask();
        expectJson(answer);
        expectNotStored(answer);
        expectNotGuessed(answer);
      }
    },
  },
  {
    id: 'ids-of-any-kind',
    chapter: 'doors',
    says: 'An id in a path that can be none is refused or a 4xx, not a 500.',
    needs: ['changes'],
    check: async (world) => {
      for (const {session, id} of await offered(world, (each) => needsId(each) && !hasBody(each.method)))
        for (const each of notIds) {
          expectNoFault(await session.send(id, {id: each}), 'an id that can be none');
        }
      // Each is a try: only where these are given back.
      for (const {operation, ask} of world.hooks.reset ? await questions(world) : [])
        for (const each of needsId(operation) ? notIds : [])
          expectNoFault(await ask({id: each}), 'an id that can be none');
    },
  },
  {
    id: 'record-complete',
    chapter: 'doors',
    says: 'The status says `complete` or `incomplete` of the record, as the record itself does.',
    needs: [],
    check: async ({main, status}) => {
      const session = await main();
      const {profile} = await status(session);
      const {complete} = Object((await session.send('getProfile')).body) as {complete?: unknown};
      expectThat(
        profile === undefined || complete === (profile === 'complete'),
        'getStatus.profile: not what getProfile.complete says',
      );
    },
  },
  {
    id: 'nosniff',
    chapter: 'doors',
    says: 'No browser guesses another content type: `X-Content-Type-Options: nosniff`.',
    needs: [],
    check: async ({main}) => {
      const session = await main();
      [await session.send('getStatus'), await problemOf(session)].forEach(expectNotGuessed);
    },
  },
];
