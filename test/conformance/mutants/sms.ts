import type {SmsCodeAnswer} from '../../../src/domain/legal-rep.schemas.js';
import {findPerson, people} from '../../../simulators/backend/people.js';
import type {Parts} from '../../../simulators/backend/index.js';
import {demoSmsCode} from '../../../simulators/backend/sms-codes.js';
import {anyStep, unknown} from './legal-rep.js';
import {both, type Change, mutantsIn, refusalIn, replace} from './parts.js';

/** What the answer to an order says. */
const orderSays =
  (change: (mobile: string) => object): Change =>
  ({sendSmsCode, judgeMobile}) => {
    let mobile = '';
    return {
      judgeMobile: (...asked) => {
        const judged = judgeMobile(...asked);
        mobile = judged ?? '';
        return judged;
      },
      sendSmsCode: (...asked) => {
        const decision = sendSmsCode(...asked);
        const answer: SmsCodeAnswer =
          'smsId' in decision.answer ? {...decision.answer, ...change(mobile)} : decision.answer;
        return {...decision, answer};
      },
    };
  };

/** It sends to another person than the ticket’s, or to a person of whom it knows something else. */
const sendsTo =
  (change: (read: ReturnType<Parts['readPerson']>) => Partial<ReturnType<Parts['readPerson']>>): Change =>
  ({sendSmsCode}) => ({
    sendSmsCode: (parts, asker, request) => {
      const readPerson: Parts['readPerson'] = (...asked) => {
        const read = parts.readPerson(...asked);
        return {...read, ...change(read)};
      };
      return sendSmsCode({...parts, readPerson}, asker, request);
    },
  });

/** Which codes it takes for the one that was sent, before any is parsed. */
const takesCode =
  (isRight: (code: string) => boolean): Change =>
  ({parseBody}) => ({
    parseBody: (text, schema) =>
      parseBody(
        text.replace(
          /("smsCode":)"(\d*)"/,
          (_, name: string, code: string) => name + JSON.stringify(isRight(code) ? demoSmsCode : '000000'),
        ),
        schema,
      ),
  });

export const sms = mutantsIn({
  'unknown-ticket-is-500: For a ticket that it cannot have issued, an order of an SMS is a 500.': ({sendSmsCode}) => ({
    sendSmsCode: (parts, asker, request) => {
      if (request.ticket.length < 20) throw new Error('no ticket');
      return sendSmsCode(parts, asker, request);
    },
  }),
  'sms-before-the-check: It sends a code before person, card and mobile agree.': ({judgeMobile}) => ({
    judgeMobile: (...asked) => judgeMobile(...asked) ?? '13900000999',
  }),
  'sms-not-to-the-record: It does not know the mobile on record.': ({sendSmsCode}) => ({
    sendSmsCode: (parts, asker, request) => sendSmsCode(parts, asker, {...request, mobile: unknown(request.mobile)}),
  }),
  'mobile-unmasked: It tells the mobile in clear.': orderSays((mobile) => ({maskedMobile: mobile})),
  'sms-at-once: It sends one SMS after another.': ({smsCodes}) => replace(smsCodes, () => ({waitFor: () => 0})),
  'sms-wait-of-the-user: The wait is the user’s, so two users send to one mobile at once.': (right) => {
    let user = '';
    return {
      ...replace(right.smsCodes, (own) => ({
        waitFor: (mobile) => own.waitFor(user + mobile),
        send: (code, order) => own.send(code, {...order, mobile: user + order.mobile}),
      })),
      sendSmsCode: (parts, asker, request) => {
        user = asker.user.id;
        return right.sendSmsCode(parts, asker, request);
      },
    };
  },
  'tries-uncounted: It does not count wrong codes.': ({smsCodes}) =>
    replace(smsCodes, () => ({miscount: () => undefined})),
  'code-right-after-three-tries: It counts wrong codes, and takes the right one all the same.': ({smsCodes}) =>
    replace(smsCodes, (own) => ({
      find: (...asked) => {
        const code = own.find(...asked);
        return code?.triesLeft === 0 ? {...code, triesLeft: 1} : code;
      },
    })),
  'code-never-ends: A code works after its end.': ({smsCodes}) =>
    replace(smsCodes, (own) => ({send: (code, order) => own.send({...code, until: code.until + 86_400_000}, order)})),
  'code-reusable: A code works again and again.': ({smsCodes}) => replace(smsCodes, () => ({use: () => undefined})),
  'code-of-any-ticket: A code works for another ticket.': ({smsCodes}) =>
    replace(smsCodes, (own) => {
      const tickets = new Map<string, string>();
      return {
        send: (code, order) => {
          tickets.set(code.id, code.ticket);
          own.send(code, order);
        },
        find: (id, purpose) => own.find(id, {...purpose, ticket: tickets.get(id) ?? ''}),
      };
    }),
  'code-of-any-person: A code that was sent to one person checks the other.': both(anyStep, ({smsCodes}) =>
    replace(smsCodes, (own) => ({
      send: (code, order) => own.send({...code, whose: 'legal-rep'}, order),
      find: (id, purpose) => own.find(id, {...purpose, whose: 'legal-rep'}),
    })),
  ),
  'code-told: The answer to an order has the code.': orderSays(() => ({code: demoSmsCode})),
  'code-by-prefix: It compares as many digits as were sent.': takesCode((code) => demoSmsCode.startsWith(code)),
  'code-by-its-start: It compares six digits, whatever follows.': takesCode((code) => code.startsWith(demoSmsCode)),
  'representative-mobile-on-record: The legal representative’s mobile need not be typed.': ({judgeMobile}) => ({
    judgeMobile: (parts, asker, ticket, request) => {
      const known = parts.readPerson(parts, asker, ticket, request).person?.bankCards[0]?.mobile ?? '';
      const isKnown = request.whose === 'legal-rep' && unknown(request.mobile) === '';
      return judgeMobile(parts, asker, ticket, isKnown ? {...request, mobile: known} : request);
    },
  }),
  'any-person-by-sms: An SMS is sent to whoever’s name, number, card and mobile agree, not only to the ticket’s person.':
    sendsTo(({identity}) => ({person: findPerson(identity)})),
  'bank-card-not-in-the-status: A certification by bank card is not stored.': ({checkBankCard}) => ({
    checkBankCard: (parts, asker, claim) => ({
      ...checkBankCard(parts, asker, claim),
      ...(claim.whose === 'account-holder' && {happenings: []}),
    }),
  }),
  'card-of-anybody: Card and mobile agree with each other, and need not be the person’s.': sendsTo(({person}) => ({
    person: person && {...person, bankCards: people.flatMap(({bankCards}) => bankCards)},
  })),
  'code-of-any-record: A code checks a person when the record is another one.': ({checkBankCard, tickets}) => ({
    checkBankCard: (parts, asker, claim) => {
      const openTicket = () => tickets.find(claim.ticket, asker.user.subject) ?? 'ticket-expired';
      return checkBankCard({...parts, openTicket}, asker, claim);
    },
  }),
  'unknown-sms-is-500: A code of an SMS that it cannot have sent is a 500.': ({checkBankCard}) => ({
    checkBankCard: (parts, asker, claim) => {
      const decision = checkBankCard(parts, asker, claim);
      if (refusalIn(decision)?.code === 'sms-expired' && claim.smsId.length < 20) throw new Error('no SMS');
      return decision;
    },
  }),
});
