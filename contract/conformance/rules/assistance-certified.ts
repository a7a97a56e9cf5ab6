import {
  assistanceCodeSchema,
  assistanceRequestSchema,
  inboxAnsweredSchema,
  openAssistanceSchema,
} from '../../../src/domain/assistance.schemas.js';
import {passedSchema} from '../../../src/domain/outcome.schemas.js';
import {expectAnswer, expectNear, expectRefused, expectThat, refusalOf, roundingMs, Undecided} from '../answers.js';
import type {Status} from '../../../src/domain/schemas.js';
import type {Rule} from '../rule.js';
import type {Session} from '../session.js';
import {
  ask,
  confirm,
  confirmRightly,
  confirmWrongly,
  decline,
  find,
  inInbox,
  makeCode,
  makeKeyedCode,
  needs,
  open,
  type Opened,
  orderCode,
  otherCode,
  sendCode,
  stateOf,
} from './assistance-steps.js';
import {expectNotRaised, withOtherHolder, withOtherNumber, withTakenNumber} from './changes.js';

/* An administrator helps: what the right number or a code gives. */

/** Ten minutes, and what lies between two clocks. */
const longestMs = 11 * 60_000;

const mostTries = 5;

/** Sends a wrong code until no try is left. */
const useTriesUp = async (session: Session, id: string, wrong: string): Promise<void> => {
  let left = mostTries;
  while (left > 0) {
    const {triesLeft} = expectRefused(await sendCode(session, id, wrong), 'assistance-code-incorrect');
    expectThat(triesLeft !== undefined && triesLeft < left, 'sendAssistanceCode: triesLeft does not fall, from five');
    left = triesLeft ?? 0;
  }
};

/** Unless the session has ended meanwhile, and is another one, nothing of a confirmation counts in it. */
const expectNotYet = (before: Status, now: Status, isSameSession: boolean): void => {
  if (!isSameSession) return;
  expectNotRaised(now, before, 'counts help before the next sign-in');
  expectThat(before.enterprise !== undefined || !now.enterprise, 'getStatus.enterprise: before the next sign-in');
};

export const assistanceCertified: readonly Rule[] = [
  {
    id: 'assistance-confirmed',
    chapter: 'assistance',
    says: 'The right number certifies the account from its next sign-in on, and the status says no other `effective` before: in this session nothing of it counts.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const before = await world.status(session);
      const administrator = await world.administrator();
      const {answer} = expectAnswer(
        await confirm(world, administrator, request.id, request.number),
        inboxAnsweredSchema,
      );
      expectThat(answer === 'confirmed', 'confirmAssistance.answer: expected confirmed');
      const {method, effective, subject} = expectAnswer(await stateOf(session, request.id), passedSchema);
      expectThat(method === 'admin-assist', 'getAssistance.method: expected admin-assist');
      expectThat(effective === 'next-sign-in', 'getAssistance.effective: expected next-sign-in');
      const {effective: said} = before.methods.find(({id}) => id === method) ?? {};
      expectThat(
        said !== 'now',
        'getStatus.methods: effective of admin-assist is now, and it counts from the next sign-in on',
      );
      expectThat(subject === session.subject, 'getAssistance.subject: not the session’s');
      expectThat((await find(administrator, request.id)) === undefined, 'getInbox: still has the answered request');
      expectNotYet(before, await world.status(session), session.subject === request.subject);
    },
  },
  {
    id: 'assistance-in-force',
    chapter: 'assistance',
    says: 'At the next sign-in the account belongs to the enterprise and is certified.',
    needs: [...needs, 'sign-in'],
    check: async (world) => {
      const {session, request} = await open(world);
      expectAnswer(await confirm(world, await world.administrator(), request.id, request.number), inboxAnsweredSchema);
      const {methods} = await world.status(await world.again(session));
      const found = methods.find(({id}) => id === 'admin-assist');
      expectThat(found?.state === 'certified', 'getStatus.methods: admin-assist is not certified at the next sign-in');
    },
  },
  {
    id: 'assistance-level',
    chapter: 'assistance',
    says: 'Help gives a lower level than a card.',
    needs: [...needs, 'card'],
    check: async (world) => {
      const opened = await open(world);
      await confirmRightly(world, opened);
      const {level} = expectAnswer(await stateOf(opened.session, opened.request.id), passedSchema);
      const main = await world.main();
      const body = await world.cards.prove(await world.challenge(main));
      const byCard = expectAnswer(await main.send('verifyCard', {body}), passedSchema);
      await world.reset(main);
      expectThat(level.rank < byCard.level.rank, 'getAssistance.level: as high as by a card');
    },
  },
  {
    id: 'assistance-another-subject',
    chapter: 'assistance',
    says: 'A personal account that was confirmed has another subject from its next sign-in on, in its enterprise.',
    needs: [...needs, 'sign-in'],
    check: async (world) => {
      const opened = await open(world);
      const {subject, enterprise} = await world.status(opened.session);
      if (enterprise) throw new Undecided('getStatus: users.applicant is no personal account');
      await confirmRightly(world, opened);
      const again = await world.again(opened.session);
      expectThat((await world.status(again)).enterprise !== undefined, 'getStatus.enterprise: absent after help');
      expectThat(again.subject !== subject, 'getStatus.subject: the one of the personal account');
    },
  },
  {
    id: 'membership-of-the-holder',
    chapter: 'assistance',
    says: 'Where a confirmed account gets another holder, also after its next sign-in, it belongs to the enterprise no more.',
    needs: [...needs, 'sign-in', 'other-holder-name'],
    check: async (world) => {
      for (const isLater of [false, true]) {
        const opened = await open(world);
        const before = await world.status(opened.session);
        const isPersonal = before.enterprise === undefined;
        await confirmRightly(world, opened);
        const session = isLater ? await world.again(opened.session) : opened.session;
        await withOtherHolder(world, session, async () => {
          const {enterprise, methods, level} = await world.status(await world.again(session));
          const help = methods.find(({id}) => id === 'admin-assist');
          expectThat(help?.state !== 'certified', 'getStatus.methods: admin-assist is certified for another holder');
          expectThat(!isPersonal || !enterprise, 'getStatus.enterprise: another holder still belongs to it');
          expectThat(level.rank <= before.level.rank, 'getStatus.level: counts help that another holder got');
        });
        await world.reset(opened.session);
      }
    },
  },
  {
    id: 'membership-of-the-number',
    chapter: 'assistance',
    says: 'Where the holder of a confirmed account gets another ID number, it belongs to the enterprise no more.',
    needs: [...needs, 'sign-in', 'reset'],
    check: async (world) => {
      const opened = await open(world);
      const {enterprise: own} = await world.status(opened.session);
      if (own) throw new Undecided('getStatus: users.applicant is no personal account');
      await confirmRightly(world, opened);
      const member = await world.again(opened.session);
      await withOtherNumber(world, member, async () => {
        const {enterprise, methods} = await world.status(await world.again(member));
        const isCertified = methods.some(({id, state}) => id === 'admin-assist' && state === 'certified');
        expectThat(!isCertified, 'getStatus.methods: admin-assist is certified for another holder');
        expectThat(!enterprise, 'getStatus.enterprise: another holder still belongs to it');
      });
    },
  },
  {
    id: 'assistance-number-taken',
    chapter: 'assistance',
    says: 'An account with the ID number of another account of the enterprise does not join it: the right number and a code are refused with `id-number-taken`, and the request ends with it.',
    needs: [...needs, 'taken-id-number', 'reset'],
    check: async (world) => {
      const [administrator, session] = [await world.administrator(), await world.applicant()];
      const {enterprise} = await world.status(await world.main());
      if (enterprise?.uscc !== (await world.status(administrator)).enterprise?.uscc)
        throw new Undecided('plan.takenIdNumber: of another enterprise than helps');
      const answers = [
        async ({id, number}: Opened['request']) => confirm(world, administrator, id, number),
        async ({id}: Opened['request']) => sendCode(session, id, await makeCode(world, administrator, id)),
      ];
      await world.reset(session);
      for (const answer of answers)
        await withTakenNumber(world, session, async () => {
          const request = expectAnswer(await ask(world, session), assistanceRequestSchema);
          expectRefused(await answer(request), 'id-number-taken');
          expectRefused(await stateOf(session, request.id), 'id-number-taken');
        });
    },
  },
  {
    id: 'assistance-code-passes',
    chapter: 'assistance',
    says: 'A code that the administrator made, valid for ten minutes, certifies the account, and whoever else sends it nobody.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const answer = await orderCode(world, await world.administrator(), request.id);
      const {code, expiresAt} = expectAnswer(answer, assistanceCodeSchema);
      const left = await world.msUntil(session, expiresAt);
      expectThat(left > 0 && left <= longestMs, 'createAssistanceCode.expiresAt: not within ten minutes');
      expectThat(
        Date.parse(expiresAt) <= Date.parse(request.expiresAt) + roundingMs,
        'createAssistanceCode.expiresAt: after the end of the request',
      );
      const told = [await stateOf(session, request.id), await (await world.administrator()).send('getInbox')];
      expectThat(!told.some(({text}) => text.includes(code)), 'getAssistance or getInbox: tells the code');
      const {codeExpiresAt = expiresAt} = await inInbox(await world.administrator(), request.id);
      expectNear(codeExpiresAt, expiresAt, 'getInbox.codeExpiresAt: another end than in createAssistanceCode');
      const main = await world.main();
      if (main.subject !== session.subject) expectRefused(await sendCode(main, request.id, code));
      const {method} = expectAnswer(await sendCode(session, request.id, code), passedSchema);
      expectThat(method === 'admin-assist', 'sendAssistanceCode.method: expected admin-assist');
    },
  },
  {
    id: 'assistance-code-wrong',
    chapter: 'assistance',
    says: 'A wrong code is `assistance-code-incorrect`, with fewer `triesLeft` each time; after five at most the right one fails, too, and its key tells it no more.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const {code, isTold} = await makeKeyedCode(world, await world.administrator(), request.id);
      await useTriesUp(session, request.id, otherCode(code));
      expectRefused(await sendCode(session, request.id, code));
      expectThat(!(await isTold()), 'createAssistanceCode: the same key tells the code after five wrong ones');
    },
  },
  {
    id: 'assistance-code-replaced',
    chapter: 'assistance',
    says: 'A new code is another one, replaces the previous one, and has tries of its own.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const administrator = await world.administrator();
      const [former, code] = [
        await makeCode(world, administrator, request.id),
        await makeCode(world, administrator, request.id),
      ];
      expectThat(former !== code, 'createAssistanceCode.code: the same twice');
      expectRefused(await sendCode(session, request.id, former), 'assistance-code-incorrect');
      await useTriesUp(session, request.id, former);
      const last = await makeCode(world, administrator, request.id);
      expectAnswer(await sendCode(session, request.id, last), passedSchema);
    },
  },
  {
    id: 'assistance-code-of-an-open-request',
    chapter: 'assistance',
    says: 'A code ends with its request: after a refusal, a wrong number or a withdrawal it certifies nobody, and its key tells it no more.',
    needs,
    check: async (world) => {
      const administrator = await world.administrator();
      const ends = [
        ({request}: Opened) => decline(world, administrator, request.id),
        ({session, request}: Opened) => confirmWrongly(world, session, request),
        ({session, request}: Opened) => session.send('withdrawAssistance', {id: request.id}),
      ];
      for (const end of ends) {
        const opened = await open(world);
        const {code, isTold} = await makeKeyedCode(world, administrator, opened.request.id);
        await end(opened);
        expectRefused(await sendCode(opened.session, opened.request.id, code));
        expectThat(!(await isTold()), 'createAssistanceCode: the same key tells the code after the end of the request');
      }
    },
  },
  {
    id: 'assistance-code-judged-late',
    chapter: 'assistance',
    says: 'A code is judged when it is typed: after its administrator has lost the level it certifies nobody, and neither then nor after a change of the asker’s holder does its key tell it.',
    needs: [...needs, 'reset', 'other-holder-name'],
    check: async (world) => {
      const administrator = await world.administrator();
      for (const changed of ['administrator', 'applicant']) {
        const {session, request} = await open(world);
        const {code, isTold} = await makeKeyedCode(world, administrator, request.id);
        try {
          await withOtherHolder(world, changed === 'applicant' ? session : administrator, async () => {
            if (changed === 'administrator' && !refusalOf(await administrator.send('getInbox')))
              throw new Undecided('getInbox: users.administrator keeps the level when the account’s holder changes');
            expectRefused(await sendCode(session, request.id, code));
            expectThat(
              !(await isTold()),
              `createAssistanceCode: the same key tells the code after another holder of users.${changed}`,
            );
          });
        } finally {
          // The holder is the former one, and the certification is still gone.
          await world.reset(administrator);
        }
      }
    },
  },
  {
    id: 'assistance-code-of-the-request',
    chapter: 'assistance',
    says: 'A code belongs to one request: it certifies nobody by another one, and before a code was made each is a wrong one that counts.',
    needs,
    check: async (world) => {
      const {request: former} = await open(world);
      const code = await makeCode(world, await world.administrator(), former.id);
      const {session, request} = await open(world);
      const left = [];
      for (let times = 0; times < 2; times += 1)
        left.push(
          expectRefused(await sendCode(session, request.id, code), 'assistance-code-incorrect').triesLeft ?? NaN,
        );
      const [first = NaN, second = NaN] = left;
      expectThat(second < first, 'sendAssistanceCode: triesLeft does not fall before a code was made');
      expectAnswer(await stateOf(session, request.id), openAssistanceSchema);
    },
  },
  {
    id: 'assistance-code-answer-ends',
    chapter: 'assistance',
    says: 'The stored answer with a code ends with the code: the same key does not tell a code that was replaced or used.',
    needs,
    check: async (world) => {
      const {session, request} = await open(world);
      const [administrator, {id}] = [await world.administrator(), request];
      const former = await makeKeyedCode(world, administrator, id);
      const {code, isTold} = await makeKeyedCode(world, administrator, id);
      expectThat(!(await former.isTold()), 'createAssistanceCode: the same key tells a code that was replaced');
      expectAnswer(await sendCode(session, id, code), passedSchema);
      expectThat(!(await isTold()), 'createAssistanceCode: the same key tells the code after its end');
    },
  },
];
