import type {FrontOptions} from '../front.js';
import {backend, type Change} from '../mutants/mutant.js';
import type {Variant} from './variant.js';

/* Answers that the contract allows. */

/** A certification is stored a moment later, unless there is one; until then the status says `pending`. */
const storeLater = `
  const [deciding, about] = [(globalThis.deciding ??= new Set()), user.id + happenings[0].method];
  const store = () => (deciding.delete(about), dependencies.store.record(...happenings));
  if (dependencies.store.certifications(user.id).length > 0) store();
  else setTimeout(store, 800, deciding.add(about));`;

/** An ID card is for 5, 10 or 20 years, or long-term. In the inbox, requests of one second stand in any order. */
const years = `if (validTo > '1' && ![5e4, 1e5, 2e5].includes(validTo - validFrom)) throw new Problem('invalid-request');\n`;
/** The kit's id for what there is not. A DELETE has the same answer for each. */
const idFirst = `if (c.req.method !== 'DELETE' && /\\/none(?:\\/|$)/.test(c.req.path)) throw new Problem('invalid-request');\n`;
const ties = 'open.sort((a, b) => ((a.requestedAt / 1e3) | 0) - ((b.requestedAt / 1e3) | 0) || (a.id > b.id) - 0.5);';

const replaces = (file: string, find: string, put: string): readonly Change[] => [{file: backend(file), find, put}];

/** A card, a place and an administrator certify nobody without a consent. */
const consented = `const decided = decide();
    const isWithout = /(verifications|handoffs|requests)$/.test(c.req.path) && !/"noticeId":"a","version":"1"/.test(c.get('text'));
    const asks = {answer: {passed: false, refusal: {code: 'consent-required'}}, happenings: []};
    const {answer, happenings, effect, isForgotten, isKept} = isWithout && !('refusal' in decided.answer) ? asks : decided;`;
const own = {noticeId: 'a', version: '1'};
const legalRep = {noticeId: 'account-holder-notice', version: '2026-11'};
const consent = {'legal-rep': legalRep, 'ic-card': own, 'bank-ukey': own, 'e-licence': own, 'admin-assist': own};

/** Each method needs a consent. */
export const consenting = {
  changes: replaces('once', 'const {answer, happenings, effect, isForgotten, isKept} = decide();', consented),
  run: () => ({plan: {consent}}),
};

/** Every object of an answer in JSON, changed. */
const eachObject =
  (change: (object: Readonly<Record<string, unknown>>) => object): (() => FrontOptions) =>
  () => ({
    after: (answer) => {
      if (!/json/.test(String(answer.headers['content-type']))) return answer;
      const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
        typeof value === 'object' && value !== null && !Array.isArray(value);
      const text = JSON.stringify(
        JSON.parse(answer.text, (_, value: unknown) => (isObject(value) ? change(value) : value)),
      );
      return {...answer, text};
    },
  });

export const answers: readonly Variant[] = [
  {
    id: 'pending',
    does: 'A card and a person are decided on later, and the status tells; a place takes its time, and the handoff is pending.',
    changes: [
      ...replaces(
        'verify-card',
        'return refusal ? refuse({code: refusal}) : pass(dependencies, request, now);',
        `if (refusal) return refuse({code: refusal});
      const {happenings} = pass(dependencies, request, now);${storeLater}
      return {answer: {pending: true, subject: user.subject, checkAfter: 1}, happenings: []};`,
      ),
      ...replaces(
        'check-id-card',
        "return passPerson(dependencies, asker, ticket, {whose: claim.whose, via: 'id-card'});",
        `const decision = passPerson(dependencies, asker, ticket, {whose: claim.whose, via: 'id-card'});
      if (!('passed' in decision.answer)) return decision;
      const [{happenings}, {user}] = [decision, asker];${storeLater}
      return {...decision, answer: {pending: true, subject: user.subject, checkAfter: 1}, happenings: []};`,
      ),
      ...replaces(
        'handoff-results',
        "if (result.verdict === 'passed') certify(dependencies, user, handoff);\n      else handoffs.note(handoff, resultOf[result.verdict]);",
        `handoffs.note(handoff, 'pending');
        setTimeout(() => {
          if (result.verdict === 'passed') certify(dependencies, user, handoff);
          else handoffs.note(handoff, resultOf[result.verdict]);
        }, 800);`,
      ),
      ...replaces('handoff-standing', 'const checkAfter = 5;', 'const checkAfter = 1;'),
      ...replaces(
        'status',
        "'certified' : 'not",
        "'certified' : globalThis.deciding?.has(user.id + id) ? 'pending' : 'not",
      ),
    ],
  },
  {
    id: 'place-late',
    does: 'The backend hears of a place’s decision, and of a code that was opened, a moment later.',
    changes: [
      ...replaces(
        'handoff-results',
        'handoffs.noteScan(handoff);',
        'setTimeout(() => handoffs.noteScan(handoff), 800);',
      ),
      ...replaces(
        'handoff-results',
        "if (result.verdict === 'passed') certify(dependencies, user, handoff);\n      else handoffs.note(handoff, resultOf[result.verdict]);",
        `setTimeout(() => {
        if (result.verdict === 'passed') certify(dependencies, user, handoff);
        else handoffs.note(handoff, resultOf[result.verdict]);
      }, 800);`,
      ),
    ],
  },
  {
    id: 'unknown-fields-and-nulls',
    does: 'Each answer has fields that the contract does not know, other ones each time; what is absent is null, in refusals, too.',
    front: eachObject((object) => ({
      ...('code' in object && {fields: null, triesLeft: null, retryAfter: null, message: null}),
      ...('methods' in object && {profile: null, nextLevel: null}),
      ...('passed' in object && {via: null, verifiedAt: null, samePerson: null}),
      ...{...object, traceId: crypto.randomUUID(), timestamp: Date.now()},
    })),
  },
  {
    id: 'masks-of-other-kinds',
    does: 'What is hidden is ● or x, of a mobile only the last four digits are shown, and each refusal has a number.',
    front: () => ({
      after: (answer) => ({
        ...answer,
        text: answer.text
          .replace(/\d{3}\*{4}(?=\d{4})/g, '尾号')
          .replace(/\*\*?/g, '●x')
          .replace('"refusal":{', `$&"message":"编号 ${crypto.randomUUID()}",`),
      }),
    }),
  },
  {
    id: 'otherwise',
    does: 'A place that there is not is 400; a refusal names the legal representative, whose name is public, or has the tries that are left; an administrator’s own request is refused when it is made. Two requests for help a day are enough. An id is checked before `Sw-Subject`, and bytes that are no certificate are 400. Times are kept in seconds, names are masked, a record without a mobile is incomplete, an ID card is for 5, 10 or 20 years, and a new ticket ends the former one. Each method needs a consent. A place cannot be stopped.',
    run: consenting.run,
    changes: [
      ...consenting.changes,
      ...replaces(
        'create-handoff',
        "return refuse({code: 'place-unavailable'})",
        "throw new Problem('invalid-request')",
      ),
      ...replaces(
        'guards',
        'if (subject === undefined && isOptional(c))',
        `${idFirst}    if (subject === undefined && isOptional(c))`,
      ),
      ...replaces('guards', 'if (!parsed.success)', "if (!parsed.success || parsed.data?.certificate === 'MAAA')"),
      ...replaces(
        'check-enterprise',
        "{code: 'person-mismatch'}",
        "{code: 'person-mismatch', ...(legalRep.name !== record.legalRepName && {fields: ['legalRepName', 'address']})}",
      ),
      ...replaces(
        'check-id-card',
        "return refuse({code: 'person-mismatch'});",
        "return refuse({code: 'person-mismatch', triesLeft: (globalThis.left = (globalThis.left ?? 1_000) - 1)});",
      ),
      ...replaces('ask-for-help', 'if (!user.applicable)', 'if (!user.applicable || user.administers)'),
      ...replaces('ticket-standing', 'new Date(until)', 'new Date(Math.round(until / 1_000) * 1_000)'),
      ...replaces('check-enterprise', 'const ticket =', 'dependencies.tickets.end(user.subject);\n  const ticket ='),
      ...replaces('profile-view', 'return undefined', "return /^[hl].*Name/.test(field) ? 'name' : undefined"),
      ...replaces('check-id-card', '// Checked only', `${years}  // Checked only`),
      ...replaces('judge-account', "if (level !== 'error')", `${years}  if (level !== 'error')`),
      ...replaces('counted', 'assistance: {perUser: 5}', 'assistance: {perUser: 2}'),
      ...replaces('records', "'13800000015'", "''"),
      ...replaces(
        'profile-view',
        'const ofHolder: readonly Field[] = [',
        "const ofHolder: readonly Field[] = ['mobile', ",
      ),
      ...replaces('handoff-routes', "('ended' as const)", "handoff ? ('open' as const) : ('ended' as const)"),
      ...replaces('handoffs', 'if (handoff && !isDecided(handoff)) this.#issued.delete(id);', ''),
      ...replaces('answer-help', 'const day = inbox', `${ties}\n  const day = inbox`),
    ],
  },
  {
    id: 'without-tickets',
    does: 'It cannot be asked about a ticket, and the account’s data are changed elsewhere: it has no PUT for them.',
    changes: [
      ...replaces('legal-rep-routes', "'/legal-rep/tickets/:id'", "'/legal-rep/former-tickets/:id'"),
      ...replaces('profile-routes', '  account: applicable,', '  account: false,'),
      ...replaces('profile-routes', "['enterprise', 'account'] as const", "['enterprise'] as const"),
    ],
    leavesOut: true,
  },
];
