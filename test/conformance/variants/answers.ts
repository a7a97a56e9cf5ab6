import type {FrontOptions} from '../front.js';
import {backend, type Change} from '../mutants/mutant.js';
import type {Variant} from './variant.js';

/* Answers that the contract allows. */

/** A certification is stored a moment later, unless there is one. */
const storeLater = `
  const store = () => dependencies.store.record(...happenings);
  if (dependencies.store.certifications(user.id).length > 0) store();
  else setTimeout(store, 800);`;

const replaces = (file: string, find: string, put: string): readonly Change[] => [{file: backend(file), find, put}];

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

const masks =
  (mask: string): (() => FrontOptions) =>
  () => ({
    after: (answer) => ({...answer, text: answer.text.replaceAll('*', mask)}),
  });

export const answers: readonly Variant[] = [
  {
    id: 'card-pending',
    does: 'A card is decided on later; the status tells.',
    changes: replaces(
      'verify-card',
      'return refusal ? refuse({code: refusal}) : pass(dependencies, request, now);',
      `if (refusal) return refuse({code: refusal});
      const {happenings} = pass(dependencies, request, now);${storeLater}
      return {answer: {pending: true, subject: user.subject, checkAfter: 1}, happenings: []};`,
    ),
  },
  {
    id: 'person-pending',
    does: 'A person is decided on later; the status tells.',
    changes: replaces(
      'check-id-card',
      "return passPerson(dependencies, asker, ticket, {whose: claim.whose, via: 'id-card'});",
      `const decision = passPerson(dependencies, asker, ticket, {whose: claim.whose, via: 'id-card'});
      if (!('passed' in decision.answer)) return decision;
      const [{happenings}, {user}] = [decision, asker];${storeLater}
      return {...decision, answer: {pending: true, subject: user.subject, checkAfter: 1}, happenings: []};`,
    ),
  },
  {
    id: 'place-pending',
    does: 'A place takes its time, and the handoff is pending meanwhile.',
    changes: [
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
    id: 'unknown-fields',
    does: 'Each answer has fields that the contract does not know, and other ones each time.',
    front: eachObject((object) => ({...object, traceId: crypto.randomUUID(), timestamp: Date.now()})),
  },
  {
    id: 'nulls',
    does: 'What is absent is null, in refusals, too.',
    front: eachObject((object) => ({
      ...('code' in object && {fields: null, triesLeft: null, retryAfter: null, message: null}),
      ...('methods' in object && {profile: null, nextLevel: null}),
      ...('passed' in object && {via: null, verifiedAt: null, samePerson: null}),
      ...object,
    })),
  },
  {id: 'masks-of-bullets', does: 'What is hidden is ●.', front: masks('●')},
  {id: 'masks-of-x', does: 'What is hidden is x.', front: masks('x')},
  {
    id: 'unknown-place-400',
    does: 'A place that there is not is 400.',
    changes: replaces(
      'create-handoff',
      "!places.keyOf(at)) return refuse({code: 'place-unavailable'});",
      "!places.keyOf(at)) throw new Problem('invalid-request');",
    ),
  },
  {
    id: 'names-the-representative',
    does: 'A refusal names the legal representative’s name: it is public.',
    changes: replaces(
      'check-enterprise',
      "{code: 'person-mismatch'}",
      "{code: 'person-mismatch', ...(legalRep.name !== record.legalRepName && {fields: ['legalRepName']})}",
    ),
  },
  {
    id: 'without-tickets',
    does: 'It cannot be asked about a ticket.',
    changes: replaces('legal-rep-routes', "'/legal-rep/tickets/:id'", "'/legal-rep/former-tickets/:id'"),
    leavesOut: true,
  },
  {
    id: 'tells-tries',
    does: 'Wrong data of a person are refused with the tries that are left.',
    changes: replaces(
      'check-id-card',
      "return refuse({code: 'person-mismatch'});",
      "return refuse({code: 'person-mismatch', triesLeft: (globalThis.left = (globalThis.left ?? 1_000) - 1)});",
    ),
  },
  {
    id: 'administrators-ask-nobody',
    does: 'An administrator’s own request is refused when it is made.',
    changes: replaces(
      'ask-for-help',
      "if (!user.applicable) return refuse({code: 'not-applicable'});",
      "if (!user.applicable || user.administers) return refuse({code: 'not-applicable'});",
    ),
  },
];
